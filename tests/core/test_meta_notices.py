"""Meta's own notifications: what is Meta's, what is not, and what they say, by the examples of Meta's pages."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.kit.secrets import Secret
from service.platforms.contract import Platform
from service.platforms.meta_notices import (
    LONGEST,
    AccessChanged,
    Engaged,
    Kind,
    MetaNotice,
    NoticeRefused,
    Unheeded,
    challenge_answer,
    read_notices,
)
from service.sandbox.meta.callbacks import Change, Subject, notification, signature

SECRET = Secret("app-secret-canary-7")
Json = dict[str, object]
WORD = Secret("our own word")
ACCOUNT, PAGE, PERSON = 17_841_400_000_000_001, 105_000_000_000_001, "10160000000000017"
SAID_AT = datetime(2026, 11, 2, 11, 59, 30, tzinfo=UTC)
TOLD_AT = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
COMMENT: Json = {
    "id": "17950000000000009",
    "from": {"id": "17841410000000042", "username": "ines.bakes"},
    "text": "canary words that nobody keeps",
    "media": {"id": "17900000000000003", "media_product_type": "FEED"},
}
FEED: Json = {
    "from": {"id": "6120000000000042", "name": "Ines Baker"},
    "item": "comment",
    "verb": "add",
    "post_id": f"{PAGE}_17900000000000003",
    "comment_id": "17900000000000003_17950000000000009",
    "created_time": int(SAID_AT.timestamp()),
    "message": "canary words that nobody keeps",
}


def signed(body: bytes) -> str:
    return f"sha256={hmac.new(SECRET.reveal().encode(), body, hashlib.sha256).hexdigest()}"


def read(body: bytes) -> tuple[MetaNotice, ...]:
    return read_notices(body, signed(body), secret=SECRET)


def told(subject: Subject, field: str, value: Json, *, flat: bool = False) -> MetaNotice:
    number = {"instagram": str(ACCOUNT), "page": str(PAGE)}.get(subject, PERSON)
    (notice,) = read(notification(subject, number, [Change(field, value)], TOLD_AT, flat=flat))
    return notice


class TestTheChallenge:
    def test_is_given_back_to_whoever_knows_the_word(self) -> None:
        assert challenge_answer("subscribe", WORD.reveal(), "1158201444", expected=WORD) == "1158201444"

    @pytest.mark.parametrize(
        ("mode", "word", "challenge", "expected"),
        [
            ("subscribe", "another word", "1158201444", WORD),
            ("subscribe", "", "1158201444", Secret("")),
            ("unsubscribe", WORD.reveal(), "1158201444", WORD),
            ("subscribe", WORD.reveal(), "<script>", WORD),
            ("subscribe", WORD.reveal(), "", WORD),
            ("subscribe", WORD.reveal(), "1" * 300, WORD),
            ("subscribe", "unser Wört", "1158201444", WORD),
        ],
    )
    def test_is_kept_from_everybody_else(self, mode: str, word: str, challenge: str, expected: Secret) -> None:
        with pytest.raises(NoticeRefused):
            challenge_answer(mode, word, challenge, expected=expected)


class TestTheSignature:
    BODY = notification("instagram", str(ACCOUNT), [Change("comments", COMMENT)], TOLD_AT)

    def test_is_that_of_metas_page_on_validating_payloads(self) -> None:
        # By `printf '{"object":"page","entry":[]}' | openssl dgst -sha256 -hmac app-secret-canary-7`.
        body = b'{"object":"page","entry":[]}'
        digest = "864742e3bcf47fab2767d95f8c7d102982b3cc010d8bd05db61cf7574a28d1c7"
        assert read_notices(body, f"sha256={digest}", secret=SECRET) == ()

    def test_is_the_one_that_the_sandbox_makes(self) -> None:
        assert signature(self.BODY, secret=SECRET.reveal()) == signed(self.BODY)

    @pytest.mark.parametrize(
        "given",
        [
            "",
            signature(BODY, secret=SECRET.reveal(), forged=True),
            "sha1=" + hmac.new(SECRET.reveal().encode(), BODY, hashlib.sha1).hexdigest(),
            signed(BODY).removeprefix("sha256="),
            signed(BODY).upper(),
            f"{signed(BODY)},{signed(BODY)}",
            "sha256=ünsigned",
        ],
    )
    def test_of_another_kind_is_refused(self, given: str) -> None:
        with pytest.raises(NoticeRefused, match="signature"):
            read_notices(self.BODY, given, secret=SECRET)

    def test_of_no_secret_at_all_is_refused(self) -> None:
        unkeyed = f"sha256={hmac.new(b'', self.BODY, hashlib.sha256).hexdigest()}"
        with pytest.raises(NoticeRefused):
            read_notices(self.BODY, unkeyed, secret=Secret(""))

    @settings(max_examples=150)
    @given(bit=st.integers(0, len(BODY) * 8 - 1))
    def test_fits_no_other_body_by_a_single_bit(self, bit: int) -> None:
        changed = bytearray(self.BODY)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NoticeRefused, match="signature"):
            read_notices(bytes(changed), signed(self.BODY), secret=SECRET)

    @settings(max_examples=100)
    @given(bit=st.integers(0, len(signed(BODY)) * 8 - 1))
    def test_is_not_another_by_a_single_bit(self, bit: int) -> None:
        changed = bytearray(signed(self.BODY).encode())
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NoticeRefused, match="signature"):
            read_notices(self.BODY, changed.decode("latin-1"), secret=SECRET)

    def test_saves_no_message_that_is_too_large(self) -> None:
        with pytest.raises(NoticeRefused, match="larger"):
            read(b" " * (LONGEST + 1))


class TestInstagram:
    @pytest.mark.parametrize("flat", [False, True])
    def test_says_who_commented_under_which_post(self, *, flat: bool) -> None:
        assert told("instagram", "comments", COMMENT, flat=flat) == Engaged(
            Platform.INSTAGRAM,
            ACCOUNT,
            Kind.COMMENT,
            "comment:17950000000000009",
            TOLD_AT,
            person=17_841_410_000_000_042,
            handle="ines.bakes",
            post=17_900_000_000_000_003,
        )

    def test_may_leave_out_who_it_was(self) -> None:
        notice = told("instagram", "comments", {"id": "17950000000000009", "text": "…"})
        assert isinstance(notice, Engaged)
        assert (notice.person, notice.handle, notice.post) == (None, "", None)

    def test_says_of_a_mention_where_and_not_by_whom(self) -> None:
        notice = told("instagram", "mentions", {"media_id": "17900000000000003", "comment_id": "17950000000000009"})
        assert notice == Engaged(
            Platform.INSTAGRAM,
            ACCOUNT,
            Kind.MENTION,
            "mention:17950000000000009",
            TOLD_AT,
            post=17_900_000_000_000_003,
            comment=17_950_000_000_000_009,
        )

    def test_tells_of_the_accounts_own_answers_too_which_count_for_nothing(self) -> None:
        own = COMMENT | {"from": {"id": str(ACCOUNT), "username": "maya"}}
        assert told("instagram", "comments", own) == Unheeded("comments of the account itself")


class TestPages:
    def test_say_who_commented_and_when(self) -> None:
        assert told("page", "feed", FEED) == Engaged(
            Platform.FACEBOOK,
            PAGE,
            Kind.COMMENT,
            "comment:17900000000000003_17950000000000009",
            SAID_AT,
            person=6_120_000_000_000_042,
            handle="Ines Baker",
            post=17_900_000_000_000_003,
        )

    def test_say_who_reacted_each_time_anew(self) -> None:
        reaction: Json = {**FEED, "item": "reaction", "reaction_type": "love", "comment_id": None}
        once, again = told("page", "feed", reaction), told("page", "feed", reaction | {"created_time": 1_793_620_999})
        assert isinstance(once, Engaged)
        assert isinstance(again, Engaged)
        assert once.kind is again.kind is Kind.REACTION
        assert once.key != again.key

    @pytest.mark.parametrize(
        ("change", "named"),
        [
            ({"item": "share"}, "feed.share.add"),
            ({"verb": "remove"}, "feed.comment.remove"),
            ({"verb": "edited"}, "feed.comment.edited"),
            ({"item": "status"}, "feed.status.add"),
            ({"from": {"id": str(PAGE)}}, "feed.comment of the account itself"),
        ],
    )
    def test_tell_of_much_that_is_named_and_left(self, change: Json, named: str) -> None:
        assert told("page", "feed", FEED | change) == Unheeded(named)


class TestPermissions:
    @pytest.mark.parametrize(
        ("verb", "is_loss"), [("revoked", True), ("disconnected", True), ("granted", False), ("connected", False)]
    )
    def test_are_taken_back_or_given(self, verb: str, *, is_loss: bool) -> None:
        notice = told("permissions", "instagram_basic", {"verb": verb})
        assert notice == AccessChanged(PERSON, "instagram_basic", verb, TOLD_AT)
        assert notice.is_loss is is_loss

    def test_may_come_by_name_alone(self) -> None:
        entry = {"id": PERSON, "time": int(TOLD_AT.timestamp()), "changed_fields": ["connected"]}
        body = json.dumps({"object": "permissions", "entry": [entry]}).encode()
        assert read(body) == (AccessChanged(PERSON, "connected", "", TOLD_AT),)


class TestWhatElseMetaTells:
    def test_is_named_and_left(self) -> None:
        assert told("user", "about", {}) == Unheeded("user")
        assert told("instagram", "story_insights", {"media_id": "1"}) == Unheeded("story_insights")
        messages = {"object": "instagram", "entry": [{"id": "1", "time": 1_793_620_770_123, "messaging": [{}]}]}
        assert read(json.dumps(messages).encode()) == (Unheeded("messages"),)

    def test_does_not_take_what_is_beside_it_along_when_it_cannot_be_read(self) -> None:
        strange: list[Change] = [Change("comments", {"id": ["no number"]}), Change("comments", COMMENT)]
        unread, comment = read(notification("instagram", str(ACCOUNT), strange, TOLD_AT))
        assert unread == Unheeded("comments unreadable")
        assert isinstance(comment, Engaged)

    def test_tells_the_time_in_thousandths_of_seconds_too(self) -> None:
        entry = {"id": PERSON, "time": int(TOLD_AT.timestamp() * 1000), "changed_fields": ["connected"]}
        (notice,) = read(json.dumps({"object": "permissions", "entry": [entry]}).encode())
        assert isinstance(notice, AccessChanged)
        assert notice.at == TOLD_AT

    @pytest.mark.parametrize(
        "body", [b"", b"[]", b"{}", b'{"object": 1}', b"[" * 5_000, b'{"object":"page","entry":{}}']
    )
    def test_is_refused_where_nothing_can_be_read(self, body: bytes) -> None:
        with pytest.raises(NoticeRefused, match="describes"):
            read(body)

    @settings(max_examples=150)
    @given(
        subject=st.sampled_from(["instagram", "page", "permissions"]),
        field=st.sampled_from(["comments", "mentions", "feed", "connected"]),
        value=st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["id", "from", "media", "item", "verb", "post_id", "created_time"]),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=8,
        ),
    )
    def test_of_any_kind_is_read_or_named_and_never_a_fault(self, subject: str, field: str, value: object) -> None:
        entry = {"id": str(ACCOUNT), "time": 1, "changes": [{"field": field, "value": value}]}
        (notice,) = read(json.dumps({"object": subject, "entry": [entry]}).encode())
        assert isinstance(notice, Engaged | AccessChanged | Unheeded)

    def test_no_word_of_anybody_is_kept(self) -> None:
        notices = [told("instagram", "comments", COMMENT), told("page", "feed", FEED)]
        assert "canary" not in repr(notices)
