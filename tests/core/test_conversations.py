from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.audience.conversations import exchanges
from service.platforms.contract import Post

ME, ANNA, BEN = 1, 2, 3
START = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


def said(number: int, author: int, *, to: int | None = None, is_repost: bool = False) -> Post:
    return Post(
        id=number,
        author_id=author,
        author_handle={ANNA: "anna", BEN: "ben"}.get(author),
        text="…",
        posted_at=START + timedelta(minutes=number),
        reply_to_profile_id=to,
        is_repost=is_repost,
    )


class TestConversations:
    def test_knows_who_wrote_and_got_no_answer_and_since_when(self) -> None:
        (anna,) = exchanges(theirs=[said(1, ANNA), said(5, ANNA)], ours=[], account_id=ME)
        assert (anna.handle, anna.awaiting_since) == ("anna", START + timedelta(minutes=1))

    def test_owes_nothing_once_answered(self) -> None:
        (anna,) = exchanges(theirs=[said(1, ANNA)], ours=[said(2, ME, to=ANNA)], account_id=ME)
        assert anna.awaiting_since is None
        assert (anna.turns_theirs, anna.turns_ours) == (1, 1)

    def test_owes_an_answer_again_when_they_write_again(self) -> None:
        (anna,) = exchanges(theirs=[said(1, ANNA), said(9, ANNA)], ours=[said(2, ME, to=ANNA)], account_id=ME)
        assert anna.awaiting_since == START + timedelta(minutes=9)
        assert (anna.turns_theirs, anna.turns_ours) == (2, 1)

    def test_counts_several_posts_in_a_row_as_one_turn(self) -> None:
        (anna,) = exchanges(theirs=[said(n, ANNA) for n in (1, 2, 3)], ours=[], account_id=ME)
        assert anna.turns_theirs == 1

    def test_takes_a_repost_for_no_conversation(self) -> None:
        assert exchanges(theirs=[said(1, BEN, is_repost=True)], ours=[], account_id=ME) == ()

    @given(st.lists(st.tuples(st.integers(1, 500), st.sampled_from([ME, ANNA, BEN])), unique_by=lambda each: each[0]))
    def test_alternates_turns_and_waits_only_for_what_came_after_our_last_word(
        self, spoken: list[tuple[int, int]]
    ) -> None:
        theirs = [said(number, author) for number, author in spoken if author != ME]
        ours = [said(number, ME, to=ANNA) for number, author in spoken if author == ME]
        for each in exchanges(theirs=theirs, ours=ours, account_id=ME):
            assert abs(each.turns_theirs - each.turns_ours) <= 1 or not (each.turns_ours and each.turns_theirs)
            if each.awaiting_since is not None:
                assert each.last_ours_at is None or each.awaiting_since > each.last_ours_at
