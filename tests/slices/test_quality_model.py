from service.audience.evidence import Head
from service.audience.shipped_model import shipped
from service.kit.settings import Settings
from tests.callers import web

HEADS = ("x", "instagram", "automated", "activity")


class TestTheModelsPage:
    async def test_is_open_to_anyone_and_tells_its_version(self, settings: Settings) -> None:
        async with web(settings) as network:
            shown = await network.get("/v1/quality-model")
            again = await network.get("/v1/quality-model", headers={"If-None-Match": shown.headers["etag"]})
        assert shown.status_code == 200
        assert shown.json()["version"] == shipped().version == shown.json()["changes"][0]["version"]
        assert (again.status_code, again.content) == (304, b"")

    async def test_holds_every_number_that_was_learned(self, settings: Settings) -> None:
        async with web(settings) as network:
            page = (await network.get("/v1/quality-model")).json()
        model = shipped()
        for told, name in zip(page["questions"], HEADS, strict=True):
            head: Head = getattr(model, name)
            assert told["before"] == head.before / 100
            assert {each["fact"]: (tuple(each["knots"]), tuple(each["says"])) for each in told["facts"]} == {
                fact: (line.knots, line.says) for fact, line in head.tables.items()
            }

    async def test_names_sources_terms_accuracy_and_failures(self, settings: Settings) -> None:
        async with web(settings) as network:
            page = (await network.get("/v1/quality-model")).json()
        assert all(each["source"] for each in page["thresholds"])
        assert all(each["terms"] for each in page["training"])
        assert len(page["accuracy"]) >= 10
        for each in page["accuracy"]:
            assert each["auc"]["low"] <= each["auc"]["estimate"] <= each["auc"]["high"]
        assert any("Facebook" in failure for failure in page["known_failures"])
        assert {"dormant", "peer", "suspect"} <= {each["name"] for each in page["definitions"]}
