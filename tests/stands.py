"""Every network that can be connected, before its sandbox and with somebody's account. A new one joins by a line of `NETWORKS`."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Protocol, get_args

import httpx2

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import ListName, Mention, Network, OpenedAccount, Page, Route
from service.platforms.trail import Trail
from service.platforms.x_questions import XSpelling
from service.sandbox.meta.cast import LENA, LENA_MOVES, LENA_ON_INSTAGRAM
from tests.meta_checkups import meta_network
from tests.meta_sandbox import MetaSandbox, meta_sandbox_process
from tests.sandboxes import SandboxX, sandbox_x_process
from tests.x_stand import x_network

BACK: Final = "http://127.0.0.1:9999/back"
LISTS: Final[tuple[ListName, ...]] = get_args(ListName)
FOLLOWERS: Final = 2_600
EMPTY_ALLOWED: Final = 100
"""Pages in a row under whose posts nobody said or did anything."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A mention of the account: where, and what is to be found there."""

    post: int
    comment: int | None
    found: Mention


class Stage(Protocol):
    """What a network's sandbox must be able to do for the contract's sake."""

    async def now(self) -> datetime:
        """Its time."""
        ...

    async def agree(self, consent_url: str, person: int, *, without: tuple[str, ...] = ()) -> dict[str, str]:
        """What the person is sent back with from the consent page."""
        ...

    async def person(self) -> int:
        """Somebody with one account that may be connected, around which much happens."""
        ...

    async def truth(self) -> Mapping[ListName, int]:
        """How long their lists are, of those whose length is known here."""
        ...

    async def mentions(self) -> Sequence[Planted]:
        """Have somebody mention that account in a post and in a comment of theirs, where only the network's word tells."""
        ...

    async def throttle(self) -> None:
        """Refuse the next call of any kind, for it is one too many."""
        ...


@dataclass(frozen=True, slots=True)
class Stand:
    """A network before its sandbox, with an account that somebody has connected."""

    network: Network
    stage: Stage
    opened: OpenedAccount

    @property
    def account_id(self) -> int:
        return self.opened.profile.id

    async def again(self, *, without: tuple[str, ...] = ()) -> "Stand":
        """The same account connected once more."""
        return Stand(self.network, self.stage, await connected(self.network, self.stage, without=without))

    async def page(self, name: ListName, cursor: str | None = None, *, token: Secret | None = None) -> Page:
        token = token or self.opened.tokens.access_token
        read = self.network.lists[name]
        return await read(token, self.account_id, cursor=cursor, at=await self.stage.now())

    async def everything(self, name: ListName) -> list[Page]:
        """Every page of a list, to its end."""
        trail = Trail(announced=None, empty_in_a_row=EMPTY_ALLOWED)
        pages = [await self.page(name)]
        while (cursor := pages[-1].next_cursor) is not None:
            trail.step([], cursor)
            pages.append(await self.page(name, cursor))
        return pages


async def connected(network: Network, stage: Stage, *, without: tuple[str, ...] = ()) -> OpenedAccount:
    """The one account that a person's consent opens, all the way from the consent page."""
    start = network.begin(redirect_uri=BACK)
    back = await stage.agree(start.url, await stage.person(), without=without)
    assert back["state"] == start.state.reveal()
    at = await stage.now()
    tokens = await network.exchange(code=back["code"], verifier=start.verifier, redirect_uri=BACK, at=at)
    [opened] = await network.accounts(tokens, at=at)
    return opened


@dataclass(frozen=True, slots=True)
class Case:
    """How a network is stood before its sandbox; cases with the same sandbox share its process."""

    sandbox: str
    network: Callable[[str, GuardedSession], Network]
    stage: Callable[[str, httpx2.AsyncClient], Stage]


@asynccontextmanager
async def standing(case: Case, url: str) -> AsyncIterator[Stand]:
    """The network of this case, before the sandbox at this address."""
    async with httpx2.AsyncClient(trust_env=False, timeout=30) as http, GuardedSession(allow_loopback=True) as session:
        network, stage = case.network(url, session), case.stage(url, http)
        yield Stand(network, stage, await connected(network, stage))


@dataclass(frozen=True, slots=True)
class _StageOfX:
    sandbox: SandboxX

    async def now(self) -> datetime:
        return await self.sandbox.now()

    async def agree(self, consent_url: str, person: int, *, without: tuple[str, ...] = ()) -> dict[str, str]:
        return await self.sandbox.agree(consent_url, person, without=without)

    async def person(self) -> int:
        return int((await self.sandbox.coached()).id)

    async def truth(self) -> Mapping[ListName, int]:
        truth = await self.sandbox.truth(await self.person())
        return {"followers": len(truth.followers), "following": len(truth.following)}

    async def mentions(self) -> Sequence[Planted]:
        return ()

    async def throttle(self) -> None:
        await self.sandbox.plant("/2/*", "429")


@dataclass(frozen=True, slots=True)
class _StageOfMeta:
    sandbox: MetaSandbox
    account: int

    async def now(self) -> datetime:
        return await self.sandbox.now()

    async def agree(self, consent_url: str, person: int, *, without: tuple[str, ...] = ()) -> dict[str, str]:
        return await self.sandbox.agree(consent_url, person, without=without)

    async def person(self) -> int:
        return LENA.id

    async def truth(self) -> Mapping[ListName, int]:
        return {"posts": (await self.sandbox.truth(self.account))["posts"]}

    async def mentions(self) -> Sequence[Planted]:
        if self.account != LENA_ON_INSTAGRAM.id:
            return ()
        return [await planted_mention(self.sandbox, self.account, in_comment=each) for each in (False, True)]

    async def throttle(self) -> None:
        await self.sandbox.stage("mishaps", {"path": "/*-graph/*", "kind": "error", "code": 4})


async def planted_mention(sandbox: MetaSandbox, account: int, *, in_comment: bool) -> Planted:
    """A mention of this Instagram account, made now."""
    shown = await sandbox.stage("mentions", {"subject": str(account), "in_comment": in_comment})
    made = datetime.fromisoformat(shown["at"]).replace(microsecond=0)
    comment = None if shown["comment_id"] is None else int(shown["comment_id"])
    return Planted(int(shown["media_id"]), comment, Mention(shown["username"], made))


def _of_x(spelling: XSpelling) -> Case:
    return Case(
        f"x {spelling}",
        lambda url, session: x_network(spelling, url, session),
        lambda url, http: _StageOfX(SandboxX(url, http)),
    )


def _of_meta(route: Route, account: int) -> Case:
    return Case(
        "meta",
        lambda url, session: meta_network(route, url, session),
        lambda url, http: _StageOfMeta(MetaSandbox(url, http), account),
    )


def _sandbox_of_x(spelling: XSpelling) -> AbstractContextManager[str]:
    return sandbox_x_process(options=("--followers", str(FOLLOWERS), "--spelling", spelling))


SANDBOXES: Final[Mapping[str, Callable[[], AbstractContextManager[str]]]] = {
    **{f"x {spelling}": partial(_sandbox_of_x, spelling) for spelling in XSpelling},
    "meta": meta_sandbox_process,
}
NETWORKS: Final[Mapping[str, Case]] = {
    **{f"x {spelling}": _of_x(spelling) for spelling in XSpelling},
    "instagram": _of_meta(Route.INSTAGRAM, LENA_ON_INSTAGRAM.id),
    "instagram by facebook": _of_meta(Route.INSTAGRAM_BY_FACEBOOK, LENA_ON_INSTAGRAM.id),
    "facebook": _of_meta(Route.FACEBOOK, LENA_MOVES.id),
}
