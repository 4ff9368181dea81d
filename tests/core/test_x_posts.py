from datetime import UTC, datetime

import pytest

from service.platforms.contract import Post, PostKind, PostPage, Reaction
from service.platforms.failures import AccountGone, AnswerMalformed
from service.platforms.x_answers import post_page_in, reaction_page_in
from tests.x_samples import ACCOUNT, BARE, NEW_REPLY, NEW_WORDS, OLD_REPLY, OLD_WORDS, REPLY, TYPE, Json, body


def posts(*each: Json, own: bool, **rest: Json) -> PostPage:
    kind = PostKind.POST if own else PostKind.MENTION
    return post_page_in(body({"data": list(each), "meta": {}, **rest}), asked=ACCOUNT, kind=kind)


class TestAPageOfPosts:
    @pytest.mark.parametrize("words", [OLD_REPLY, NEW_REPLY])
    def test_is_read_in_either_spelling(self, words: dict[str, Json]) -> None:
        included: Json = {"users": [BARE | {"id": str(ACCOUNT), "username": "tester"}, OLD_WORDS]}
        page = posts(words, own=True, includes=included)
        assert page.posts == (
            Post(
                id=1346889436626259968,
                author_id=ACCOUNT,
                author_handle="tester",
                text="Thank you, Ana",
                posted_at=datetime(2021, 1, 6, 18, 36, 51, 599000, tzinfo=UTC),
                reply_to_post_id=20,
                reply_to_profile_id=6253282,
                reposts=1,
                replies=2,
                likes=3,
                quotes=4,
                posted_with="Evening Poster",
                kind=PostKind.REPLY,
            ),
        )
        assert [author.id for author in page.authors] == [ACCOUNT]

    def test_takes_the_time_from_the_id_where_x_left_it_out(self) -> None:
        (post,) = posts({"id": "1346889436626259968", "text": ""}, own=True).posts
        assert post.posted_at == datetime(2021, 1, 6, 18, 40, 40, 344000, tzinfo=UTC)

    def test_tells_a_repost_from_a_post(self) -> None:
        (post,) = posts(REPLY | {"referenced_tweets": [{"type": "retweeted", "id": "20"}]}, own=True).posts
        assert post.is_repost
        assert post.reply_to_post_id is None

    def test_of_others_needs_their_authors(self) -> None:
        with pytest.raises(AnswerMalformed, match="author"):
            posts(REPLY, own=False)


class TestHowAPostSpeaks:
    @pytest.mark.parametrize("word", ["referenced_tweets", "referenced_posts"])
    @pytest.mark.parametrize(
        ("refers", "asked", "kind"),
        [
            ([], PostKind.POST, PostKind.POST),
            (["replied_to"], PostKind.POST, PostKind.REPLY),
            (["quoted"], PostKind.POST, PostKind.QUOTE),
            ([], PostKind.MENTION, PostKind.MENTION),
            (["quoted"], PostKind.MENTION, PostKind.MENTION),
            (["replied_to"], PostKind.MENTION, PostKind.REPLY),
            (["quoted"], PostKind.QUOTE, PostKind.QUOTE),
            (["replied_to", "quoted"], PostKind.QUOTE, PostKind.QUOTE),
        ],
    )
    def test_follows_from_what_it_refers_to(
        self, word: str, refers: list[str], asked: PostKind, kind: PostKind
    ) -> None:
        said: dict[str, Json] = {
            "id": "40",
            "text": "",
            "author_id": "7",
            word: [{"type": each, "id": "20"} for each in refers],
        }
        (post,) = post_page_in(body({"data": [said], "meta": {}}), asked=20, kind=asked).posts
        assert post.kind is kind


class TestWhoReacted:
    @pytest.mark.parametrize("person", [OLD_WORDS, NEW_WORDS])
    def test_is_read_in_either_spelling(self, person: dict[str, Json]) -> None:
        page = reaction_page_in(body({"data": [person, BARE], "meta": {}}), post_id=20, kind="repost")
        assert page.reactions == (Reaction(20, 6253282, "repost"), Reaction(20, 7, "repost"))
        assert [each.handle for each in page.people] == ["XDevelopers", "bare"]

    def test_counts_whom_x_would_not_show(self) -> None:
        hidden: Json = [
            {"type": f"{TYPE}resource-not-found", "resource_id": "8", "resource_type": "user"},
            {"type": f"{TYPE}not-authorized-for-resource", "resource_id": "9", "resource_type": "user"},
        ]
        page = reaction_page_in(body({"data": [BARE], "meta": {}, "errors": hidden}), post_id=20, kind="like")
        assert (len(page.reactions), page.unavailable) == (1, 2)
        nobody = reaction_page_in(body({"meta": {}, "errors": hidden}), post_id=20, kind="like")
        assert (nobody.reactions, nobody.unavailable) == ((), 2)

    def test_of_a_post_that_is_gone_is_refused(self) -> None:
        gone: Json = [{"type": f"{TYPE}resource-not-found", "resource_id": "20", "resource_type": "tweet"}]
        with pytest.raises(AccountGone):
            reaction_page_in(body({"errors": gone}), post_id=20, kind="like")
