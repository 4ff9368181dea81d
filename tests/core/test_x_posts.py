from datetime import UTC, datetime

import pytest

from service.platforms.contract import Post, PostPage
from service.platforms.failures import AnswerMalformed
from service.platforms.x_answers import post_page_in
from tests.x_samples import ACCOUNT, BARE, NEW_REPLY, OLD_REPLY, OLD_WORDS, REPLY, Json, body


def posts(*each: Json, own: bool, **rest: Json) -> PostPage:
    return post_page_in(body({"data": list(each), "meta": {}, **rest}), account_id=ACCOUNT, own=own)


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
