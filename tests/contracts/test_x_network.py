"""What is X's own, beyond what `test_every_source` asks of every network: proofs, renewal, money, likes and quotes."""

import base64
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from service.kit.secrets import Secret
from service.platforms.contract import GrantedTokens, PostKind, PostPage
from service.platforms.failures import (
    AccountGone,
    AnswerMalformed,
    AppBlocked,
    GrantExpired,
    GrantRevoked,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    Throttled,
)
from service.platforms.x_questions import XSpelling
from tests.sandboxes import sandbox_x_process
from tests.x_stand import BACK, Stand, everyone, standing

FOLLOWERS = 2_600


@pytest.fixture(scope="module", params=[*XSpelling], ids=lambda spelling: f"x {spelling}")
def spelled_sandbox(request: pytest.FixtureRequest) -> Iterator[tuple[XSpelling, str]]:
    with sandbox_x_process(options=("--followers", str(FOLLOWERS), "--spelling", str(request.param))) as url:
        yield request.param, url


@pytest.fixture
async def stand(spelled_sandbox: tuple[XSpelling, str]) -> AsyncIterator[Stand]:
    async with standing(*spelled_sandbox) as found:
        await found.sandbox.advance(timedelta(minutes=15))  # X allows 75 questions of a kind in each quarter of an hour
        yield found


class TestConnecting:
    async def test_proves_itself_with_a_verifier_and_asks_for_two_hours(self, stand: Stand) -> None:
        start = stand.network.begin(redirect_uri=BACK)
        query = {name: values for name, [values] in parse_qs(urlsplit(start.url).query).items()}
        digest = hashlib.sha256(start.verifier.reveal().encode()).digest()
        assert query["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert query["code_challenge_method"] == "S256"
        assert set(query["scope"].split()) == stand.network.terms.scopes
        tokens = await stand.connected()
        assert timedelta(hours=1) < tokens.expires_at - await stand.now() <= timedelta(hours=2)

    async def test_a_code_works_for_its_own_verifier_only(self, stand: Stand) -> None:
        start, at = stand.network.begin(redirect_uri=BACK), await stand.now()
        code = (await stand.sandbox.agree(start.url, stand.account_id))["code"]
        with pytest.raises(GrantRevoked):
            await stand.network.exchange(code=code, verifier=Secret("v" * 64), redirect_uri=BACK, at=at)
        await stand.network.exchange(code=code, verifier=start.verifier, redirect_uri=BACK, at=at)

    async def test_tells_what_was_not_granted(self, stand: Stand) -> None:
        tokens = await stand.connected(without=("follows.read", "offline.access"))
        assert stand.network.terms.scopes - tokens.scopes == {"follows.read", "offline.access"}
        assert tokens.refresh_token is None
        with pytest.raises(PermissionMissing):
            await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())


class TestAGrantsLife:
    async def test_an_expired_token_is_mended_by_a_refresh_that_spends_the_old_one(self, stand: Stand) -> None:
        tokens = await stand.connected()
        assert tokens.refresh_token is not None
        await stand.sandbox.advance(timedelta(hours=2, seconds=1))
        with pytest.raises(GrantExpired):
            await stand.network.whoami(tokens.access_token, at=await stand.now())
        fresh = await stand.network.refresh(tokens.refresh_token, scopes=tokens.scopes, at=await stand.now())
        assert fresh.refresh_token is not None
        assert fresh.refresh_token != tokens.refresh_token
        assert (await stand.network.whoami(fresh.access_token, at=await stand.now())).id == stand.account_id
        with pytest.raises(GrantRevoked):
            await stand.network.refresh(tokens.refresh_token, scopes=tokens.scopes, at=await stand.now())

    async def test_ends_when_the_person_takes_access_away(self, stand: Stand) -> None:
        tokens = await stand.connected()
        assert tokens.refresh_token is not None
        await stand.sandbox.withdraw(stand.account_id)
        with pytest.raises(GrantExpired):
            await stand.network.whoami(tokens.access_token, at=await stand.now())
        with pytest.raises(GrantRevoked):
            await stand.network.refresh(tokens.refresh_token, scopes=tokens.scopes, at=await stand.now())

    async def test_ends_when_we_give_it_back(self, stand: Stand) -> None:
        tokens = await stand.connected()
        await stand.network.revoke(tokens.access_token, at=await stand.now())
        with pytest.raises(GrantExpired):
            await stand.network.whoami(tokens.access_token, at=await stand.now())
        await stand.network.revoke(tokens.access_token, at=await stand.now())

    async def test_a_failing_token_endpoint_never_means_revoked(self, stand: Stand) -> None:
        tokens = await stand.connected()
        assert tokens.refresh_token is not None
        for kind in ("503", "reset"):
            await stand.sandbox.plant("/2/oauth2/token", kind)
            with pytest.raises(PlatformDown):
                await stand.network.refresh(tokens.refresh_token, scopes=tokens.scopes, at=await stand.now())
        await stand.network.refresh(tokens.refresh_token, scopes=tokens.scopes, at=await stand.now())


class TestReading:
    async def test_people_come_with_the_facts_that_judging_needs(self, stand: Stand) -> None:
        tokens = await stand.connected()
        at = await stand.now()
        people = (await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=at)).profiles
        assert None not in (*people.created_at, *people.followers, *people.following, *people.posts, *people.listed)
        assert None not in (*people.likes, *people.protected, *people.default_picture)
        posted = [moment for moment in people.last_posted_at if moment is not None]
        assert len(posted) > len(people) / 2
        assert all(datetime(2006, 1, 1, tzinfo=UTC).timestamp() < moment <= at.timestamp() for moment in posted)

    async def test_a_hidden_follower_is_counted_and_not_shown(self, stand: Stand) -> None:
        tokens = await stand.connected()
        before = await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        hidden = before.profiles.id[3]
        await stand.sandbox.suspend(hidden)
        after = await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        assert after.unavailable == before.unavailable + 1
        assert hidden not in after.profiles.id

    async def test_posts_and_mentions_come_newest_first_with_their_authors(self, stand: Stand) -> None:
        tokens = await stand.connected()
        own, mentions = await _posts_of(stand, tokens)
        for page in (own, mentions):
            assert page.posts
            moments = [post.posted_at for post in page.posts]
            assert moments == sorted(moments, reverse=True)
        assert {post.author_id for post in own.posts} == {stand.account_id}
        assert {post.author_id for post in mentions.posts} == {author.id for author in mentions.authors}
        assert stand.account_id not in {post.author_id for post in mentions.posts}
        assert any(post.reply_to_post_id and post.reply_to_profile_id for post in own.posts)
        assert all(post.likes is not None and post.reposts is not None for post in own.posts)

    async def test_costs_no_more_than_the_terms_say(self, stand: Stand) -> None:
        # What was shown once is free for the rest of its UTC day.
        await stand.sandbox.advance(timedelta(days=1))
        tokens = await stand.connected()
        before = (await stand.sandbox.ledger()).cost_micro_dollars
        page = await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        cost = (await stand.sandbox.ledger()).cost_micro_dollars - before
        promised = stand.network.terms.price.follower * len(page.profiles)
        assert 0.6 * promised < cost <= promised

    async def test_a_suspended_account_is_gone(self, stand: Stand) -> None:
        tokens = await stand.connected()
        await stand.sandbox.suspend(stand.account_id)
        try:
            with pytest.raises(AccountGone):
                await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        finally:
            await stand.sandbox.reinstate(stand.account_id)


class TestUnderPosts:
    async def test_who_reacted_to_the_newest_posts_is_named_with_the_post(self, stand: Stand) -> None:
        tokens = await stand.connected()
        pages = await everyone(stand, stand.reactions, tokens.access_token)
        given = [each for page in pages for each in page.reactions]
        assert {each.kind for each in given} == {"like", "repost"}
        newest = await stand.posts(tokens.access_token, stand.account_id, cursor=None, at=await stand.now())
        assert {each.post_id for each in given} <= {post.id for post in newest.posts if not post.reply_to_post_id}
        for post_id in {each.post_id for each in given}:
            counted = next(post for post in newest.posts if post.id == post_id)
            likes = sum(each.post_id == post_id and each.kind == "like" for each in given)
            assert 0 <= (counted.likes or 0) - likes <= sum(page.unavailable for page in pages)

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


class TestFailing:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("429", Throttled),
            ("429-legacy", Throttled),
            ("usage-capped", AppBlocked),
            ("401", GrantExpired),
            ("401-legacy", GrantExpired),
            ("403", AppBlocked),
            ("503", PlatformDown),
            ("malformed", AnswerMalformed),
            ("huge", AnswerMalformed),
            ("reset", PlatformDown),
        ],
    )
    async def test_has_one_name_for_each_way_and_passes(
        self, stand: Stand, kind: str, expected: type[PlatformFailure]
    ) -> None:
        tokens = await stand.connected()
        await stand.sandbox.plant("/2/users/*/followers", kind, seconds=90)
        at = await stand.now()
        with pytest.raises(PlatformFailure) as failed:
            await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=at)
        assert type(failed.value) is expected
        if isinstance(failed.value, Throttled):
            assert timedelta(seconds=85) < failed.value.until - at < timedelta(seconds=95)
        page = await stand.followers(tokens.access_token, stand.account_id, cursor=None, at=at)
        assert len(page.profiles) > 0


async def _posts_of(stand: Stand, tokens: GrantedTokens) -> tuple[PostPage, PostPage]:
    at = await stand.now()
    return (
        await stand.posts(tokens.access_token, stand.account_id, cursor=None, at=at),
        await stand.mentions(tokens.access_token, stand.account_id, cursor=None, at=at),
    )
