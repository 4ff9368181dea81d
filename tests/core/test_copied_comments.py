from datetime import UTC, datetime, timedelta

import pytest

from service.audience.reasons import Reason
from service.automation.comment_groups import shared_comments
from service.automation.copied_comments import Comment, copied_comments
from service.automation.signals import Kind

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
READY = "What a wonderful feed you have, I really enjoy every single one of your posts"
OTHER = "Your content always makes my day a little brighter, please keep on sharing it"
POSTS = 8


def wrote(author: int, *texts: str, posts: int = POSTS) -> list[Comment]:
    """Each text in turn, one under each post."""
    return [
        Comment(author, post, texts[post % len(texts)], NOON + timedelta(days=post, minutes=author))
        for post in range(posts)
    ]


def by(comments: list[Comment]) -> list[int | None]:
    found = copied_comments(comments)
    return [] if isinstance(found, Reason) else [signal.profile_id for signal in found]


class TestCopiedComments:
    @pytest.mark.parametrize(
        "texts",
        [
            (READY,),
            (
                f"@ana {READY}!!!",
                f"{READY.upper()} 💕💕",
                f"{READY} https://t.co/a1",
                READY.replace("single one", "one"),
            ),
            ("这是我见过的最漂亮的照片谢谢你的分享",),
        ],
    )
    def test_are_known_under_post_after_post_whatever_is_put_around_them(self, texts: tuple[str, ...]) -> None:
        assert by([*wrote(7, *texts), *wrote(8, "Love this!")]) == [7]

    @pytest.mark.parametrize(
        "texts",
        [
            ("Love this!",),
            ("💕💕💕",),
            ("So true, thank you!",),
            (
                "Did the bread rise well with less yeast in it?",
                "My grandmother made it with rye and honey",
                "We are coming to the market on Saturday, keep two for us please",
                "How long does it stay fresh in a tin?",
            ),
        ],
    )
    def test_are_neither_short_praise_nor_a_conversation(self, texts: tuple[str, ...]) -> None:
        assert by(wrote(7, *texts)) == []

    def test_are_not_said_of_who_mostly_talks_in_their_own_words(self) -> None:
        own = [f"{number} loaves of the {kind} bread came out well" for number, kind in enumerate(("rye", "oat"))]
        talk = [Comment(7, post, f"{own[post % 2]} {'very ' * post}", NOON) for post in range(POSTS)]
        assert by([*wrote(7, READY, posts=4), *talk]) == []

    def test_quote_what_was_written_and_when(self) -> None:
        found = copied_comments(wrote(7, READY))
        assert isinstance(found, tuple)
        [signal] = found
        assert (signal.kind, signal.reason.params) == (Kind.COPIED_COMMENTS, {"times": 8, "posts": 8, "of": 8})
        assert signal.evidence[0].params["words"] == READY
        assert signal.first_seen_at < signal.last_seen_at

    def test_cannot_be_told_from_comments_under_three_posts(self) -> None:
        found = copied_comments(wrote(7, READY, posts=3))
        assert isinstance(found, Reason)
        assert found.code == "copied_comments.too_few_posts"


class TestSharedComments:
    def test_are_told_of_people_who_draw_on_the_same_texts_without_naming_them(self) -> None:
        service = [comment for person in (7, 8, 9, 10) for comment in wrote(person, READY, OTHER)]
        verdict = shared_comments([*service, *wrote(11, "Love this!"), *wrote(12, "Did you bake it yourself today?")])
        assert verdict is not None
        assert verdict.reason.params == {"people": 4, "groups": 1, "posts": POSTS}
        assert verdict.profile_id is None

    @pytest.mark.parametrize(
        "comments",
        [
            [Comment(person, 1, "Happy birthday my dear, all the best to you and your lovely family today and always", NOON) for person in range(30)],
            [Comment(person, person % 5, "Thank you so much for sharing this", NOON) for person in range(30)],
            [comment for person in (7, 8) for comment in wrote(person, READY)],
            [comment for person in range(9) for comment in wrote(person, "Love it!", "💕", "so true")],
            [],
        ],
        ids=["a birthday", "a formula", "two friends", "short praise", "silence"],
    )  # fmt: skip
    def test_are_not_what_many_people_say_alike(self, comments: list[Comment]) -> None:
        assert shared_comments(comments) is None
