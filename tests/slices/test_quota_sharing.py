"""Practices of one app before the sandboxes: all are served in turn, and no quota of Meta's is ever used beyond three quarters."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from httpx import Response

from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.hearing import hearing
from service.sandbox.meta.cast import LENA
from tests.checking import Surgery
from tests.connecting import scene
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import meta_sandbox_process
from tests.sandboxes import sandbox_x_process

BACK = "http://127.0.0.1:9999/back"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WINDOW_OF_X = timedelta(minutes=15, seconds=1)
PLENTY = 100_000
SMALL = 40
MOST = SMALL * 3 // 4


@dataclass
class Street:
    """Three practices whose clients' accounts are on one network, and what the network counts."""

    practices: list[Engaged]
    asked: list[Response] = field(default_factory=list)
    counted: list[tuple[datetime, int]] = field(default_factory=list)
    """When, and how many calls had come by then."""

    @property
    def now(self) -> datetime:
        return self.practices[0].surgery.clock()

    async def calls(self) -> int:
        return sum((await self.practices[0].sandbox.calls()).values())

    async def let_pass(self, by: timedelta) -> None:
        await self.practices[0].sandbox.stage("clock", {"advance_seconds": by.total_seconds()})
        for each in self.practices:
            each.surgery.clock.move(by)

    async def limit(self, *, app: int = PLENTY, account: int = PLENTY) -> None:
        """From the next day on, so that nothing of before counts."""
        await self.let_pass(DAY + HOUR)
        await self.practices[0].sandbox.stage("quotas", {"app_calls": app, "account_calls": account})

    async def work(self) -> list[str]:
        """All do what is due now; the states of their checkups."""
        for each in self.practices:
            await each.surgery.work()
            self.counted.append((self.now, await self.calls()))
        return [
            (await each.surgery.shown(asked))["state"] for each, asked in zip(self.practices, self.asked, strict=True)
        ]

    async def finish(self) -> list[str]:
        """Look at every account, moving on from one due moment to the next; the states in which they end."""
        self.counted = [(self.now, await self.calls())]
        self.asked = [await each.surgery.ask(each.account_id) for each in self.practices]
        states = await self.work()
        for _ in range(400):
            due = [job.due_at for each in self.practices for job in await each.surgery.jobs()]
            if not due:
                break
            await self.let_pass(max(min(due) - self.now, timedelta(0)))
            states = await self.work()
        return states

    def most_within(self, span: timedelta) -> int:
        """The most calls that came within any such span."""
        return max(
            total - max((before for when, before in self.counted if when <= at - span), default=self.counted[0][1])
            for at, total in self.counted
        )


@pytest.fixture
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@pytest.fixture
async def street(settings: Settings, works: Works, meta_url: str) -> AsyncIterator[Street]:
    async with AsyncExitStack() as stack:
        practices = [
            await stack.enter_async_context(engaged(settings, works, meta_url, Route.FACEBOOK, person=LENA.id))
            for _ in range(3)
        ]
        yield Street(practices)


async def refusals(street: Street) -> int:
    calls = await street.practices[0].sandbox.calls()
    return sum(count for name, count in calls.items() if not name.endswith((" 200", " 110", " 10")))


class TestPracticesThatShareAnApp:
    async def test_all_finish_in_turn_and_leave_a_quarter_of_its_quota(self, street: Street) -> None:
        await street.limit(app=SMALL)
        assert await street.finish() == ["done"] * 3
        assert street.most_within(HOUR) <= MOST
        assert await refusals(street) == 0

    async def test_of_one_account_leave_a_quarter_of_its_quota(self, street: Street) -> None:
        await street.limit(account=SMALL)
        assert await street.finish() == ["done"] * 3
        assert street.most_within(DAY) <= MOST
        assert await refusals(street) == 0

    async def test_hear_of_it_from_answers_about_tokens_and_figures_too(self, street: Street) -> None:
        first = street.practices[0]
        await street.limit(app=SMALL, account=SMALL)
        start = first.network.begin(redirect_uri=BACK)
        code = (await first.sandbox.agree(start.url, LENA.id))["code"]
        with hearing() as heard:
            tokens = await first.network.exchange(code=code, verifier=start.verifier, redirect_uri=BACK, at=street.now)
            [opened] = await first.network.accounts(tokens, at=street.now)
        of_tokens = [each.used for each in heard if each.bucket == "app"]
        assert of_tokens == sorted(of_tokens)
        assert max(of_tokens) > 0
        assert first.network.insights is not None
        with hearing() as heard:
            await first.network.insights(opened.tokens.access_token, first.number, at=street.now)
        assert max(each.used for each in heard if each.bucket == "app") > max(of_tokens)
        assert {each.bucket.rpartition(":")[2] for each in heard} == {"app", str(first.number)}

    async def test_are_told_why_they_wait_and_hold_no_worker(self, street: Street) -> None:
        await street.limit(app=SMALL)
        street.asked = [await each.surgery.ask(each.account_id) for each in street.practices]
        for _ in range(2):
            states = await street.work()
        assert "waiting" in states
        waiting = states.index("waiting")
        surgery = street.practices[waiting].surgery
        shown = await surgery.shown(street.asked[waiting])
        assert shown["waiting_reason"]["code"] == "quota_spared"
        assert "others are served too" in shown["waiting_reason"]["text"]
        [job] = await surgery.jobs()
        assert (job.state, job.lease_until) == ("queued", None)
        assert shown["waiting_until"] is not None


class TestPracticesWithTheSameAccountOnX:
    async def test_use_its_windows_up_without_ever_being_refused(self, settings: Settings, works: Works) -> None:
        options = ("--followers", "2300", "--second-followers", "50", "--limit", "followers", "2")
        async with AsyncExitStack() as stack:
            url = stack.enter_context(sandbox_x_process(options=options))
            scenes = [await stack.enter_async_context(scene(settings, works, url)) for _ in range(2)]
            surgeries = [Surgery(each.app, each.house, works, each.networks, each.clock) for each in scenes]
            asked = [
                await surgery.ask((await each.connect()).id) for surgery, each in zip(surgeries, scenes, strict=True)
            ]
            states: list[str] = []
            for window in range(1, 13):
                for surgery in surgeries:
                    await surgery.work()
                statuses = (await scenes[0].sandbox.ledger()).statuses
                assert statuses["followers 200"] <= 2 * window
                states = [(await surgery.shown(each))["state"] for surgery, each in zip(surgeries, asked, strict=True)]
                if states == ["done", "done"]:
                    break
                await scenes[0].sandbox.advance(WINDOW_OF_X)
                for each in scenes:
                    each.clock.move(WINDOW_OF_X)
            assert states == ["done", "done"]
            assert statuses["followers 200"] > 2 * 2
            assert not [name for name in statuses if name.endswith("429")]
