"""Checkups of accounts on X: what is read at which price, and what stands in the way."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from service.accounts.grants import usable_token
from service.accounts.models import SocialAccount
from service.checkups.asking import TRY_AGAIN_AFTER, ask_due_checkups
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import ProfilePage, Route
from service.roster.models import Client
from tests.checking import Surgery
from tests.connecting import Scene, scene
from tests.orphans import orphans
from tests.sandboxes import sandbox_x_process

FOLLOWERS, SECOND_FOLLOWERS = 2_300, 120
PAGE = 1_000
FOLLOWER_MICROS = 15_000
"""A person and the newest post that comes with them."""
ME_MICROS = 10_000
SOON_AFTER = timedelta(minutes=16)
"""X counts calls in windows of 15 minutes."""


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    # The same people are looked at more often within a window than X allows.
    limits = [word for name in ("liking_users", "retweeted_by", "me") for word in ("--limit", name, "10000")]
    options = ("--followers", str(FOLLOWERS), "--second-followers", str(SECOND_FOLLOWERS), *limits)
    with sandbox_x_process(options=options) as url:
        yield url


@pytest.fixture(scope="module")
def slow_sandbox_url() -> Iterator[str]:
    options = ("--followers", str(FOLLOWERS), "--second-followers", "50", "--limit", "followers", "2")
    with sandbox_x_process(options=options) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        await opened.let_pass(timedelta(minutes=15))  # X allows 75 questions about likes in each quarter of an hour
        yield opened


def surgery_of(stage: Scene) -> Surgery:
    return Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)


async def a_budget(surgery: Surgery, account: SocialAccount, micros: int) -> None:
    changed = await surgery.app.patch(
        f"/v1/accounts/{account.id}", json={"monthly_budget_micros": micros}, headers=surgery.house.owner.headers
    )
    assert changed.status_code == 200, changed.text


class TestACheckup:
    async def test_is_priced_before_it_reads_and_ends_in_a_report(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        asked = await surgery.ask(account.id)
        queued = await surgery.shown(asked)
        assert (asked.status_code, queued["state"], queued["plan"]) == (202, "queued", None)
        assert queued["asked_by"] == surgery.house.coach.identity.caller
        await surgery.work()
        done = await surgery.shown(asked)
        assert (done["state"], done["failure"]) == ("done", None)
        followers = done["plan"]["lists"]["followers"]
        assert followers["read"] == followers["total"] == done["people_total"] >= FOLLOWERS
        assert followers["total"] * FOLLOWER_MICROS < done["spent_micros"] <= done["plan"]["price_micros"] + ME_MICROS
        quality = await surgery.get(f"/v1/accounts/{account.id}/quality")
        assert quality["quality"]["coverage"]["complete"] is True
        assert done["people_read"] == quality["quality"]["coverage"]["read"] == len(await surgery.standing(account.id))
        flags = await surgery.get(f"/v1/accounts/{account.id}/flags")
        assert flags["profiles"] == done["people_read"] > flags["readable"] > 0
        # The sandbox's deployment holds no permission of X.
        assert (flags["words_judged"], flags["not_observable"][0]["code"]) == (False, "not_observable.offensive")

    async def test_reads_a_random_part_when_the_budget_is_short_and_the_list_is_known(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        whole = await surgery.look(account.id)
        standing = await surgery.standing(account.id)
        spent = whole["spent_micros"]
        await a_budget(surgery, account, spent + 2 * ME_MICROS + 300 * FOLLOWER_MICROS)
        told = (await surgery.get(f"/v1/accounts/{account.id}/checkup-estimate"))["plan"]["lists"]["followers"]
        done = await surgery.look(account.id)
        planned = done["plan"]["lists"]["followers"]
        assert (planned["sampled"], planned["read"]) == (told["sampled"], told["read"]) == (True, 300)
        quality = (await surgery.get(f"/v1/accounts/{account.id}/quality"))["quality"]
        coverage = quality["coverage"]
        assert (coverage["sampling"], coverage["complete"]) == ("random", False)
        assert 270 <= coverage["read"] <= 300
        assert "drawn_from_last_list" in {each["code"] for each in coverage["not_observable"]}
        assert await surgery.standing(account.id) == standing
        genuine = next(each for each in quality["classes"] if each["klass"] == "genuine")
        assert genuine["share"]["low"] < genuine["share"]["estimate"] < genuine["share"]["high"]

    async def test_can_be_priced_before_it_is_asked_for_and_costs_no_more(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        path = f"/v1/accounts/{account.id}/checkup-estimate"
        unseen = await surgery.get(path)
        assert (unseen["plan"], unseen["reason"]["code"]) == (None, "not_observable.counts")
        await surgery.look(account.id)
        asked = await stage.sandbox.ledger()
        told = await surgery.get(path)
        assert await stage.sandbox.ledger() == asked
        done = await surgery.look(account.id)
        assert done["plan"]["lists"].keys() == told["plan"]["lists"].keys()
        assert done["spent_micros"] <= told["plan"]["price_micros"] + told["counting_micros"]
        await a_budget(surgery, account, 1)
        assert (await surgery.get(path))["reason"]["code"] == "budget_spent"

    async def test_pays_for_nobody_twice_on_one_day_and_never_keeps_less_than_the_bill(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        await stage.let_pass(timedelta(days=1))
        books = [(await stage.sandbox.ledger()).cost_micro_dollars]
        looks = []
        for _ in range(2):
            looks.append(await surgery.look(account.id))
            books.append((await stage.sandbox.ledger()).cost_micro_dollars)
        first, second = (each["spent_micros"] for each in looks)
        assert books[1] - books[0] <= first < looks[0]["plan"]["price_micros"] + ME_MICROS
        assert books[2] - books[1] <= second < first - SECOND_FOLLOWERS * ME_MICROS * 0.9

    async def test_says_whom_the_network_named_and_would_not_show(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        await surgery.look(account.id)
        hidden = sorted(await surgery.standing(account.id))[:3]
        for each in hidden:
            await stage.sandbox.suspend(each)
        try:
            done = await surgery.look(account.id)
        finally:
            for each in hidden:
                await stage.sandbox.reinstate(each)
        quality = (await surgery.get(f"/v1/accounts/{account.id}/quality"))["quality"]
        coverage, missing = quality["coverage"], done["people_total"] - done["people_read"]
        assert coverage["complete"] is True
        assert missing >= len(hidden)
        said = [each for each in coverage["not_observable"] if each["code"] in {"people_withheld", "people_not_listed"}]
        assert sum(each["params"]["people"] for each in said) == missing
        assert next(each["params"]["people"] for each in said if each["code"] == "people_withheld") >= len(hidden)
        share = quality["classes"][0]["share"]
        assert share["high"] - share["low"] == pytest.approx(missing / done["people_total"])

    async def test_reads_the_newest_first_when_the_budget_is_short_and_says_so(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        await a_budget(surgery, account, ME_MICROS + PAGE * FOLLOWER_MICROS + 500)
        done = await surgery.look(account.id)
        assert done["plan"]["lists"]["followers"] == {
            "read": PAGE, "total": done["people_total"], "most": PAGE, "sampled": False,
        }  # fmt: skip
        assert done["plan"]["lists"]["following"]["read"] == done["plan"]["lists"]["mentions"]["read"] == 0
        assert done["spent_micros"] <= ME_MICROS + PAGE * FOLLOWER_MICROS
        shown = await surgery.get(f"/v1/accounts/{account.id}/quality")
        coverage = shown["quality"]["coverage"]
        assert (coverage["sampling"], coverage["complete"]) == ("newest_first", False)
        assert f"{coverage['read']:,} of {done['people_total']:,}" in shown["coverage_text"]
        token = await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        newest = await stage.networks[Route.X].lists["followers"](token, stage.people[0], cursor=None, at=stage.clock())
        assert isinstance(newest, ProfilePage)
        assert await surgery.standing(account.id) == set(newest.profiles.id)
        assert coverage["read"] == done["people_read"] == len(newest.profiles)

    async def test_fails_with_a_remedy_when_the_budget_is_spent(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        await a_budget(surgery, account, 1_000_000)
        done = await surgery.look(account.id)
        assert (done["state"], done["failure"]["code"], done["report_id"]) == ("failed", "budget_spent", None)
        assert "monthly budget" in done["failure"]["remedy"]
        assert (done["people_read"], done["spent_micros"]) == (0, ME_MICROS)
        due = (await stage.account()).next_checkup_at
        assert due == pytest.approx(await stage.sandbox.now() + TRY_AGAIN_AFTER, abs=timedelta(minutes=1))

    async def test_asks_nothing_that_costs_more_than_is_left(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        await a_budget(surgery, account, 3 * ME_MICROS - 1)
        looks = [await surgery.look(account.id) for _ in range(3)]
        assert [each["failure"]["code"] for each in looks] == ["budget_spent"] * 3
        assert [each["spent_micros"] for each in looks] == [ME_MICROS, ME_MICROS, 0]

    async def test_spends_no_more_than_the_months_budget_in_several_looks(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        budget = 2 * (ME_MICROS + PAGE * FOLLOWER_MICROS)
        await a_budget(surgery, account, budget)
        looks = [await surgery.look(account.id) for _ in range(2)]
        assert [each["state"] for each in looks] == ["done", "failed"]
        assert sum(each["spent_micros"] for each in looks) <= budget

    async def test_runs_once_at_a_time_for_an_account(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        first = await surgery.ask(account.id)
        second = await surgery.ask(account.id, surgery.house.owner)
        assert (second.status_code, second.json()["type"].rpartition("/")[2]) == (409, "checkup-running")
        assert first.json()["id"] in second.json()["detail"]
        await surgery.work()
        assert (await surgery.ask(account.id)).status_code == 202

    async def test_is_asked_for_by_itself_once_the_account_is_due(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        await ask_due_checkups(stage.works, at=stage.clock())
        await ask_due_checkups(stage.works, at=stage.clock())
        await surgery.work()
        [done] = (await surgery.get(f"/v1/accounts/{account.id}/checkups"))["items"]
        assert (done["asked_by"], done["state"]) == ("schedule", "done")
        await ask_due_checkups(stage.works, at=stage.clock())
        assert await surgery.jobs() == []

    async def test_is_not_made_for_somebody_who_is_coached_no_more(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        answers = []
        for ended in (True, False):
            client = f"/v1/clients/{account.client_id}"
            headers = surgery.house.owner.headers
            assert (await surgery.app.patch(client, json={"coaching_ended": ended}, headers=headers)).status_code == 200
            await ask_due_checkups(stage.works, at=stage.clock())
            answers.append(
                (len(await surgery.jobs()), (await surgery.ask(account.id)).json()["type"].rpartition("/")[2])
            )
        assert answers == [(0, "coaching-ended"), (1, "checkup-running")]

    async def test_waits_a_limit_out_without_holding_a_worker(
        self, settings: Settings, works: Works, slow_sandbox_url: str
    ) -> None:
        async with scene(settings, works, slow_sandbox_url) as stage:
            surgery, account = surgery_of(stage), await stage.connect()
            asked = await surgery.ask(account.id)
            await surgery.work()
            waiting = await surgery.shown(asked)
            [job] = await surgery.jobs()
            assert (waiting["state"], waiting["stage"]) == ("waiting", "followers")
            assert PAGE < waiting["people_read"] <= 2 * PAGE
            assert waiting["waiting_until"] is not None
            assert (job.state, job.lease_until) == ("queued", None)
            assert stage.clock() < job.due_at <= stage.clock() + SOON_AFTER
            await surgery.work()
            assert (await surgery.shown(asked))["state"] == "waiting"
            await stage.sandbox.advance(SOON_AFTER)
            stage.clock.move(SOON_AFTER)
            await surgery.work()
            done = await surgery.shown(asked)
            assert (done["state"], done["waiting_until"]) == ("done", None)
            assert (await stage.sandbox.ledger()).statuses["followers 200"] == 3
            assert done["people_read"] == len(await surgery.standing(account.id))

    async def test_tells_that_access_was_taken_back(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        await stage.sandbox.withdraw(stage.people[0])
        done = await surgery.look(account.id)
        assert (done["state"], done["failure"]["code"]) == ("failed", "not_connected")
        assert "connect link" in done["failure"]["remedy"]
        assert (await stage.account()).state == "needs_reconnect"
        assert await stage.told() == ["revoked"]

    async def test_of_an_account_that_only_exports_know_is_refused(self, stage: Scene) -> None:
        surgery = surgery_of(stage)
        added = await surgery.app.post(
            f"/v1/clients/{surgery.house.client_id}/accounts",
            json={"platform": "instagram", "handle": "elena.at.home"},
            headers=surgery.house.coach.headers,
        )
        refused = await surgery.ask(added.json()["id"])
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "account-has-no-api")


class TestASecondLook:
    async def test_tells_who_came_and_who_left(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        await surgery.look(account.id)
        everybody = await surgery.standing(account.id)
        gone = set(sorted(everybody)[:3])
        for each in gone:
            await stage.sandbox.suspend(each)
        await surgery.look(account.id)
        assert await surgery.standing(account.id) == everybody - gone
        for each in gone:
            await stage.sandbox.reinstate(each)
        await surgery.look(account.id)
        assert await surgery.standing(account.id) == everybody
        assert [await surgery.changes(account.id, number) for number in (1, 2, 3)] == [
            (set(), set()),
            (set(), gone),
            (gone, set()),
        ]
        looks = await surgery.snapshots(account.id)
        assert [(each.number, each.arrived, each.left) for each in looks[1:]] == [(2, 0, 3), (3, 3, 0)]
        assert not any((await orphans(stage.works, surgery.house.practice_id)).values())

    async def test_counts_nobody_as_gone_whom_it_did_not_reach(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect()
        first = await surgery.look(account.id)
        everybody = await surgery.standing(account.id)
        await a_budget(surgery, account, first["spent_micros"] + ME_MICROS + PAGE * FOLLOWER_MICROS)
        second = await surgery.look(account.id)
        assert 0 < second["people_read"] <= PAGE
        assert await surgery.standing(account.id) >= everybody
        whole, part = await surgery.snapshots(account.id)
        assert (whole.complete, part.complete, part.left) == (True, False, 0)

    async def test_keeps_who_says_what_the_client_excluded(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            client = await work.session.get_one(Client, (work.practice_id, account.client_id))
            client.target_market = {"exclusions": ["coffee"]}
        await surgery.look(account.id)
        [count] = (await surgery.get(f"/v1/accounts/{account.id}/flags"))["counts"]
        listed = (await surgery.get(f"/v1/accounts/{account.id}/followers", flag="off_market", limit=100))["items"]
        assert (count["found_in"], count["code"]) == ("profile", "off_market.excluded")
        assert count["people"] == len(listed) > 0
        assert all(each["fit"] == 0 and each["flags"][0]["id"] for each in listed)

    async def test_adds_to_the_history(self, stage: Scene) -> None:
        surgery, account = surgery_of(stage), await stage.connect(person=stage.people[1])
        looks = [await surgery.look(account.id)]
        await stage.let_pass(timedelta(minutes=1))
        looks.append(await surgery.look(account.id))
        points = (await surgery.get(f"/v1/accounts/{account.id}/quality/history"))["items"]
        assert [each["id"] for each in points] == [each["report_id"] for each in reversed(looks)]
        listed = (await surgery.get(f"/v1/accounts/{account.id}/checkups", limit=1))["items"]
        assert [each["id"] for each in listed] == [looks[1]["id"]]
