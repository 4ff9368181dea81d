"""What is Meta's own, beyond what `test_every_source` asks of every network: Pages, comments, pods, figures, codes."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest

from service.audience.engager_quality import is_repeating
from service.audience.engagers import engagers
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    NAMED_ONLY,
    GrantedTokens,
    Network,
    OpenedAccount,
    Platform,
    PostKind,
    PostPage,
)
from service.platforms.facebook import INSIGHTS, LIST, FacebookPages
from service.platforms.failures import (
    AnswerMalformed,
    AppBlocked,
    OwnerMustAct,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    Throttled,
)
from service.platforms.insights import InsightCode
from service.platforms.instagram_facebook import InstagramByFacebook
from service.platforms.instagram_login import COMMENTS, InstagramByLogin
from service.sandbox.meta.cast import (
    LENA,
    LENA_ON_INSTAGRAM,
    MARCO,
    TINY,
    TRATTORIA,
)
from tests.meta_sandbox import MetaSandbox, facebook_settings, instagram_settings, meta_sandbox_process
from tests.stands import BACK, NETWORKS, Stand, standing

META = [name for name, case in NETWORKS.items() if case.sandbox == "meta"]


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@pytest.fixture
async def sandbox(meta_url: str) -> AsyncIterator[MetaSandbox]:
    async with httpx2.AsyncClient(trust_env=False, timeout=30) as http:
        yield MetaSandbox(meta_url, http)
        (await http.delete(f"{meta_url}/sandbox/mishaps")).raise_for_status()


@pytest.fixture
async def session() -> AsyncIterator[GuardedSession]:
    async with GuardedSession(allow_loopback=True) as opened:
        yield opened


async def agreed(
    network: Network, sandbox: MetaSandbox, person: int, *, without: tuple[str, ...] = ()
) -> GrantedTokens:
    start = network.begin(redirect_uri=BACK)
    back = await sandbox.agree(start.url, person, without=without)
    assert back["state"] == start.state.reveal()
    return await network.exchange(code=back["code"], verifier=start.verifier, redirect_uri=BACK, at=await sandbox.now())


async def accounts(
    network: Network, sandbox: MetaSandbox, person: int, *, without: tuple[str, ...] = ()
) -> tuple[OpenedAccount, ...]:
    return await network.accounts(await agreed(network, sandbox, person, without=without), at=await sandbox.now())


@pytest.fixture(params=META)
async def stand(request: pytest.FixtureRequest, sandbox: MetaSandbox) -> AsyncIterator[Stand]:
    async with standing(NETWORKS[request.param], sandbox.url) as found:
        yield found


class TestSubscribing:
    async def test_lasts_until_it_is_withdrawn_however_often_it_is_asked_for(
        self, stand: Stand, sandbox: MetaSandbox
    ) -> None:
        subscriber, token, at = stand.network.subscriber, stand.opened.tokens.access_token, await sandbox.now()
        assert subscriber is not None
        host = "ig-graph" if COMMENTS in stand.network.terms.scopes else "fb-graph"

        async def followed() -> int:
            asked = {"access_token": token.reveal()}
            answer = await sandbox.http.get(f"{sandbox.url}/{host}/v26.0/me/subscribed_apps", params=asked)
            return len(answer.raise_for_status().json()["data"])

        for ask, follows in (
            (subscriber.subscribe, 1),
            (subscriber.subscribe, 1),
            (subscriber.unsubscribe, 0),
            (subscriber.unsubscribe, 0),
            (subscriber.subscribe, 1),
        ):
            await ask(token, stand.account_id, at=at)
            assert await followed() == follows


class TestConnecting:
    async def test_instagram_opens_the_one_professional_account(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        network = InstagramByLogin(instagram_settings(sandbox.url), session)
        [opened] = await accounts(network, sandbox, LENA.id)
        assert opened.profile.id == LENA_ON_INSTAGRAM.id
        assert opened.granted_by not in {None, str(LENA_ON_INSTAGRAM.id)}
        assert opened.tokens.expires_at - await sandbox.now() > timedelta(days=59)

    async def test_both_routes_of_instagram_open_the_same_account(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        [direct] = await accounts(InstagramByLogin(instagram_settings(sandbox.url), session), sandbox, LENA.id)
        [linked] = await accounts(InstagramByFacebook(facebook_settings(sandbox.url), session), sandbox, LENA.id)
        assert direct.profile.id == linked.profile.id
        assert direct.profile.handle == linked.profile.handle

    async def test_facebook_offers_every_page_with_a_token_of_its_own(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        network = FacebookPages(facebook_settings(sandbox.url), session)
        opened = await accounts(network, sandbox, MARCO.id)
        assert {each.profile.name for each in opened} >= {"Bellini Home Business", "Trattoria da Marco"}
        assert len({each.tokens.access_token.reveal() for each in opened}) == len(opened)
        for each in opened:
            assert (await network.whoami(each.tokens.access_token, at=await sandbox.now())).id == each.profile.id

    async def test_facebook_says_on_which_pages_the_role_is_too_small_and_that_none_was_tried(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        opened = await accounts(FacebookPages(facebook_settings(sandbox.url), session), sandbox, MARCO.id)
        assert {each.profile.name for each in opened if not each.is_in_role} == {"FC Nordwiese Juniors"}
        assert [each.is_tried for each in opened] == [False] * len(opened)

    async def test_a_permission_that_was_narrowed_to_other_pages_is_missing_on_this_one(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        network = FacebookPages(facebook_settings(sandbox.url), session)
        tokens = await agreed(network, sandbox, MARCO.id)
        await sandbox.stage("narrowings", {"person": MARCO.login, "scope": INSIGHTS, "pages": [TRATTORIA.id]})
        at = await sandbox.now()
        opened = await network.accounts(tokens, at=at)
        assert {each.profile.id for each in opened if INSIGHTS in each.tokens.scopes} == {TRATTORIA.id}
        assert all(LIST in each.tokens.scopes for each in opened)
        assert network.insights is not None
        for each in opened:
            told = await network.insights(each.tokens.access_token, each.profile.id, at=at)
            assert any(figure.value is not None for figure in told) is (each.profile.id == TRATTORIA.id)
        anew = await network.accounts(await agreed(network, sandbox, MARCO.id), at=at)
        assert all(INSIGHTS in each.tokens.scopes for each in anew)

    @pytest.mark.parametrize("kind", [FacebookPages, InstagramByFacebook])
    async def test_facebooks_routes_say_until_when_a_login_opens_data_and_want_another_in_time(
        self, sandbox: MetaSandbox, session: GuardedSession, kind: type[FacebookPages | InstagramByFacebook]
    ) -> None:
        network = kind(facebook_settings(sandbox.url), session)
        opened, *_ = await accounts(network, sandbox, TINY.id)
        token, at = opened.tokens.access_token, await sandbox.now()
        assert opened.tokens.expires_at - at > timedelta(days=89)
        lasting = await network.refresh(token, scopes=opened.tokens.scopes, at=at)
        assert (lasting.access_token, lasting.expires_at) == (token, opened.tokens.expires_at)
        await sandbox.stage("data-access-expirations", {"person": TINY.login, "route": "facebook"})
        with pytest.raises(OwnerMustAct):
            await network.refresh(token, scopes=opened.tokens.scopes, at=at)

    async def test_an_unticked_permission_narrows_what_can_be_known(
        self, sandbox: MetaSandbox, session: GuardedSession
    ) -> None:
        network = InstagramByLogin(instagram_settings(sandbox.url), session)
        [opened] = await accounts(network, sandbox, LENA.id, without=(COMMENTS,))
        assert COMMENTS not in opened.tokens.scopes
        known = {each.code: each.observable for each in network.capabilities(opened.tokens.scopes)}
        assert not known["comments"]
        assert known["posts"]


class TestOurSecret:
    @pytest.mark.parametrize("route", ["instagram", "instagram_by_facebook", "facebook"])
    async def test_when_wrong_is_our_apps_matter_and_no_outage(
        self, sandbox: MetaSandbox, session: GuardedSession, route: str
    ) -> None:
        wrong = Secret("a secret of another app")
        network: Network = (
            InstagramByLogin(replace(instagram_settings(sandbox.url), client_secret=wrong), session)
            if route == "instagram"
            else (InstagramByFacebook if route == "instagram_by_facebook" else FacebookPages)(
                replace(facebook_settings(sandbox.url), client_secret=wrong), session
            )
        )
        with pytest.raises(AppBlocked):
            await accounts(network, sandbox, LENA.id)


class TestReading:
    async def test_reads_the_accounts_own_posts_newest_first(self, stand: Stand) -> None:
        posts = [post for page in await stand.everything("posts") if isinstance(page, PostPage) for post in page.posts]
        assert {post.author_id for post in posts} == {stand.account_id}
        assert posts == sorted(posts, key=lambda post: post.posted_at, reverse=True)

    async def test_reads_every_comment_whatever_page_it_stands_on(self, stand: Stand) -> None:
        said = [
            post for page in await stand.everything("mentions") if isinstance(page, PostPage) for post in page.posts
        ]
        comments = [post for post in said if post.kind is PostKind.COMMENT]
        posts = [post for page in await stand.everything("posts") if isinstance(page, PostPage) for post in page.posts]
        counted = sum(post.replies or 0 for post in posts)
        assert len(comments) >= counted > 300
        assert any(post.author_id == stand.account_id and post.reply_to_profile_id for post in comments)
        assert any(post.kind is PostKind.TAG for post in said)

    async def test_finds_the_planted_pod_and_the_copy_pasters(self, stand: Stand, sandbox: MetaSandbox) -> None:
        said = [
            post for page in await stand.everything("mentions") if isinstance(page, PostPage) for post in page.posts
        ]
        own = [post for page in await stand.everything("posts") if isinstance(page, PostPage) for post in page.posts]
        seen = engagers([post for post in said if post.author_id != NAMED_ONLY], (), own, account_id=stand.account_id)
        kinds = (await sandbox.truth(stand.account_id))["kinds"]
        assert {str(each.profile_id) for each in seen if each.in_pod} == set(kinds["pod"])
        repeating = {str(each.profile_id) for each in seen if is_repeating(each)}
        assert set(kinds["copy_paster"]) <= repeating
        assert not repeating & set(kinds["regular"])

    async def test_tells_figures_of_the_whole_account(self, stand: Stand) -> None:
        assert stand.network.insights is not None
        told = await stand.network.insights(
            stand.opened.tokens.access_token, stand.account_id, at=await stand.stage.now()
        )
        known = {each.code: each for each in told}
        assert (known[InsightCode.REACH].value or 0) > 0
        assert all((each.missing is None) == (each.value is not None or each.parts is not None) for each in told)

    async def test_tells_figures_of_a_post_where_it_tells_of_posts(self, stand: Stand) -> None:
        if stand.network.post_insights is None:
            assert stand.network.terms.platform is Platform.FACEBOOK
            return
        page = await stand.page("posts")
        assert isinstance(page, PostPage)
        posts = page.posts
        token, at = stand.opened.tokens.access_token, await stand.stage.now()
        told = [
            await stand.network.post_insights(token, post_id=post.id, posted_at=post.posted_at, at=at)
            for post in (max(posts, key=lambda post: post.posted_at), min(posts, key=lambda post: post.posted_at))
        ]
        assert all((each.reach is None) == (each.missing is not None) for each in told)
        assert (told[1].reach or 0) > 0

    async def test_tells_how_much_of_each_quota_is_used(self, stand: Stand) -> None:
        buckets = {quota.bucket.partition(":")[0] for quota in (await stand.page("posts")).quotas}
        assert "app" in buckets
        assert buckets & {"instagram", "pages"}


class TestSmallAccounts:
    async def test_are_told_why_figures_are_missing(self, sandbox: MetaSandbox, session: GuardedSession) -> None:
        network = InstagramByLogin(instagram_settings(sandbox.url), session)
        [opened] = await accounts(network, sandbox, TINY.id)
        told = {
            each.code: each
            for each in await network.read_insights(
                opened.tokens.access_token, opened.profile.id, at=await sandbox.now()
            )
        }
        assert told[InsightCode.FOLLOWERS_BY_COUNTRY].missing is not None
        assert told[InsightCode.REACH].value is not None


class TestFailures:
    @pytest.mark.parametrize(
        ("how", "meant"),
        [
            ({"kind": "503"}, PlatformDown),
            ({"kind": "reset"}, PlatformDown),
            ({"kind": "malformed"}, AnswerMalformed),
            ({"kind": "malformed", "body": '{"data": [{"id": "x"}]}'}, AnswerMalformed),
            ({"kind": "huge", "megabytes": 1000}, AnswerMalformed),
            ({"kind": "error", "code": 4}, Throttled),
            ({"kind": "error", "code": 80002}, Throttled),
            ({"kind": "error", "code": 10}, PermissionMissing),
            ({"kind": "error", "code": 2, "status": 500}, PlatformDown),
        ],
    )
    async def test_are_named(
        self, stand: Stand, sandbox: MetaSandbox, how: dict[str, object], meant: type[PlatformFailure]
    ) -> None:
        await sandbox.stage("mishaps", {"path": "/*-graph/*/posts", **how})
        await sandbox.stage("mishaps", {"path": "/*-graph/*/media", **how})
        with pytest.raises(meant):
            await stand.page("posts")

    async def test_a_used_up_quota_names_when_to_come_back(self, stand: Stand, sandbox: MetaSandbox) -> None:
        await sandbox.stage("quotas", {"app_calls": 100_000, "account_calls": 1})
        try:
            with suppress(Throttled):
                await stand.page("posts")
            with pytest.raises(Throttled) as refused:
                await stand.page("posts")
        finally:
            await sandbox.stage("quotas", {"app_calls": 100_000, "account_calls": 100_000})
        assert refused.value.until > await stand.stage.now() + timedelta(minutes=30)
