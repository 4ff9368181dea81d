"""Posts that a client's accounts share: remembered without words, shown as ordinary, forgotten after a month."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select, text

from service.accounts.models import SocialAccount
from service.automation.cross_posting import REMEMBERED, cross_posting, marked
from service.automation.guru import FEW_POSTS, MANY_FOLLOWERS, guru_pattern
from service.automation.models import Finding
from service.automation.post_marks import FORGET_MARKS, forget_marks, remember_posts, remembered
from service.automation.signals import Signal
from service.checkups.passing_on import own_words
from service.kit.jobs import Job, JobKind
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Post, Profile
from service.sandbox.phrases import CROSS_POSTER_POSTS
from tests.audiences import an_account
from tests.callers import NOON, Caller, House, MovableClock, a_house, web

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ON_X = tuple(text.format(n=17) for text in CROSS_POSTER_POSTS) * 4
ON_THE_PAGE = tuple(text.partition(" https://")[0] for text in CROSS_POSTER_POSTS) * 4
"""What the sandboxes' cross-poster says on X, and the same on its Page."""


def posts(texts: Sequence[str], *, first: int, later: timedelta = timedelta(0), **facts: Any) -> list[Post]:  # noqa: ANN401 # as a post has them
    """One a day, the newest yesterday."""
    return [
        Post(id=first + day, author_id=1, text=said, posted_at=NOON - (day + 1) * DAY + later, **facts)
        for day, said in enumerate(texts)
    ]


async def accounts(works: Works, house: House, *platforms: str) -> list[SocialAccount]:
    async with works.open(house.practice_id, at=NOON) as work:
        return [
            await an_account(work, house.client_id, platform=each, handle=f"maya_{each}", route=each)
            for each in platforms
        ]


async def remember(works: Works, account: SocialAccount, seen: Sequence[Post]) -> None:
    async with works.open(account.practice_id, at=NOON) as work:
        await remember_posts(work, account.id, seen, at=NOON)


async def shown(
    settings: Settings, caller: Caller, account: SocialAccount, *, door: str = "cross-posting"
) -> dict[str, Any]:
    async with web(settings) as app:
        answer = await app.get(f"/v1/accounts/{account.id}/{door}", headers=caller.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


class TestPlannedPosts:
    async def test_are_shown_as_ordinary(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        planned, by_hand, unread = await accounts(works, house, "x", "facebook", "instagram")
        await remember(works, planned, posts(ON_X, first=100))
        uneven = posts(ON_THE_PAGE, first=900)
        await remember(
            works,
            by_hand,
            [
                msgspec.structs.replace(each, posted_at=each.posted_at + day * 7 * MINUTE)
                for day, each in enumerate(uneven)
            ],
        )
        views = [
            await shown(settings, house.client, each, door="scheduled-posting") for each in (planned, by_hand, unread)
        ]
        assert [each["code"] for each in views] == ["planned", "by_hand", "not_observable"]
        assert views[0]["params"] == {"posts": 12, "on_the_mark": 12, "usual": ["12:00"]}
        assert "ordinary and no sign of a program that follows" in views[0]["text"]


class TestPostsOnTwoAccounts:
    async def test_are_shown_as_ordinary_to_coach_and_client_and_to_nobody_as_a_finding(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        x, page = await accounts(works, house, "x", "facebook")
        await remember(works, page, posts(ON_THE_PAGE, first=900))
        await remember(works, x, posts(ON_X, first=100, later=2 * MINUTE))
        for caller in (house.coach, house.client):
            view = await shown(settings, caller, x)
            [other] = view["others"]
            assert (view["posts_read"], other["account_id"], other["platform"]) == (12, str(page.id), "facebook")
            assert (other["code"], other["params"]["pairs"], other["params"]["usual_delay_seconds"]) == (
                "passed_on",
                12,
                120,
            )
            assert "ordinary and no sign of a program that follows" in other["text"]
        async with works.open(house.practice_id, at=NOON) as work:
            assert (
                list(await work.session.scalars(select(Finding).where(Finding.practice_id == work.practice_id))) == []
            )

    async def test_of_ones_own_on_each_are_said_to_be_so_and_unread_ones_unobservable(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        x, page, instagram = await accounts(works, house, "x", "facebook", "instagram")
        await remember(works, page, posts(ON_THE_PAGE, first=900))
        await remember(works, x, posts([f"Number {n} of the many things I tried at home" for n in range(9)], first=1))
        codes = {each["platform"]: each["code"] for each in (await shown(settings, house.coach, x))["others"]}
        assert codes == {"facebook": "own_posts", "instagram": "not_observable"}
        assert (await shown(settings, house.coach, instagram))["posts_read"] == 0

    async def test_of_two_clients_are_never_compared(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        [x] = await accounts(works, house, "x")
        other = await a_house(works)
        [page] = await accounts(works, other, "facebook")
        await remember(works, page, posts(ON_THE_PAGE, first=900))
        await remember(works, x, posts(ON_X, first=100))
        assert (await shown(settings, house.coach, x))["others"] == []


class TestWhatIsKept:
    async def test_is_no_word_no_answer_and_nothing_older_than_a_month(self, works: Works) -> None:
        house = await a_house(works)
        [x] = await accounts(works, house, "x")
        answers = posts(["Thank you so much for this kind word"], first=50, reply_to_post_id=7)
        passed = posts(["What somebody else has said to everybody"], first=60, is_repost=True)
        old = posts(["Something that I said a long time ago"], first=70, later=-REMEMBERED)
        for _ in range(2):
            await remember(works, x, [*posts(ON_X, first=100), *answers, *passed, *old])
        async with works.open(house.practice_id, at=NOON) as work:
            assert {each.post_id for each in await remembered(work, x.id, at=NOON)} == set(range(100, 112))
            rows = await work.session.execute(
                text("SELECT m::text FROM post_mark m WHERE practice_id = :practice").bindparams(
                    practice=house.practice_id
                )
            )
            kept = " ".join(row for (row,) in rows)
        for word in (word for said in ON_X for word in said.split() if len(word) > 3):
            assert word not in kept
            assert word.encode().hex() not in kept

    async def test_is_forgotten_post_after_post_though_nobody_looks_again(self, works: Works) -> None:
        house = await a_house(works)
        [x] = await accounts(works, house, "x")
        await remember(works, x, posts(ON_X, first=100))
        clock = MovableClock(NOON + REMEMBERED)
        ringers = Ringers(works, {FORGET_MARKS: JobKind(FORGET_MARKS, forget_marks)}, works.bell, clock)
        for left in (0, None):
            async with works.open(house.practice_id, at=clock()) as work:
                [job] = await work.session.scalars(
                    select(Job).where(Job.practice_id == work.practice_id, Job.kind == FORGET_MARKS)
                )
            assert left is None or job.due_at == clock()
            await ringers.answer(house.practice_id, job.id)
            clock.move(DAY)
        async with works.open(house.practice_id, at=NOON) as work:
            assert await remembered(work, x.id, at=NOON) == []


class TestAnAddressThatAProgramAdded:
    def test_is_not_taken_for_promotion(self) -> None:
        key = b"k" * 32
        there = [marked(each.id, each.text, each.posted_at, key=key) for each in posts(ON_THE_PAGE, first=900)]
        seen = posts(ON_X, first=100, later=MINUTE)
        found = cross_posting([marked(each.id, each.text, each.posted_at, key=key) for each in seen], there)
        assert found is not None
        popular = Profile(id=1, handle="m", name="M", followers=MANY_FOLLOWERS, posts=FEW_POSTS - 1)
        assert isinstance(guru_pattern(popular, seen), Signal)
        assert guru_pattern(popular, own_words(seen, [found])) is None

    def test_is_kept_where_the_post_had_one_itself(self) -> None:
        key = b"k" * 32
        own = tuple(f"{said} https://maya.example/{n}" for n, said in enumerate(ON_THE_PAGE[:3]))
        seen = posts(own, first=100, later=MINUTE)
        there = [marked(each.id, each.text, each.posted_at, key=key) for each in posts(own, first=900)]
        found = cross_posting([marked(each.id, each.text, each.posted_at, key=key) for each in seen], there)
        assert found is not None
        assert own_words(seen, [found]) == seen
