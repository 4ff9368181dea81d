"""What hangs under an account's posts on X: who liked, reposted and quoted them."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from functools import partial

import pytest

from service.platforms.contract import PostKind
from service.platforms.failures import PermissionMissing
from service.platforms.x_questions import XSpelling
from tests.sandboxes import sandbox_x_process
from tests.x_stand import Stand, everyone, standing

FOLLOWERS = 600


@pytest.fixture(scope="module", params=[*XSpelling], ids=lambda spelling: f"x {spelling}")
def spelled_sandbox(request: pytest.FixtureRequest) -> Iterator[tuple[XSpelling, str]]:
    with sandbox_x_process(options=("--followers", str(FOLLOWERS), "--spelling", str(request.param))) as url:
        yield request.param, url


@pytest.fixture
async def stand(spelled_sandbox: tuple[XSpelling, str]) -> AsyncIterator[Stand]:
    async with standing(*spelled_sandbox) as found:
        await found.sandbox.advance(timedelta(minutes=15))  # X allows 75 questions of a kind in each quarter of an hour
        yield found


class TestUnderPosts:
    async def test_who_reacted_to_the_newest_posts_is_named_with_the_post(self, stand: Stand) -> None:
        tokens = await stand.connected()
        pages = await everyone(stand, stand.reactions, tokens.access_token)
        given = [each for page in pages for each in page.reactions]
        assert len(set(given)) == len(given)
        assert {each.kind for each in given} == {"like", "repost"}
        newest = await stand.posts(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        assert {each.post_id for each in given} <= {post.id for post in newest.posts if not post.reply_to_post_id}
        for post_id in {each.post_id for each in given}:
            counted = next(post for post in newest.posts if post.id == post_id)
            likes = sum(each.post_id == post_id and each.kind == "like" for each in given)
            assert 0 <= (counted.likes or 0) - likes <= sum(page.unavailable for page in pages)
        assert {each.profile_id for each in given} == {each.id for page in pages for each in page.people}

    async def test_a_hidden_person_who_liked_is_counted_and_not_shown(self, stand: Stand) -> None:
        tokens = await stand.connected()
        before = await everyone(stand, stand.reactions, tokens.access_token)
        hidden, times = Counter(each.profile_id for page in before for each in page.reactions).most_common(1)[0]
        await stand.sandbox.suspend(hidden)
        after = await everyone(stand, stand.reactions, tokens.access_token)
        assert sum(page.unavailable for page in after) == sum(page.unavailable for page in before) + times
        assert hidden not in {each.profile_id for page in after for each in page.reactions}

    async def test_likes_need_a_permission_that_the_rest_does_not(self, stand: Stand) -> None:
        tokens = await stand.connected(without=("like.read",))
        assert stand.network.terms.needed is not None
        assert stand.network.terms.needed <= tokens.scopes
        assert "likes" in {each.code for each in stand.network.capabilities(tokens.scopes) if not each.observable}
        kinds: set[str] = set()
        read = partial(stand.reactions, tokens.access_token, stand.account_id, at=await stand.now())
        page = await read(cursor=None)
        refused: PermissionMissing | None = None
        while refused is None:
            kinds |= {each.kind for each in page.reactions}
            try:
                page = await read(cursor=page.next_cursor)
            except PermissionMissing as failure:
                refused = failure
        assert refused.permissions == {"like.read"}
        assert kinds == {"repost"}

    async def test_quotes_follow_the_mentions_with_their_authors(self, stand: Stand) -> None:
        tokens = await stand.connected()
        pages = await everyone(stand, stand.mentions, tokens.access_token)
        said = [post for page in pages for post in page.posts]
        kinds = [post.kind for post in said]
        assert set(kinds) <= {PostKind.REPLY, PostKind.MENTION, PostKind.QUOTE}
        quotes = [post for post in said if post.kind is PostKind.QUOTE]
        assert quotes
        assert kinds.index(PostKind.QUOTE) >= len(kinds) - len(quotes)
        assert {post.author_id for post in quotes} <= {author.id for page in pages for author in page.authors}

    async def test_every_page_tells_how_much_of_its_quota_is_used(self, stand: Stand) -> None:
        tokens = await stand.connected()
        for read in stand.network.lists.values():
            at = await stand.now()
            (quota,) = (await read(tokens.access_token, stand.account_id, cursor=None, at=at)).quotas
            assert 0 < quota.used <= 100
            assert at < quota.until
