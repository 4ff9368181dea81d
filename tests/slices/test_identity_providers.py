"""Configuring the providers by which people of a practice sign in."""

from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import text

from service.access.openid.configuring import MOST, add_provider
from service.access.openid.shapes import NewIdentityProvider
from service.kit.problems import RequestInvalid
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser
from tests.callers import NOON, a_house, web
from tests.openid_provider import APP_SECRET, KNOWN_AS, Provider, a_provider, redirects_to, says
from tests.provider_sign_ins import DESK, a_desk


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.behave()
    return running


class TestAnIdentityProvider:
    async def test_is_shown_without_its_secret_which_is_kept_sealed(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider, email_domains=["NorthStar.Example"])
            listed = await network.get("/v1/identity-providers", headers=house.owner.headers)

        (shown,) = listed.json()["items"]
        where = f"{settings.public_url}/sign-in/{house.practice_id}/{desk.provider_id}"
        assert (shown["has_secret"], shown["known_as"], shown["tied"]) == (True, KNOWN_AS, 0)
        assert shown["email_domains"] == ["northstar.example"]
        assert (shown["start"], shown["redirect_uri"]) == (where, f"{where}/return")
        assert APP_SECRET not in listed.text
        async with works.open(house.practice_id, at=NOON) as work:
            kept = await work.session.scalar(text("SELECT secret FROM identity_provider"))
        assert APP_SECRET.encode() not in kept

    async def test_is_changed_but_for_its_issuer(self, settings: Settings, works: Works, provider: Provider) -> None:
        house = await a_house(works)
        owner = house.owner.headers
        async with web(settings) as network:
            address = f"/v1/identity-providers/{(await a_desk(network, house, provider)).provider_id}"
            changed = await network.patch(address, json={"name": "Ours", "secret": ""}, headers=owner)
            (shown,) = (await network.get("/v1/identity-providers", headers=owner)).json()["items"]

        assert changed.json() == shown
        assert (shown["name"], shown["has_secret"], shown["return_addresses"]) == ("Ours", False, [DESK])
        assert shown["changed_at"] is not None

    async def test_goes_with_everybody_who_is_tied_to_it(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        owner = house.owner.headers
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            code = (await desk.round_trip())["code"]
            removed = await network.delete(f"/v1/identity-providers/{desk.provider_id}", headers=owner)
            refused = await desk.redeems(code)
            ties = await network.get("/v1/provider-ties", headers=owner)
            gone = await desk.sets_out(Browser(network))

        assert removed.status_code == 204
        assert refused.json()["type"].endswith("/proof-refused")
        assert ties.json()["items"] == []
        assert gone.status_code == 404

    async def test_is_one_for_each_issuer_and_one_of_twenty(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            for number in range(MOST - 1):
                issuer = f"https://{number}.northstar.example"
                await add_provider(
                    work, NewIdentityProvider(name="Ours", issuer=issuer, known_as="us"), allow_loopback=False
                )
        said = {"name": "Ours", "known_as": "us"}
        async with web(settings) as network:
            answers = [
                await network.post(
                    "/v1/identity-providers", json=said | {"issuer": issuer}, headers=house.owner.headers
                )
                for issuer in ("https://0.northstar.example", provider.issuer, "https://21.northstar.example")
            ]

        assert [each.status_code for each in answers] == [409, 201, 409]
        assert answers[0].json()["type"].endswith("/issuer-taken")
        assert answers[2].json()["type"].endswith("/too-many-providers")

    @pytest.mark.parametrize(
        ("field", "address"),
        [
            ("issuer", "http://login.northstar.example"),
            ("issuer", "https://127.0.0.1"),
            ("issuer", "https://169.254.169.254"),
            ("issuer", "https://login.northstar.example?tenant=1"),
            ("issuer", "https://login.northstar.example#x"),
            ("issuer", "https://dana@login.northstar.example"),
            ("return_addresses", "javascript:alert(1)"),
            ("return_addresses", "http://desk.northstar.example/"),
            ("return_addresses", "https://desk.northstar.example/#x"),
        ],
    )
    async def test_is_not_taken_with_an_address_where_nobody_should_go(
        self, field: str, address: str, works: Works
    ) -> None:
        house = await a_house(works)
        sound = NewIdentityProvider(name="Ours", issuer="https://login.northstar.example", known_as="us")
        wanted = msgspec.structs.replace(sound, **{field: address if field == "issuer" else [address]})
        async with works.open(house.practice_id, at=NOON) as work:
            with pytest.raises(RequestInvalid) as refused:
                await add_provider(work, wanted, allow_loopback=False)

        assert [each.where for each in refused.value.errors] == [field]


class TestTestingOne:
    async def test_says_that_it_is_sound_or_all_that_is_wrong(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            address = f"/v1/identity-providers/{desk.provider_id}/tests"

            async def told() -> tuple[bool, list[str]]:
                said = (await network.post(address, headers=house.owner.headers)).json()
                return said["is_sound"], [each["code"] for each in said["faults"]]

            sound = await told()
            provider.document = {"id_token_signing_alg_values_supported": ["HS256"], "response_types_supported": []}
            weak = await told()
            provider.behave()
            provider.answers["/keys"] = says({"keys": []})
            keyless = await told()
            provider.answers["/.well-known/openid-configuration"] = redirects_to("http://169.254.169.254/")
            elsewhere = await told()

        assert sound == (True, [])
        assert weak == (False, ["no_code_flow", "no_algorithm"])
        assert keyless == (False, ["no_keys"])
        assert elsewhere == (False, ["redirects"])
