from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from aiohttp import web

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import ListName
from service.platforms.failures import AnswerMalformed
from service.platforms.walk import Under, Walk
from service.platforms.x import XNetwork, XSettings
from service.platforms.x_questions import XSpelling
from tests.loopback import Receiver, listening

SPECS = Path(__file__).parents[3] / "shared" / "specs"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
NUMBER = 2244994945
RAW = "0123456789abcdef"


class Items(msgspec.Struct):
    enum: set[str] | None = None


class Schema(msgspec.Struct):
    items: Items | None = None


class Parameter(msgspec.Struct):
    name: str = ""
    schema: Schema | None = None
    reference: str = msgspec.field(default="", name="$ref")


class Operation(msgspec.Struct):
    parameters: list[Parameter] = []
    security: list[dict[str, list[str]]] = []


class Described(msgspec.Struct):
    get: Operation | None = None


class Components(msgspec.Struct):
    parameters: dict[str, Parameter]


class Description(msgspec.Struct):
    """The part of X's own description that says what may be asked."""

    paths: dict[str, Described]
    components: Components

    def operation(self, request: web.Request) -> Operation:
        operation = self.paths[request.path.replace(str(NUMBER), "{id}")].get
        assert operation is not None
        return operation

    def values(self, operation: Operation) -> dict[str, set[str] | None]:
        """The parameters that an operation takes, each with its allowed values where they are listed."""
        named = [
            self.components.parameters[each.reference.rpartition("/")[2]] if each.reference else each
            for each in operation.parameters
        ]
        return {each.name: each.schema.items.enum if each.schema and each.schema.items else None for each in named}


@pytest.fixture
def description(spelling: XSpelling) -> Description:
    path = SPECS / f"x-api-v2-{spelling}.openapi.json"
    if not path.exists():
        pytest.skip(f"X's own description {path.name} is not here")
    return msgspec.json.decode(path.read_bytes(), type=Description)


@pytest.mark.parametrize("spelling", [*XSpelling])
class TestWhatWeAskX:
    async def test_is_what_its_own_description_allows(self, spelling: XSpelling, description: Description) -> None:
        for request in await _questions(spelling):
            allowed = description.values(description.operation(request))
            for name, value in request.query.items():
                assert name in allowed
                values = allowed[name]
                assert values is None or set(value.split(",")) <= values

    async def test_needs_no_scope_that_we_do_not_ask_for(self, spelling: XSpelling, description: Description) -> None:
        async with GuardedSession(allow_loopback=True) as session:
            asked = XNetwork(XSettings("app", Secret("s"), spelling=spelling), session).terms.scopes
        needed = {
            scope
            for request in await _questions(spelling)
            for way in description.operation(request).security
            for scope in way.get("OAuth2UserToken", ())
        }
        assert asked == needed | {"offline.access"}


async def _questions(spelling: XSpelling) -> list[web.Request]:
    receiver = Receiver()
    async with listening(receiver) as where, GuardedSession(allow_loopback=True) as session:
        network = XNetwork(XSettings("app", Secret("s"), api_url=f"http://{where}", spelling=spelling), session)
        asked: tuple[tuple[ListName, str | None], ...] = (
            ("followers", RAW),
            ("following", RAW),
            ("posts", RAW),
            ("mentions", Walk("mentions", RAW).cursor()),
            ("mentions", Walk("quote_tweets").cursor()),
            ("mentions", Walk("quote_tweets", None, (Under(str(NUMBER), RAW),)).cursor()),
            ("reactions", None),
            ("reactions", Walk("liking_users", None, (Under(f"retweeted_by/{NUMBER}", RAW),)).cursor()),
            ("reactions", Walk("liking_users", None, (Under(f"liking_users/{NUMBER}", RAW),)).cursor()),
        )
        for name, cursor in asked:
            with pytest.raises(AnswerMalformed):
                await network.lists[name](Secret("t"), NUMBER, cursor=cursor, at=AT)
        with pytest.raises(AnswerMalformed):
            await network.whoami(Secret("t"), at=AT)
    assert len(receiver.seen) == 10
    return receiver.seen
