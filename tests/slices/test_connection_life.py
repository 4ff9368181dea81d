"""What becomes of an account, and who is told, for everything that a network can fail with; a new failure has to be added here."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from service.accounts.looks import note_permissions, note_trouble
from service.accounts.models import SocialAccount
from service.accounts.states import IN_THE_WAY, TROUBLES, AccountState, Why, reason_of
from service.kit.jobs import JobKind
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms import failures
from service.platforms.contract import Profile, Route
from service.platforms.failures import PlatformFailure
from tests.callers import NOON
from tests.checking import Surgery
from tests.networks_scripted import Parlour, a_parlour

PAGE = Profile(id=501, handle="maya.studio", name="Maya's Studio", followers=1480)
LOST, HEALED = "account.needs_reconnect", "account.reconnected"
TROUBLE, OVER = "account.trouble", "account.trouble_over"
ENOUGH = 12
"""Due moments of a checkup, after which it has given up."""


@dataclass(frozen=True)
class Fate:
    """How a checkup that meets a failure ends, what is said at the account, and which event tells it."""

    checkup: str
    state: AccountState = AccountState.CONNECTED
    why: Why | None = None
    event: str | None = None


def lost(why: Why) -> Fate:
    return Fate("not_connected", AccountState.NEEDS_RECONNECT, why, LOST)


def trouble(checkup: str, why: Why) -> Fate:
    return Fate(checkup, why=why, event=TROUBLE)


FATES: dict[type[PlatformFailure], Fate] = {
    failures.GrantExpired: lost(Why.REVOKED),
    failures.GrantRanOut: lost(Why.EXPIRED),
    failures.GrantRevoked: lost(Why.REVOKED),
    failures.AppRemoved: Fate("removed_on_network", AccountState.DISCONNECTED, Why.REMOVED_ON_NETWORK, LOST),
    failures.RoleLost: lost(Why.ROLE_LOST),
    failures.OwnerMustAct: trouble("owner_must_act", Why.OWNER_MUST_ACT),
    failures.AccountUnsupported: trouble("account_unsupported", Why.ACCOUNT_UNSUPPORTED),
    failures.AnotherAccount: trouble("another_account", Why.ANOTHER_ACCOUNT),
    failures.PermissionMissing: trouble("permission_missing", Why.PERMISSION_REFUSED),
    failures.Throttled: Fate("throttled"),
    failures.QuotaSpared: Fate("quota_spared"),
    failures.AccountGone: trouble("gone", Why.ACCOUNT_GONE),
    failures.AccountPrivate: trouble("private", Why.ACCOUNT_PRIVATE),
    failures.AppBlocked: trouble("app_blocked", Why.APP_BLOCKED),
    failures.RequestRefused: Fate("request_refused"),
    failures.ObjectUnseen: Fate("request_refused"),
    failures.PlatformDown: Fate("network_down"),
    failures.AnswerMalformed: Fate("answer_malformed"),
}
"""What says nothing of the connection itself changes no state and is nobody's alert: the checkup says it, with its remedy."""


class Impatient(Surgery):
    """Gives a network that fails no second chance."""

    def kinds(self) -> Iterator[JobKind]:
        return (replace(kind, attempts=1) for kind in super().kinds())


def kinds(of: type[PlatformFailure] = PlatformFailure) -> Iterator[type[PlatformFailure]]:
    for each in of.__subclasses__():
        yield each
        yield from kinds(each)


def raised(kind: type[PlatformFailure]) -> PlatformFailure:
    if issubclass(kind, failures.Throttled):
        return kind(NOON + timedelta(days=2))
    return kind("as the network said")


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


async def look(parlour: Parlour, account: SocialAccount) -> str:
    """A whole checkup; returns the code of how it failed, or of what it waits for."""
    surgery = Impatient(parlour.app, parlour.house, parlour.works, parlour.networks, parlour.clock)
    asked = await surgery.ask(account.id)
    assert asked.status_code == 202, asked.text
    for _ in range(ENOUGH):
        await surgery.work()
        shown = await surgery.shown(asked)
        reason = shown["waiting_reason"]
        if shown["state"] == "failed":
            assert shown["failure"]["text"]
            assert shown["failure"]["remedy"]
            return str(shown["failure"]["code"])
        if reason is not None and reason["code"] != "access_refused_once":
            assert reason["text"]
            return str(reason["code"])
        parlour.clock.move(min((job.due_at for job in await surgery.jobs()), default=NOON) - parlour.clock())
    raise AssertionError(f"the checkup goes on for ever: {shown}")


async def told(parlour: Parlour, account: SocialAccount) -> list[tuple[str, object]]:
    """Everything the practice was told of this account, as event and reason."""
    return [
        (event, each.get("reason"))
        for event in (LOST, HEALED, TROUBLE, OVER)
        for each in await parlour.told(event)
        if each["account_id"] == str(account.id)
    ]


class TestEveryFailure:
    def test_has_a_fate(self) -> None:
        assert set(kinds()) == FATES.keys()

    @pytest.mark.parametrize("kind", FATES, ids=lambda kind: kind.__name__)
    async def test_ends_as_it_should_is_told_once_and_healed_once(
        self, parlour: Parlour, kind: type[PlatformFailure]
    ) -> None:
        fate = FATES[kind]
        facebook = parlour.routes[Route.FACEBOOK]
        account = await parlour.connect(Route.FACEBOOK, PAGE)
        facebook.refuses = raised(kind)
        assert await look(parlour, account) == fate.checkup

        shown = await parlour.shown(account)
        assert shown["state"] == fate.state
        reason = shown["state_reason"]
        if fate.why is None:
            assert reason is None
        else:
            assert isinstance(reason, dict)
            assert reason["code"] == fate.why
            assert all(reason[words] for words in ("text", "remedy", "client_remedy"))
        news = [(fate.event, fate.why)] if fate.event else []
        assert await told(parlour, account) == news

        if fate.why is not None and fate.state is AccountState.CONNECTED:
            await look(parlour, account)
            assert await told(parlour, account) == news
            await answered(parlour, account)
            await answered(parlour, account)
            assert await told(parlour, account) == [*news, (OVER, fate.why)]
        elif fate.event == LOST:
            facebook.refuses = None
            await parlour.connect(Route.FACEBOOK, PAGE)
            await parlour.connect(Route.FACEBOOK, PAGE)
            assert await told(parlour, account) == [*news, (HEALED, None)]
        assert (await parlour.shown(account))["state_reason"] is None


async def answered(parlour: Parlour, account: SocialAccount) -> None:
    """A look was answered and nothing was refused."""
    async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
        await note_permissions(work, account.id, refused=None)


class TestTroubles:
    async def note(self, parlour: Parlour, account: SocialAccount, *whys: Why) -> None:
        for why in whys:
            async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
                await note_trouble(work, account.id, why)

    async def test_that_follow_one_another_are_each_told_and_over_once(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.FACEBOOK, PAGE)
        await self.note(parlour, account, Why.APP_BLOCKED, Why.APP_BLOCKED, Why.OWNER_MUST_ACT)
        await answered(parlour, account)
        assert await told(parlour, account) == [
            (TROUBLE, "app_blocked"),
            (TROUBLE, "owner_must_act"),
            (OVER, "owner_must_act"),
        ]
        [first, second] = await parlour.told(TROUBLE)
        assert "operator" in str(first["remedy"])
        assert "You need do nothing" in str(first["client_remedy"])
        assert "Ask the client to open" in str(second["remedy"])

    async def test_are_over_when_the_account_is_connected_anew(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.FACEBOOK, PAGE)
        await self.note(parlour, account, Why.ACCOUNT_GONE)
        await parlour.connect(Route.FACEBOOK, PAGE)
        assert await told(parlour, account) == [(TROUBLE, "account_gone"), (OVER, "account_gone")]

    async def test_are_not_hidden_by_an_end_that_is_still_to_come(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, PAGE)
        await self.note(parlour, account, Why.OWNER_MUST_ACT, Why.ACCESS_ENDS_SOON)
        reason = (await parlour.shown(account))["state_reason"]
        assert isinstance(reason, dict)
        assert reason["code"] == "owner_must_act"


class TestWords:
    @pytest.mark.parametrize("why", Why)
    def test_of_every_reason_speak_to_the_coach_and_to_the_client(self, why: Why) -> None:
        reason = reason_of(why, [])
        assert reason is not None
        assert "the client" not in reason.client_remedy
        assert reason.client_remedy != reason.remedy

    def test_troubles_leave_an_account_connected(self) -> None:
        assert {why.value for why in TROUBLES} < set(IN_THE_WAY)
