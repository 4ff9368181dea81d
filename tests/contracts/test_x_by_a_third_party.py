"""The X connector, unchanged, against a server that somebody else's program makes from X's own description."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.failures import (
    AnswerMalformed,
    GrantExpired,
    PermissionMissing,
    PlatformFailure,
    RequestRefused,
    Throttled,
)
from service.platforms.x import XNetwork, XSettings
from service.platforms.x_questions import XSpelling
from tests.prism import in_front_of, running_prism

SPECS = Path(__file__).parents[3] / "shared" / "specs"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = Secret("access-canary-1")
XDEV = 2244994945
"""Of whom the description's examples tell."""


@dataclass(frozen=True)
class Server:
    """One version of X's description, served."""

    url: str
    spelling: XSpelling


def served(spelling: XSpelling) -> Iterator[Server]:
    description = SPECS / f"x-api-v2-{spelling}.openapi.json"
    if not description.exists():
        pytest.skip(f"X's own description {description.name} is not here")
    with running_prism(description) as url:
        yield Server(url, spelling)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The older version, whose examples are like X's answers."""
    yield from served(XSpelling.TWEETS)


@pytest.fixture(scope="module")
def newer() -> Iterator[Server]:
    """The newer version, in which no number has an example: its answers hold words in their place."""
    yield from served(XSpelling.POSTS)


@contextlib.asynccontextmanager
async def connector(server: Server, *, prefer: str | None = None) -> AsyncIterator[XNetwork]:
    async with in_front_of(server.url, prefer=prefer) as api, GuardedSession(allow_loopback=True) as session:
        yield XNetwork(XSettings("app-1", Secret("s"), api_url=api, spelling=server.spelling), session)


class TestAThirdPartysX:
    async def test_is_read_without_a_change(self, server: Server) -> None:
        async with connector(server) as network:
            assert (await network.whoami(TOKEN, at=AT)).id == XDEV
            followers = await network.followers(TOKEN, XDEV, cursor=None, at=AT)
            assert (followers.profiles.id, followers.next_cursor) == ([XDEV], "string")
            posts = await network.posts(TOKEN, XDEV, cursor=None, at=AT)
            assert [(post.id, post.author_id) for post in posts.posts] == [(1346889436626259968, XDEV)]
            assert posts.posts[0].posted_at.replace(microsecond=0) == datetime(2021, 1, 6, 18, 40, 40, tzinfo=UTC)
            said = await network.mentions(TOKEN, XDEV, cursor=None, at=AT)
            assert len(said.posts) == 1

    async def test_leads_us_in_no_circle(self, server: Server) -> None:
        async with connector(server) as network:
            first = await network.posts(TOKEN, XDEV, cursor=None, at=AT)
            with pytest.raises(AnswerMalformed, match="does not move on"):
                await network.posts(TOKEN, XDEV, cursor=first.next_cursor, at=AT)
            way = (await network.reactions(TOKEN, XDEV, cursor=None, at=AT)).next_cursor
            reacted = await network.reactions(TOKEN, XDEV, cursor=way, at=AT)
            assert [(each.kind, each.profile_id) for each in reacted.reactions] == [("repost", XDEV)]
            with pytest.raises(AnswerMalformed, match="does not move on"):
                await network.reactions(TOKEN, XDEV, cursor=reacted.next_cursor, at=AT)

    async def test_refuses_a_cursor_that_it_never_gave(self, server: Server) -> None:
        async with connector(server) as network:
            # Its own answer's, which is shorter than any that its description allows.
            with pytest.raises(RequestRefused):
                await network.followers(TOKEN, XDEV, cursor="string", at=AT)

    @pytest.mark.parametrize(
        ("status", "failure"),
        [(401, GrantExpired), (403, PermissionMissing), (404, RequestRefused), (429, Throttled)],
    )
    async def test_is_refused_by_name(self, server: Server, status: int, failure: type[PlatformFailure]) -> None:
        async with connector(server, prefer=f"code={status}") as network:
            for name in ("followers", "posts", "mentions", "reactions"):
                with pytest.raises(failure) as refused:
                    await network.lists[name](TOKEN, XDEV, cursor=None, at=AT)
                assert type(refused.value) is failure
                if isinstance(refused.value, Throttled):
                    assert refused.value.until == AT + timedelta(minutes=15)
                if isinstance(refused.value, PermissionMissing):
                    assert refused.value.permissions
            with pytest.raises(failure):
                await network.whoami(TOKEN, at=AT)


class TestItsNewerSpelling:
    async def test_is_asked_nothing_that_its_description_does_not_allow(self, newer: Server) -> None:
        async with connector(newer) as network:
            for name in ("followers", "following", "posts", "mentions"):
                # A question that is refused would end in another failure; here only the answer is strange.
                with pytest.raises(AnswerMalformed, match="is not as described"):
                    await network.lists[name](TOKEN, XDEV, cursor=None, at=AT)

    @pytest.mark.parametrize(
        ("status", "failure"),
        [(401, GrantExpired), (403, PermissionMissing), (404, RequestRefused), (429, Throttled)],
    )
    async def test_is_refused_by_name_too(self, newer: Server, status: int, failure: type[PlatformFailure]) -> None:
        async with connector(newer, prefer=f"code={status}") as network:
            for name in ("followers", "posts"):
                with pytest.raises(failure):
                    await network.lists[name](TOKEN, XDEV, cursor=None, at=AT)
