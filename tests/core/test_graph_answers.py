"""Shapes as Meta's Graph API documents them (Handle Errors, Rate Limits, IG Media, Page), written down by us."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.platforms.contract import NAMED_ONLY, PostKind
from service.platforms.failures import (
    AnswerMalformed,
    AppBlocked,
    AppRemoved,
    GrantRanOut,
    GrantRevoked,
    ObjectUnseen,
    OwnerMustAct,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    RoleLost,
    Throttled,
)
from service.platforms.graph import Answer
from service.platforms.graph_failures import PAUSE, graph_failure
from service.platforms.instagram_answers import comments_of, own_post, profile_of
from service.platforms.instagram_shapes import MediaPage, WireProfile
from service.platforms.quotas import meta_quotas, x_quotas
from service.platforms.walk import Under, Walk, walk_at

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
BUSINESS = "x-business-use-case-usage"


def outcome_of(act: Callable[[], object]) -> list[type]:
    try:
        return [type(act())]
    except PlatformFailure as failure:
        return [type(failure)]


def refused(
    code: int, subcode: int = 0, *, status: int = 400, headers: dict[str, str] | None = None
) -> PlatformFailure:
    body = json.dumps({"error": {"message": "said", "type": "OAuthException", "code": code, "error_subcode": subcode}})
    failure = graph_failure(status, headers or {}, body.encode(), at=AT)
    assert failure is not None
    return failure


class TestFailures:
    @pytest.mark.parametrize(
        ("code", "subcode", "meant"),
        [
            (190, 0, GrantRevoked),
            (102, 0, GrantRevoked),
            (190, 458, AppRemoved),
            (190, 459, OwnerMustAct),
            (190, 464, OwnerMustAct),
            (190, 460, GrantRevoked),
            (190, 463, GrantRanOut),
            (190, 467, GrantRevoked),
            (190, 492, RoleLost),
            (10, 0, PermissionMissing),
            (3, 0, PermissionMissing),
            (200, 0, PermissionMissing),
            (299, 0, PermissionMissing),
            (100, 33, ObjectUnseen),
            (100, 0, RequestRefused),
            (4, 0, Throttled),
            (17, 0, Throttled),
            (32, 0, Throttled),
            (613, 0, Throttled),
            (80001, 0, Throttled),
            (80002, 0, Throttled),
            (368, 0, AppBlocked),
            (1, 0, PlatformDown),
            (2, 0, PlatformDown),
        ],
    )
    def test_goes_by_code_and_subcode_whatever_the_status(
        self, code: int, subcode: int, meant: type[PlatformFailure]
    ) -> None:
        assert {type(refused(code, subcode, status=status)) for status in (200, 400, 401, 403)} == {meant}

    @pytest.mark.parametrize(
        "said",
        [
            {"error": {"message": "Error validating client secret.", "code": 1}},
            {"error": {"message": "Missing client_secret parameter.", "code": 101}},
            {"error": {"message": "Error validating application.", "code": 101}},
            {"error": {"message": "Invalid appsecret_proof provided in the API argument", "code": 100}},
            {"error_type": "OAuthException", "code": 400, "error_message": "Error validating client secret."},
        ],
    )
    def test_our_own_secret_is_our_apps_matter_whatever_else_its_code_means(self, said: dict[str, object]) -> None:
        assert isinstance(graph_failure(400, {}, json.dumps(said).encode(), at=AT), AppBlocked)

    @pytest.mark.parametrize("code", [1, 10, 100, 101, 102, 190, 200, 368])
    def test_a_server_that_fails_is_not_believed_about_the_access(self, code: int) -> None:
        for status in (500, 502, 503):
            assert type(refused(code, 463, status=status)) is PlatformDown
        assert isinstance(refused(4, status=503), Throttled)

    @pytest.mark.parametrize(
        ("error", "meant"),
        [
            ({"code": 190, "error_subcode": None}, GrantRevoked),
            ({"code": "190", "error_subcode": "463"}, GrantRanOut),
            ({"code": 4, "message": None}, Throttled),
            ({"code": 10, "message": ["not", "words"], "is_transient": "no"}, PermissionMissing),
            ({"code": None}, RequestRefused),
        ],
    )
    def test_one_odd_value_hides_none_of_the_others(self, error: object, meant: type[PlatformFailure]) -> None:
        assert type(graph_failure(400, {}, json.dumps({"error": error}).encode(), at=AT)) is meant

    def test_an_outage_never_means_revoked(self) -> None:
        assert isinstance(graph_failure(503, {}, b"<html>", at=AT), PlatformDown)
        assert isinstance(graph_failure(500, {}, b"", at=AT), PlatformDown)

    def test_waits_as_long_as_the_header_of_the_full_quota_says(self) -> None:
        usage = {"17": [{"type": "instagram", "call_count": 100, "estimated_time_to_regain_access": 25}]}
        throttled = refused(80002, headers={BUSINESS: json.dumps(usage)})
        assert isinstance(throttled, Throttled)
        assert throttled.until == AT + timedelta(minutes=25)

    def test_waits_an_hour_when_nothing_says_how_long(self) -> None:
        throttled = refused(4, headers={"x-app-usage": "not json"})
        assert isinstance(throttled, Throttled)
        assert throttled.until == AT + PAUSE

    @given(st.integers(100, 599), st.binary(max_size=200), st.dictionaries(st.text(max_size=30), st.text(max_size=50)))
    def test_names_whatever_comes(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        failure = graph_failure(status, headers, body, at=AT)
        assert (
            failure is None if status == 200 and b"error" not in body else isinstance(failure, PlatformFailure | None)
        )


class TestQuotas:
    @pytest.mark.parametrize("odd", ["null", '"soon"', "[]", "true"])
    def test_one_odd_value_hides_none_of_the_others(self, odd: str) -> None:
        usage = (
            f'{{"1": [{{"type": "pages", "call_count": 74, "estimated_time_to_regain_access": {odd}}}], "2": {odd}}}'
        )
        assert [(each.bucket, each.used) for each in meta_quotas({BUSINESS: usage}, at=AT)] == [("pages:1", 74)]
        assert meta_quotas({"x-app-usage": f'{{"call_count": {odd}}}'}, at=AT) == ()

    def test_of_hundreds_of_businesses_each_is_heard(self) -> None:
        usage = {str(number): [{"type": "pages", "call_count": 1}] for number in range(300)}
        assert len(meta_quotas({BUSINESS: json.dumps(usage)}, at=AT)) == 300

    def test_takes_the_fullest_of_metas_three_shares(self) -> None:
        [quota] = meta_quotas({"x-app-usage": '{"call_count": 12, "total_cputime": 61, "total_time": 40}'}, at=AT)
        assert (quota.bucket, quota.used) == ("app", 61)

    def test_tells_every_business_and_kind_apart(self) -> None:
        usage = {
            "17": [{"type": "instagram", "call_count": 3}, {"type": "pages", "call_count": 9}],
            "18": [{"type": "pages"}],
        }
        found = {each.bucket: each.used for each in meta_quotas({BUSINESS: json.dumps(usage)}, at=AT)}
        assert found == {"instagram:17": 3, "pages:17": 9}

    def test_counts_xs_window_down(self) -> None:
        headers = {"x-rate-limit-limit": "300", "x-rate-limit-remaining": "75", "x-rate-limit-reset": "1793534400"}
        [quota] = x_quotas(headers, "followers")
        assert (quota.used, quota.until) == (75.0, datetime.fromtimestamp(1793534400, UTC))

    @given(st.dictionaries(st.sampled_from(["x-app-usage", BUSINESS, "x-rate-limit-limit"]), st.text(max_size=80)))
    def test_passes_over_what_it_cannot_read(self, headers: dict[str, str]) -> None:
        assert all(quota.used >= 0 for quota in (*meta_quotas(headers, at=AT), *x_quotas(headers, "any")))

    @pytest.mark.parametrize("minutes", ["1e300", "-5", "99999999999"])
    def test_believes_no_wait_beyond_a_day(self, minutes: str) -> None:
        usage = '{"17": [{"type": "pages", "call_count": 1, "estimated_time_to_regain_access": ' + minutes + "}]}"
        [quota] = meta_quotas({BUSINESS: usage}, at=AT)
        assert AT < quota.until <= AT + timedelta(days=1)


class TestWalk:
    @given(
        st.builds(
            Walk,
            part=st.sampled_from(["comments", "tags"]),
            after=st.none() | st.text(max_size=50),
            waiting=st.lists(
                st.builds(Under, post=st.text(max_size=20), after=st.none() | st.text(max_size=50)), max_size=10
            ).map(tuple),
        )
    )
    def test_comes_back_from_its_cursor(self, walk: Walk) -> None:
        assert walk_at(walk.cursor(), first="comments") == walk

    @given(st.text(max_size=100))
    def test_refuses_cursors_of_others(self, cursor: str) -> None:
        assert set(outcome_of(lambda: walk_at(cursor, first="comments"))) <= {Walk, RequestRefused}


def media(**facts: object) -> bytes:
    return json.dumps({"data": [{"id": "17900000000000001", "timestamp": "2026-10-30T09:00:00+0000"} | facts]}).encode()


class TestInstagramAnswers:
    def test_takes_the_number_that_edges_use_and_not_the_apps_own(self) -> None:
        answer = Answer(b'{"id": "3600000000000001", "user_id": "17841400000000001", "username": "lena"}', ())
        assert profile_of(answer.read(WireProfile)).id == 17841400000000001

    def test_a_hidden_like_count_is_unknown_and_not_zero(self) -> None:
        [shown] = Answer(media(comments_count=4), ()).read(MediaPage).data
        assert (own_post(shown, account_id=7).likes, own_post(shown, account_id=7).replies) == (None, 4)

    def test_reads_comments_and_the_answers_to_them(self) -> None:
        reply = {
            "id": "3",
            "timestamp": "2026-10-30T10:02:00+0000",
            "text": "thank you",
            "from": {"id": "7", "username": "lena"},
        }
        comment = {
            "id": "2",
            "timestamp": "2026-10-30T10:00:00+0000",
            "text": "lovely",
            "from": {"id": "55", "username": "kim"},
            "replies": {"data": [reply]},
        }
        [shown] = Answer(media(comments={"data": [comment]}), ()).read(MediaPage).data
        theirs, ours = (post for post in comments_of(shown.comments.data, media_id=1, account_id=7) if post)
        assert (theirs.author_id, theirs.reply_to_profile_id, theirs.kind) == (55, 7, PostKind.COMMENT)
        assert (ours.author_id, ours.reply_to_profile_id, ours.reply_to_post_id) == (7, 55, 1)

    def test_knows_by_handle_alone_whom_instagram_gives_no_number(self) -> None:
        comment = {"id": "2", "timestamp": "2026-10-30T10:00:00+0000", "username": "kim"}
        [shown] = Answer(media(comments={"data": [comment]}), ()).read(MediaPage).data
        [post] = comments_of(shown.comments.data, media_id=1, account_id=7)
        assert post is not None
        assert (post.author_id, post.author_handle) == (NAMED_ONLY, "kim")

    def test_counts_a_comment_whose_author_is_withheld(self) -> None:
        [shown] = (
            Answer(media(comments={"data": [{"id": "2", "timestamp": "2026-10-30T10:00:00+0000"}]}), ())
            .read(MediaPage)
            .data
        )
        assert list(comments_of(shown.comments.data, media_id=1, account_id=7)) == [None]

    @given(st.binary(max_size=300))
    def test_names_an_answer_that_is_not_as_described(self, body: bytes) -> None:
        assert set(outcome_of(lambda: Answer(body, ()).read(MediaPage))) <= {MediaPage, AnswerMalformed}
