import msgspec

from service.platforms.instagram_answers import answers_of, waiting_under
from service.platforms.instagram_shapes import Comments
from service.platforms.walk import Under

SAID: dict[str, object] = {
    "id": "17858893269000001",
    "timestamp": "2026-11-02T12:00:00+0000",
    "text": "Lovely",
    "username": "ines",
}
ANSWER: dict[str, object] = SAID | {"id": "17858893269000002", "username": "maya"}
"""As in Meta's page "IG Comment", fields `id`, `timestamp`, `text`, `username` and the edge `replies`."""


def comments(*said: dict[str, object], after: str | None = None) -> Comments:
    paging = {"cursors": {"after": after}, "next": "https://graph.facebook.com/next"} if after else {}
    return msgspec.convert({"data": said, "paging": paging}, Comments, strict=False)


class TestAnswersToAComment:
    def test_beyond_the_first_page_are_still_to_be_read(self) -> None:
        more = {"cursors": {"after": "QVFI"}, "next": "https://graph.facebook.com/next"}
        page = comments(SAID | {"replies": {"data": [ANSWER], "paging": more}}, SAID | {"id": "9"}, after="WVV")
        assert waiting_under("7", page) == (Under("7", "WVV"), Under("7", "QVFI", "17858893269000001"))

    def test_go_on_under_the_same_comment(self) -> None:
        assert waiting_under("7", comments(ANSWER, after="WVV"), comment="5") == (Under("7", "WVV", "5"),)
        assert waiting_under("7", comments(ANSWER), comment="5") == ()

    def test_are_told_without_whom_they_answer(self) -> None:
        [told] = answers_of(comments(ANSWER).data, media_id=7)
        assert told is not None
        assert (told.author_handle, told.reply_to_post_id, told.reply_to_profile_id) == ("maya", 7, None)
