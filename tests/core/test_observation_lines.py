from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.automation.observation_lines import LineUnreadable, observed

AT = "2026-03-02T10:00:00Z"


def line(account: str = "ana", taken_at: str = AT, **more: object) -> bytes:
    return msgspec.json.encode({"account": account, "taken_at": taken_at, "complete": True, "followers": [], **more})


class TestLines:
    @given(names=st.lists(st.one_of(st.text(min_size=1, max_size=30), st.from_regex(r"\A[0-9]{1,22}\Z"))))
    def test_keep_every_id_apart_and_give_each_back_as_it_was_written(self, names: list[str]) -> None:
        [account] = observed([line(followers=names, following=names)]).values()
        [look] = account.looks
        assert {account.name_of(number) for number in look.followers.tolist()} == set(names)
        assert look.following is not None
        assert look.following.tolist() == look.followers.tolist() == sorted(set(look.followers.tolist()))

    def test_of_accounts_that_alternate_are_told_apart(self) -> None:
        accounts = observed([line("ana", followers=["1"]), line("ben", followers=["2"]), b"\n", line("ana")])
        assert list(accounts) == ["ana", "ben"]
        assert [look.followers.tolist() for look in accounts["ana"].looks] == [[1], []]

    def test_without_a_zone_are_in_utc(self) -> None:
        accounts = observed([line(taken_at="2026-03-02T10:00:00"), line(taken_at="2026-03-02T11:00:00+01:00")])
        assert {look.taken_at for look in accounts["ana"].looks} == {datetime(2026, 3, 2, 10, tzinfo=UTC)}

    def test_give_each_list_back_as_it_was_in_whatever_order(self) -> None:
        lists = [["1", "2", "3"], ["2", "b"], [], ["2", "b", "4"], ["2", "b", "4"]]
        account = observed([line(followers=names, following=names[:1]) for names in lists])["ana"]
        seen = [[account.name_of(number) for number in look.followers.tolist()] for look in account.looks]
        assert [set(names) for names in seen] == [set(names) for names in lists]
        looks = account.looks
        assert looks[3].followers is looks[4].followers

    def test_that_do_not_say_they_are_complete_prove_no_absence(self) -> None:
        said = {"account": "ana", "taken_at": AT, "followers": ["1"]}
        assert not observed([msgspec.json.encode(said)])["ana"].looks[0].complete

    def test_without_the_people_followed_say_so(self) -> None:
        assert observed([line()])["ana"].looks[0].following is None

    def test_keep_words_that_were_seen_twice_once(self) -> None:
        words = [{"text": "hello", "author": "7", "posted_at": AT}]
        account = observed([line(comments=words, posts=["mine"]), line(comments=words, posts=["mine"])])["ana"]
        assert len(account.comments) == len(account.posts) == 1

    @pytest.mark.parametrize(
        "broken",
        [
            b"{",
            b"[]",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"account": "ana"}',
            line(followers=[1, 2]),
            line(followers=[""]),
            line(taken_at="yesterday"),
        ],
        ids=["cut", "no object", "no text", "nested", "half", "numbers", "empty id", "no moment"],
    )
    def test_that_are_none_are_named_by_their_number(self, broken: bytes) -> None:
        with pytest.raises(LineUnreadable, match="line 2"):
            observed([line(), broken])
