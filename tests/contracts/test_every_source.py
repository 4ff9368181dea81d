"""One contract for whatever tells us of an account: every network before its sandbox, and every official export.

A network joins in `tests.stands.NETWORKS`, an export's reader in `tests.core.export_cases.WHOLE`.
"""

from collections.abc import AsyncIterator, Hashable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from service.accounts.capabilities import OF_EXPORTS
from service.checkups.coverage_read import coverage_of
from service.checkups.picture_limits import limits
from service.checkups.progress import ListProgress
from service.kit.secrets import Secret
from service.platforms.archives.contents import Export, Part
from service.platforms.archives.dated_names import UNDATED
from service.platforms.archives.ownership import names_owner, require_owner
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import NotAnExport, WrongAccount
from service.platforms.contract import Capability, Page, Platform, PostPage, ProfilePage, ReactionPage
from service.platforms.failures import GrantExpired, GrantRevoked, PermissionMissing, RequestRefused, Throttled
from tests.core.archive_corpus import save
from tests.core.export_cases import OWNERS, WHOLE
from tests.stands import BACK, LISTS, NETWORKS, SANDBOXES, Case, Stand, standing

FIRST_NETWORK = datetime(2004, 1, 1, tzinfo=UTC)
DEAD = Secret("a-token-that-nobody-was-given")
NOT_OURS = "bm90IG91cnM="


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(start()) for name, start in SANDBOXES.items()}


@pytest.fixture(params=[*NETWORKS.values()], ids=[*NETWORKS])
async def stand(request: pytest.FixtureRequest, sandboxes: dict[str, str]) -> AsyncIterator[Stand]:
    case: Case = request.param
    async with standing(case, sandboxes[case.sandbox]) as found:
        yield found


class TestANetwork:
    async def test_opens_the_account_of_whoever_agreed_and_knows_it_again(self, stand: Stand) -> None:
        again = await stand.again()
        shown = [
            await each.network.whoami(each.opened.tokens.access_token, at=await stand.stage.now())
            for each in (stand, again)
        ]
        assert {each.id for each in shown} == {stand.account_id} == {again.account_id}
        assert shown[0].handle == shown[1].handle
        assert stand.opened.granted_by == again.opened.granted_by is not None
        assert stand.opened.tokens.scopes >= stand.network.terms.scopes
        assert is_aware(stand.opened.tokens.expires_at)
        assert stand.opened.tokens.expires_at > await stand.stage.now()

    async def test_begins_afresh_each_time(self, stand: Stand) -> None:
        starts = [stand.network.begin(redirect_uri=BACK) for _ in range(20)]
        assert len({start.state.reveal() for start in starts} | {start.verifier.reveal() for start in starts}) == 40

    async def test_takes_a_code_once(self, stand: Stand) -> None:
        network, at = stand.network, await stand.stage.now()
        start = network.begin(redirect_uri=BACK)
        code = (await stand.stage.agree(start.url, await stand.stage.person()))["code"]
        await network.exchange(code=code, verifier=start.verifier, redirect_uri=BACK, at=at)
        with pytest.raises(GrantRevoked):
            await network.exchange(code=code, verifier=start.verifier, redirect_uri=BACK, at=at)

    async def test_gives_every_list_that_it_claims_to_its_end_and_nobody_twice(self, stand: Stand) -> None:
        truth, pages = await stand.stage.truth(), 0
        for name in stand.network.lists:
            read = await stand.everything(name)
            entries = [each for page in read for each in entries_of(page)]
            assert entries, name
            assert len(set(entries)) == len(entries), name
            assert len(entries) == truth.get(name, len(entries)), name
            pages += len(read) > 1
        assert pages

    async def test_names_the_same_people_and_posts_whenever_it_is_asked(self, stand: Stand) -> None:
        for name in stand.network.lists:
            first, again = await stand.page(name), await stand.page(name)
            assert entries_of(first) == entries_of(again), name

    async def test_shows_whoever_reacted(self, stand: Stand) -> None:
        read = await stand.everything("reactions") if "reactions" in stand.network.lists else []
        pages = [page for page in read if isinstance(page, ReactionPage)]
        named = {each.profile_id for page in pages for each in page.reactions}
        assert named == {person.id for page in pages for person in page.people}

    async def test_claims_what_can_be_read_and_nothing_else(self, stand: Stand) -> None:
        claimed = seen_in(stand.network.capabilities(stand.network.terms.scopes))
        assert {name for name in LISTS if claimed[name]} == stand.network.lists.keys()
        assert claimed.get("account_insights", False) == (stand.network.insights is not None)
        assert claimed.get("mentioners", False) == (stand.network.mentioned is not None)
        assert stand.network.terms.capabilities == stand.network.capabilities(stand.network.terms.scopes)

    async def test_names_whoever_mentioned_the_account_in_posts_and_comments_of_theirs(self, stand: Stand) -> None:
        read = stand.network.mentioned
        at = await stand.stage.now()
        for planted in await stand.stage.mentions() if read else ():
            assert read is not None
            ask = partial(read, account_id=stand.account_id, post=planted.post, comment=planted.comment, at=at)
            found = await ask(stand.opened.tokens.access_token)
            assert found == planted.found
            assert found is not None
            assert is_aware(found.at)
            with pytest.raises((GrantExpired, GrantRevoked)):
                await ask(DEAD)
            await stand.stage.throttle()
            with pytest.raises(Throttled):
                await ask(stand.opened.tokens.access_token)
            with pytest.raises(RequestRefused):
                await read(
                    stand.opened.tokens.access_token, stand.account_id, post=1, comment=planted.comment and 1, at=at
                )

    async def test_claims_less_with_each_permission_that_is_unticked(self, stand: Stand) -> None:
        terms, whole = stand.network.terms, {name: entries_of(await stand.page(name)) for name in stand.network.lists}
        for scope in sorted(terms.scopes - (terms.needed or terms.scopes) - {"offline.access"}):
            lesser = await stand.again(without=(scope,))
            known = stand.network.capabilities(lesser.opened.tokens.scopes)
            assert any(not each.observable and each not in terms.capabilities for each in known), scope
            assert_told_why(known)
            for name in stand.network.lists:
                try:
                    given, refused = entries_of(await lesser.page(name)), {scope}
                except PermissionMissing as refusal:
                    given, refused = [], {*refusal.permissions}
                assert (given == whole[name]) == seen_in(known)[name], name
                assert refused == {scope}

    async def test_says_why_of_all_else_and_what_would_help(self, stand: Stand) -> None:
        assert_told_why(stand.network.terms.capabilities)
        read = coverage_of(7, 7, ListProgress(ended="whole"), terms=stand.network.terms, at=await stand.stage.now())
        told = {each.code: each.text for each in read.not_observable}
        assert read.complete
        for each in stand.network.terms.capabilities:
            said = told.get(f"not_observable.{each.code}", "")
            assert each.observable != bool(said)
            assert each.reason in said
            assert each.remedy in said

    async def test_tells_moments_in_utc(self, stand: Stand) -> None:
        now = await stand.stage.now()
        for name in stand.network.lists:
            page = await stand.page(name)
            moments = [quota.until for quota in page.quotas]
            assert moments, f"{name} tells nothing of quotas"
            assert all(quota.used > 0 for quota in page.quotas)
            if isinstance(page, PostPage):
                moments += [post.posted_at for post in page.posts]
                assert all(post.posted_at <= now for post in page.posts)
            if isinstance(page, ProfilePage):
                moments += [datetime.fromtimestamp(at, UTC) for at in page.profiles.created_at if at is not None]
            assert all(is_aware(moment) and moment >= FIRST_NETWORK for moment in moments)

    async def test_names_a_cursor_that_is_none_of_its_own(self, stand: Stand) -> None:
        for name in stand.network.lists:
            with pytest.raises(RequestRefused):
                await stand.page(name, NOT_OURS)

    async def test_names_a_dead_token(self, stand: Stand) -> None:
        for name in stand.network.lists:
            with pytest.raises((GrantExpired, GrantRevoked)):
                await stand.page(name, token=DEAD)
        with pytest.raises((GrantExpired, GrantRevoked)):
            await stand.network.whoami(DEAD, at=await stand.stage.now())

    async def test_names_too_many_calls_and_when_to_come_back(self, stand: Stand) -> None:
        for name in stand.network.lists:
            await stand.stage.throttle()
            with pytest.raises(Throttled) as refused:
                await stand.page(name)
            assert is_aware(refused.value.until)
            assert refused.value.until > await stand.stage.now()
            await stand.page(name)


@pytest.fixture(params=[*WHOLE.values()], ids=[*WHOLE])
def handed_in(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Platform]:
    platform, files = request.param
    return save(tmp_path / "export.zip", files), platform


@pytest.fixture
def export(handed_in: tuple[Path, Platform]) -> Export:
    return read_archive(*handed_in)


class TestAnExport:
    def test_holds_what_is_claimed_and_says_why_of_all_else(self, export: Export) -> None:
        held = {
            "followers": bool(export.followers),
            "following": bool(export.following),
            "follow_times": bool(export.followers and export.followers.dated),
            "posts": bool(export.posts),
            "likes_given": bool(export.likes),
            "comments_given": bool(export.comments),
            "message_turns": bool(export.conversations),
        }
        claimed = seen_in(OF_EXPORTS[export.platform])
        assert {code for code, observable in claimed.items() if observable} == {
            code for code, has in held.items() if has
        }
        assert held.keys() <= claimed.keys()
        assert_told_why(OF_EXPORTS[export.platform])

    def test_names_nobody_twice_and_counts_whom_it_names(self, export: Export) -> None:
        for part, names in {Part.FOLLOWERS: export.followers, Part.FOLLOWING: export.following}.items():
            read = export.part(part)
            assert names is not None
            assert read is not None
            assert len(set(names.keys.tolist())) == len(names) == read.records
            assert read.undated == len(names) - names.dated

    def test_names_the_same_people_whenever_it_is_read(self, handed_in: tuple[Path, Platform], export: Export) -> None:
        assert repr(read_archive(*handed_in)) == repr(export)

    def test_tells_moments_in_utc_and_none_after_its_own(self, export: Export) -> None:
        assert export.taken_at is not None
        assert is_aware(export.taken_at)
        assert export.dated_by is not None
        for names in (export.followers, export.following, export.likes, export.comments):
            for moment in [] if names is None else names.at[names.at != UNDATED].tolist():
                assert FIRST_NETWORK.timestamp() <= moment <= export.taken_at.timestamp()

    def test_tells_what_it_does_not_cover(self, export: Export) -> None:
        at = datetime.now(UTC) if export.taken_at is None else export.taken_at
        told = {each.code: each.text for each in limits(export, at=at, compared=False)}
        assert {"leavers_need_two_exports", "inbound_not_observable"} <= told.keys()
        assert ("no_follow_times" in told) == (not seen_in(OF_EXPORTS[export.platform])["follow_times"])
        assert all(told.values())

    def test_of_another_network_is_refused_by_name(self, handed_in: tuple[Path, Platform]) -> None:
        path, platform = handed_in
        for other in set(Platform) - {platform}:
            with pytest.raises(NotAnExport):
                read_archive(path, other)

    def test_of_somebody_else_is_refused_whatever_its_file_is_called(self, export: Export) -> None:
        assert names_owner(export.owner, platform=export.platform, number=None)
        require_owner(export.owner, platform=export.platform, handle=OWNERS[export.platform], number=None)
        with pytest.raises(WrongAccount):
            require_owner(export.owner, platform=export.platform, handle="somebody.else", number=None)


def entries_of(page: Page) -> list[Hashable]:
    match page:
        case ProfilePage(profiles=profiles):
            return [*profiles.id]
        case PostPage(posts=posts):
            # Whoever quotes and mentions at once is met in both.
            return [(post.id, post.kind) for post in posts]
        case ReactionPage(reactions=reactions):
            return [*reactions]


def seen_in(capabilities: tuple[Capability, ...]) -> dict[str, bool]:
    assert len({each.code for each in capabilities}) == len(capabilities)
    return {each.code: each.observable for each in capabilities}


def assert_told_why(capabilities: tuple[Capability, ...]) -> None:
    assert {each.code for each in capabilities} >= set(LISTS)
    for each in capabilities:
        assert each.observable != bool(each.reason and each.remedy), each.code


def is_aware(moment: datetime) -> bool:
    return moment.utcoffset() == timedelta(0)
