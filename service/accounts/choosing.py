"""When a consent opens several accounts: the person chooses one, in the same browser, once, within ten minutes.

Until then the tokens of all wait sealed in the attempt; what is not chosen is forgotten.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.access.tokens import hash_of
from service.accounts.arrival import Connected, NotConnected
from service.accounts.entering import enter, why_unreadable
from service.accounts.giving_back import give_back
from service.accounts.grants import Networks, network_of
from service.accounts.in_turn import Desk
from service.accounts.links import OpenLink, open_link
from service.accounts.models import ConnectAttempt
from service.accounts.practice_time import ahead
from service.accounts.queries import find_attempt
from service.accounts.refusals import Refusal
from service.kit.clock import Clock
from service.kit.jobs import Done, Outcome, Run, ask
from service.kit.secrets import Secret
from service.kit.vault import Place, SealBroken
from service.kit.work import Work, Works
from service.platforms.contract import GrantedTokens, OpenedAccount, Platform, Profile, Route, Terms
from service.platforms.failures import PlatformFailure

CHOICE_LIVES: Final = timedelta(minutes=10)
"""Time to find one's own Page in a list, and no longer, for the tokens of all wait meanwhile."""
FORGET: Final = "forget_choice"
"""The kind of job that forgets what nobody chose from; its subject is the attempt."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One of the accounts to choose from."""

    profile: Profile
    why_not: Refusal | None
    """What would come of choosing it as things stand; `None` when it can be read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person is to choose from."""

    platform: Platform
    practice_name: str
    offered: tuple["Offered", ...]
    state: Secret
    """Known to this person's browser alone; comes back with the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which account a person chose, and the browser they did it in."""

    state: Secret
    number: int | None
    """The network's own; none when nothing was chosen."""
    browser: Secret | None
    request_id: str = field(repr=False)


class _Kept(msgspec.Struct, frozen=True):
    """One of the accounts, as it is sealed."""

    profile: Profile
    access_token: str
    refresh_token: str | None
    expires_at: datetime
    scopes: frozenset[str]
    granted_by: str | None
    is_tried: bool
    is_in_role: bool

    @classmethod
    def of(cls, opened: OpenedAccount) -> "_Kept":
        tokens = opened.tokens
        refresh = tokens.refresh_token
        return cls(
            profile=opened.profile,
            access_token=tokens.access_token.reveal(),
            refresh_token=refresh.reveal() if refresh else None,
            expires_at=tokens.expires_at,
            scopes=tokens.scopes,
            granted_by=opened.granted_by,
            is_tried=opened.is_tried,
            is_in_role=opened.is_in_role,
        )

    def opened(self) -> OpenedAccount:
        refresh = None if self.refresh_token is None else Secret(self.refresh_token)
        tokens = GrantedTokens(Secret(self.access_token), refresh, self.expires_at, self.scopes)
        return OpenedAccount(self.profile, tokens, self.granted_by, self.is_tried, self.is_in_role)


async def offer(  # noqa: PLR0913 # each is named at the call
    work: Work, attempt_id: UUID, link: OpenLink, opened: Sequence[OpenedAccount], *, terms: Terms, state: Secret
) -> Choice | NotConnected:
    """Keep these accounts for a choice, and have them forgotten when none is made; or say why none can be read."""
    offered = tuple(Offered(each.profile, why_unreadable(each, terms)) for each in opened)
    reasons = [each.why_not for each in offered if each.why_not is not None]
    if len(reasons) == len(offered):
        return NotConnected(reasons[0])
    attempt = await work.session.get_one(ConnectAttempt, (work.practice_id, attempt_id))
    packed = msgspec.json.encode([_Kept.of(each) for each in opened]).decode()
    attempt.opened = (await work.seals()).seal(Secret(packed), _place(attempt_id))
    attempt.choose_until = work.at + CHOICE_LIVES
    await ask(work, FORGET, subject_id=attempt_id, due_at=attempt.choose_until)
    await work.session.flush()
    return Choice(link.platform, link.practice_name, offered, state)


async def choose(works: Works, networks: Networks, answer: Answer, *, clock: Clock) -> Connected | NotConnected:
    """Let the chosen account in.

    Raises:
        NetworkNotOffered: when this deployment no longer talks to the network.
    """
    found = await find_attempt(works.database, hash_of(answer.state))
    if found is None:
        return NotConnected(Refusal.STATE_UNKNOWN)
    practice_id, attempt_id = found
    async with works.open(practice_id, at=clock()) as work:
        attempt = await _held(work, attempt_id)
        refusal = _why_not(attempt, answer, at=work.at)
        if refusal is not None:
            return NotConnected(refusal)
        everything = await _unsealed(work, attempt)
        chosen = next((each for each in everything if each.profile.id == answer.number), None)
        if chosen is None:
            return NotConnected(Refusal.CHOICE_UNKNOWN)
        attempt.opened = None
        link = await open_link(work, attempt.link_id, at=attempt.created_at)
        route, now = Route(attempt.route), work.at + await ahead(work)
        network = network_of(networks, route)
    desk = Desk(works.database, practice_id, network, lambda: now)
    outcome = (
        NotConnected(link)
        if isinstance(link, Refusal)
        else await enter(works, desk, link, chosen, route=route, request_id=answer.request_id, clock=clock)
    )
    if isinstance(outcome, NotConnected):
        token = chosen.tokens.refresh_token or chosen.tokens.access_token
        with contextlib.suppress(PlatformFailure):
            await give_back(desk, route, token, granted_by=chosen.granted_by, awaited=True)
    return outcome


@dataclass(frozen=True, slots=True)
class ForgetChoice:
    """Forgets accounts of which none was chosen in time, and gives their consent back."""

    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Forget first, then tell the network, which may not take it; the tokens end by themselves."""
        async with run.work() as work:
            attempt = await _held(work, run.subject_id)
            if attempt.opened is None:
                return Done()
            try:
                first, *_ = await _unsealed(work, attempt)
            except SealBroken:
                first = None
            attempt.opened = None
            route, now = Route(attempt.route), work.at + await ahead(work)
        network = self.networks.get(route)
        if network is not None and first is not None:
            token = first.tokens.refresh_token or first.tokens.access_token
            with contextlib.suppress(PlatformFailure):
                desk = Desk(run.works.database, run.practice_id, network, lambda: now)
                await give_back(desk, route, token, granted_by=first.granted_by)
        return Done()


def _why_not(attempt: ConnectAttempt, answer: Answer, *, at: datetime) -> Refusal | None:
    if answer.browser is None or attempt.browser_hash != hash_of(answer.browser):
        return Refusal.OTHER_BROWSER
    if attempt.choose_until is None:
        return Refusal.STATE_UNKNOWN
    if attempt.choose_until <= at:
        return Refusal.STATE_EXPIRED
    return Refusal.STATE_USED if attempt.opened is None else None


async def _held(work: Work, attempt_id: UUID) -> ConnectAttempt:
    return (
        await work.session.scalars(
            select(ConnectAttempt)
            .where(ConnectAttempt.practice_id == work.practice_id, ConnectAttempt.id == attempt_id)
            .with_for_update()
        )
    ).one()


async def _unsealed(work: Work, attempt: ConnectAttempt) -> list[OpenedAccount]:
    packed = (await work.seals()).open(attempt.opened or b"", _place(attempt.id))
    return [each.opened() for each in msgspec.json.decode(packed.reveal(), type=list[_Kept])]


def _place(attempt_id: UUID) -> Place:
    return Place(table="connect_attempt", column="opened", row=attempt_id)
