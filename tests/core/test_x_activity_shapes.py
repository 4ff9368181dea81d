"""X's answers about webhooks and subscriptions as its documentation shows them (XD x-api/webhooks, x-api/activity), and others."""

import contextlib
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.kit.outbound import Reply
from service.platforms import x_activity
from service.platforms.failures import AnswerMalformed

SHAPES: tuple[type[msgspec.Struct], ...] = (
    x_activity._Webhooks,  # noqa: SLF001 # the shapes are the reader's own
    x_activity._NewWebhook,  # noqa: SLF001 # likewise
    x_activity._Subscriptions,  # noqa: SLF001 # likewise
)


def reply(body: bytes) -> Reply:
    return Reply(200, {}, body, is_whole=True, elapsed=timedelta(0))


class TestWhatXSaysOfListening:
    def test_lists_addresses(self) -> None:
        told = x_activity._read(  # noqa: SLF001 # the reader's own
            reply(
                b'{"data": [{"created_at": "2026-08-07T14:31:56.000Z", "id": "1146654567674912769",'
                b' "url": "https://rapport.example/platforms/x/events", "valid": true}], "meta": {"result_count": 1}}'
            ),
            x_activity._Webhooks,  # noqa: SLF001 # likewise
        )
        assert [(each.id, each.valid) for each in told.data] == [("1146654567674912769", True)]

    def test_lists_subscriptions_with_whom_they_are_about(self) -> None:
        told = x_activity._read(  # noqa: SLF001 # the reader's own
            reply(
                b'{"data": [{"created_at": "2026-08-07T14:31:56Z", "event_type": "follow.follow", "filter": {"user_id":'
                b' "2244994945"}, "subscription_id": "1146654567674912769", "tag": "rapport", "updated_at":'
                b' "2026-08-07T14:31:56Z", "webhook_id": "9"}], "meta": {"next_token": "abc", "total_subscriptions": 2}}'
            ),
            x_activity._Subscriptions,  # noqa: SLF001 # likewise
        )
        assert (told.data[0].filter.user_id, told.meta.next_token) == ("2244994945", "abc")

    @pytest.mark.parametrize("body", [b"", b"[]", b'{"data": [{"id": "nobody"}]}', b"\xff", b"[" * 3_000])
    def test_is_refused_by_name_otherwise(self, body: bytes) -> None:
        with pytest.raises(AnswerMalformed):
            x_activity._read(reply(body), x_activity._NewWebhook)  # noqa: SLF001 # likewise

    @settings(max_examples=150, deadline=None)
    @given(
        st.binary(max_size=120)
        | st.recursive(
            st.none() | st.integers() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["data", "id", "meta", "filter", "user_id", "event_type"]), inner)
            ),
            max_leaves=10,
        ).map(msgspec.json.encode)
    )
    def test_is_read_or_refused_and_nothing_else(self, body: bytes) -> None:
        for shape in SHAPES:
            with contextlib.suppress(AnswerMalformed):
                x_activity._read(reply(body), shape)  # noqa: SLF001 # likewise
