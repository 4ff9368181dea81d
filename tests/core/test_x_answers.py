from datetime import UTC, datetime, timedelta

import pytest

from service.platforms.contract import Profile, ProfilePage
from service.platforms.failures import AccountGone, AccountPrivate, AnswerMalformed, PlatformFailure
from service.platforms.x_answers import LONGEST_TEXT, profile_in, profile_page_in
from service.platforms.x_ids import posted_at_ms
from tests.x_samples import ACCOUNT, BARE, COUNTS, NEW_WORDS, OLD_WORDS, TYPE, Json, body


def people(*users: Json, **rest: Json) -> ProfilePage:
    return profile_page_in(
        body({"data": list(users), "meta": {"result_count": len(users)}, **rest}), account_id=ACCOUNT
    )


class TestAPerson:
    @pytest.mark.parametrize("words", [OLD_WORDS, NEW_WORDS])
    def test_is_read_in_either_spelling(self, words: dict[str, Json]) -> None:
        assert profile_in(body({"data": words})) == Profile(
            id=6253282,
            handle="XDevelopers",
            name="Developers",
            bio="The voice of the platform",
            location="127.0.0.1",
            url="https://developer.example",
            created_at=1179900073,
            last_posted_at=1609958440,
            followers=5,
            following=6,
            posts=9,
            listed=7,
            likes=8,
            protected=False,
            verified=True,
            default_picture=True,
        )

    def test_keeps_what_x_left_out_as_unknown_never_zero(self) -> None:
        assert profile_in(body({"data": BARE})) == Profile(id=7, handle="bare", name="Bare")

    def test_reads_null_counts_as_unknown(self) -> None:
        assert profile_in(body({"data": BARE | {"public_metrics": COUNTS | {"like_count": None}}})).likes is None

    def test_with_texts_that_no_database_keeps_is_cleaned(self) -> None:
        profile = profile_in(body({"data": BARE | {"description": "a\x00b" + "x" * 10_000}}))
        assert profile.bio is not None
        assert profile.bio.startswith("abx")
        assert len(profile.bio) < LONGEST_TEXT

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": 7},
            {"id": "-7"},
            {"id": "0"},
            {"id": "9223372036854775808"},
            {"id": "٣"},
            {"id": "7\n"},
            {"id": None},
            {"username": ""},
            {"username": "x" * 51},
            {"username": ["bare"]},
            {"public_metrics": {"followers_count": -1}},
            {"public_metrics": {"followers_count": 1.5}},
            {"public_metrics": {"followers_count": "5"}},
            {"public_metrics": {"followers_count": 2**63}},
            {"public_metrics": []},
            {"created_at": "yesterday"},
            {"created_at": "2020-01-01T00:00:00"},
            {"created_at": 5},
            {"protected": "no"},
            {"most_recent_post_id": "x"},
        ],
    )
    def test_that_breaks_the_description_is_refused(self, wrong: dict[str, Json]) -> None:
        with pytest.raises(AnswerMalformed):
            profile_in(body({"data": BARE | wrong}))


class TestTheTimeInAnId:
    def test_is_the_moment_the_post_was_made(self) -> None:
        at = datetime.fromtimestamp(posted_at_ms(1346889436626259968) // 1000, UTC)
        # X's own description shows this very post with this very time.
        assert at.isoformat() == "2021-01-06T18:40:40+00:00"

    def test_before_x_kept_times_is_november_2010_at_the_latest(self) -> None:
        at = datetime.fromtimestamp(posted_at_ms(20) / 1000, UTC)
        assert at - datetime(2010, 11, 4, tzinfo=UTC) < timedelta(days=1)


class TestAPageOfPeople:
    def test_says_whether_the_list_goes_on(self) -> None:
        assert people(BARE).next_cursor is None
        assert people(BARE, meta={"next_token": "ABC"}).next_cursor == "ABC"

    def test_may_be_empty_and_go_on(self) -> None:
        page = profile_page_in(b'{"meta":{"result_count":0,"next_token":"ABC"}}', account_id=ACCOUNT)
        assert (len(page.profiles), page.next_cursor) == (0, "ABC")

    def test_keeps_someone_listed_twice_once(self) -> None:
        assert people(BARE, OLD_WORDS, BARE | {"id": "07"}).profiles.id == [7, 6253282]

    def test_counts_those_whom_x_names_but_does_not_show(self) -> None:
        hidden: list[Json] = [
            {"type": TYPE + "resource-not-found", "title": "Forbidden", "resource_type": "user", "resource_id": "1"},
            {"type": TYPE + "resource-not-found", "title": "Forbidden", "resource_type": "user", "resource_id": "1"},
            {"type": TYPE + "resource-unavailable", "title": "Gone", "resource_type": "user", "resource_id": "2"},
            {"type": TYPE + "resource-not-found", "title": "x", "resource_type": "post", "resource_id": "3"},
            {"type": TYPE + "not-authorized-for-field", "title": "x", "resource_type": "user", "resource_id": "4"},
        ]
        assert people(BARE, errors=hidden).unavailable == 2

    def test_of_hidden_people_only_is_still_a_page(self) -> None:
        hidden: Json = [
            {"type": TYPE + "resource-not-found", "title": "x", "resource_type": "user", "resource_id": "1"}
        ]
        page = profile_page_in(body({"errors": hidden, "meta": {"result_count": 0}}), account_id=ACCOUNT)
        assert (len(page.profiles), page.unavailable) == (0, 1)

    @pytest.mark.parametrize("host", ["https://api.x.com/2/problems/", "https://api.twitter.com/2/problems/", ""])
    @pytest.mark.parametrize(
        ("ending", "failure"), [("not-authorized-for-resource", AccountPrivate), ("resource-not-found", AccountGone)]
    )
    def test_of_an_account_that_is_closed_or_gone_says_so(
        self, host: str, ending: str, failure: type[PlatformFailure]
    ) -> None:
        error: Json = {"type": host + ending, "title": "x", "resource_id": str(ACCOUNT), "resource_type": "user"}
        with pytest.raises(failure):
            profile_page_in(body({"errors": [error]}), account_id=ACCOUNT)

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"{}",
            b"[]",
            b"null",
            b"<html>",
            b'{"data":[]}',
            b'{"data":{},"meta":{}}',
            b'{"data":[{"id":"7","username":"a"}]}',
            b'{"data":[NaN],"meta":{}}',
            b'{"data":[{"id":"7","username":"a","public_metrics":{"followers_count":NaN}}],"meta":{}}',
            b'{"data":[{"id":"7","username":"a","public_metrics":{"followers_count":1e999}}],"meta":{}}',
            b'{"data":[{"id":"7","username":"\xff"}],"meta":{}}',
            b'{"data":[{"id":"7","username":"a","name":"\\ud800"}],"meta":{}}',
            b'{"data":[],"meta":{"next_token":""}}',
            b'{"data":[],"meta":{"next_token":"a b"}}',
            b'{"data":[],"meta":{"next_token":"' + b"x" * 600 + b'"}}',
            b'{"data":[],"meta":{},"errors":[7]}',
            b'{"data":[],"meta":{},"new":[' + b"{}," * 500_000 + b"{}]}",
            b'{"data":[' + b",".join([b'{"id":"7","username":"a"}'] * 1001) + b'],"meta":{}}',
            b'{"data":[],"meta":' + b"[" * 100_000,
            b'{"new":' + b"[" * 100_000 + b"]" * 100_000 + b',"data":[],"meta":{}}',
            b'{"data":[],"meta":{}} trailing',
            b'{"data":[],"meta":{}',
        ],
    )
    def test_that_breaks_the_description_is_refused(self, answer: bytes) -> None:
        with pytest.raises(AnswerMalformed):
            profile_page_in(answer, account_id=ACCOUNT)
