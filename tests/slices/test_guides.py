"""Guides and the pages of errors, as a builder of front ends reads them."""

import re
from uuid import uuid4

from service.guides.guide_pages import NAMES
from service.kit.problem_pages import problems
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import a_house, web


class TestAGuide:
    async def test_is_a_whole_page_whose_links_lead_somewhere(self, settings: Settings) -> None:
        async with web(settings) as network:
            contents = await network.get("/docs/guides")
            assert [f"/docs/guides/{name}" in contents.text for name in NAMES] == [True] * len(NAMES)
            for name in NAMES:
                page = await network.get(f"/docs/guides/{name}")
                assert (page.status_code, page.text.count("<h1>"), "<h2>" in page.text) == (200, 1, True), name
                for link in re.findall(r'href="(/[^"#]*)"', page.text):
                    assert (await network.get(link)).status_code == 200, link
            assert (await network.get("/docs/guides/nothing")).status_code == 404

    async def test_names_operations_that_there_are(self, settings: Settings) -> None:
        async with web(settings) as network:
            paths = (await network.get("/docs/openapi.json")).json()["paths"]
            known = {re.sub(r"\{\w+\}", "{id}", path): set(item) for path, item in paths.items()}
            for name in NAMES:
                page = await network.get(f"/docs/guides/{name}")
                for method, path in re.findall(r"<code>(GET|POST|DELETE) (/v1/[^<]+)</code>", page.text):
                    assert method.lower() in known.get(path, set()), (name, method, path)


class TestAnError:
    async def test_has_a_page_at_the_end_of_its_type(self, settings: Settings) -> None:
        async with web(settings) as network:
            refused = (await network.get("/v1/clients")).json()
            slug = refused["type"].rpartition("/")[2]
            page = await network.get(f"/problems/{slug}")
            assert refused["title"] in page.text
            assert (await network.get("/problems/nothing")).status_code == 404
            contract = (await network.get("/docs/openapi.json")).text
            told = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`: [A-Z]", contract))
        assert told
        assert told <= problems().keys()


class TestAnAddressThatIsNone:
    async def test_is_told_from_a_thing_out_of_reach(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            for nowhere in ("/v1/cliemts", "/v2/clients", "/v1/clients/not-an-id"):
                answer = await network.get(nowhere, headers=house.coach.headers)
                told = answer.json()
                assert (answer.status_code, told["type"].rpartition("/")[2]) == (404, "no-such-address"), nowhere
                assert "/docs" in told["remedy"]
            unreachable = await network.get(f"/v1/clients/{uuid4()}", headers=house.coach.headers)
            assert unreachable.json()["type"].rpartition("/")[2] == "not-found"

    async def test_of_no_path_at_all_leads_to_the_reference(self, settings: Settings) -> None:
        async with web(settings) as network:
            led = await network.get("/", follow_redirects=False)
            assert (led.status_code, led.headers["location"]) == (303, "/docs")
            assert (await network.get("/docs")).status_code == 200
