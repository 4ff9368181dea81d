import asyncio
import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from service.kit.outbound import REPLY_LIMIT, GuardedSession, NoAnswer, Reply
from service.kit.retry_after import come_back_at
from tests.loopback import Certificate, Names, Receiver, listening

SOON = timedelta(seconds=5)


async def posted(url: str, *, session: GuardedSession, within: timedelta = SOON) -> Reply:
    return await session.post(url, body=b"{}", headers={"webhook-id": "msg_1"}, within=within)


class TestReplies:
    async def test_carry_status_headers_body_and_time(self) -> None:
        receiver = Receiver()
        async with listening(receiver) as where, GuardedSession(allow_loopback=True) as session:
            reply = await posted(f"http://{where}/hook?a=b%20c", session=session)
        assert (reply.status, reply.body_start, reply.is_whole) == (200, b"thank you", True)
        assert reply.headers["x-one"] == "1"
        assert timedelta(0) < reply.elapsed < SOON
        assert receiver.seen[0].headers["webhook-id"] == "msg_1"
        assert receiver.seen[0].raw_path == "/hook?a=b%20c"

    async def test_a_redirect_is_an_answer_and_is_not_followed(self, connects: list[object]) -> None:
        receiver = Receiver()
        async with listening(receiver) as where, GuardedSession(allow_loopback=True) as session:
            reply = await posted(f"http://{where}/redirect", session=session)
        assert reply.status == 307
        assert connects == [("127.0.0.1", receiver.port)]
        assert [each.path for each in receiver.seen] == ["/redirect"]

    async def test_an_endless_body_is_read_to_the_limit_only(self) -> None:
        async with listening(Receiver()) as where, GuardedSession(allow_loopback=True) as session:
            reply = await posted(f"http://{where}/endless", session=session)
            longer = await session.send(
                "GET", f"http://{where}/endless", headers={}, within=SOON, limit=3 * REPLY_LIMIT + 1
            )
        assert (len(reply.body_start), reply.is_whole) == (REPLY_LIMIT, False)
        assert (len(longer.body_start), longer.is_whole) == (3 * REPLY_LIMIT + 1, False)

    async def test_a_packed_bomb_stays_packed_and_leads_nowhere_else(self, connects: list[object]) -> None:
        receiver = Receiver()
        async with listening(receiver) as where, GuardedSession(allow_loopback=True) as session:
            reply = await posted(f"http://{where}/bomb", session=session)
        assert reply.body_start[:2] == b"\x1f\x8b"
        assert len(reply.body_start) <= REPLY_LIMIT
        assert receiver.seen[0].headers["accept-encoding"] == "identity"
        assert connects == [("127.0.0.1", receiver.port)]

    async def test_a_receiver_that_never_answers_is_left_in_time(self) -> None:
        async with listening(Receiver()) as where, GuardedSession(allow_loopback=True) as session:
            with pytest.raises(NoAnswer, match="within"):
                await posted(f"http://{where}/slow", session=session, within=timedelta(seconds=0.2))

    async def test_a_closed_port_is_no_answer(self) -> None:
        async with listening(Receiver()) as where:
            pass
        async with GuardedSession(allow_loopback=True) as session:
            with pytest.raises(NoAnswer):
                await posted(f"http://{where}/hook", session=session)

    @pytest.mark.parametrize(
        "answer", [b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\nX\0: y\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 9000]
    )
    async def test_what_is_not_http_is_no_answer_and_told_in_our_words(self, answer: bytes) -> None:
        async def babble(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
            await reading.readuntil(b"\r\n\r\n")
            writing.write(answer)
            await writing.drain()
            writing.close()

        async with await asyncio.start_server(babble, "127.0.0.1", 0) as server:
            host, port = server.sockets[0].getsockname()
            async with GuardedSession(allow_loopback=True) as session:
                with pytest.raises(NoAnswer) as told:
                    await posted(f"http://{host}:{port}/secret-path", session=session)
        assert str(told.value) == "the answer is not HTTP that can be read"

    async def test_header_injection_sends_nothing(self) -> None:
        receiver = Receiver()
        async with listening(receiver) as where, GuardedSession(allow_loopback=True) as session:
            with pytest.raises(ValueError, match="header injection"):
                await session.send("GET", f"http://{where}/", headers={"a": "b\r\nc: d"}, within=SOON)
        assert receiver.seen == []


class TestProxyVariables:
    async def test_are_not_obeyed(self, monkeypatch: pytest.MonkeyPatch, connects: list[object]) -> None:
        proxy, receiver = Receiver(), Receiver()
        async with listening(proxy) as elsewhere, listening(receiver) as where:
            for name in ("http_proxy", "https_proxy", "all_proxy"):
                monkeypatch.setenv(name, f"http://{elsewhere}")
                monkeypatch.setenv(name.upper(), f"http://{elsewhere}")
            monkeypatch.delenv("no_proxy", raising=False)
            monkeypatch.delenv("NO_PROXY", raising=False)
            assert os.environ["http_proxy"]
            async with GuardedSession(allow_loopback=True) as session:
                await posted(f"http://{where}/hook", session=session)
        assert (len(proxy.seen), len(receiver.seen)) == (0, 1)
        assert connects == [("127.0.0.1", receiver.port)]


class TestTls:
    async def test_the_certificate_must_name_the_host_of_the_url(self, tmp_path: Path, connects: list[object]) -> None:
        certificate, receiver = Certificate("other.example"), Receiver()
        async with (
            listening(receiver, certificate.serving(tmp_path)) as where,
            GuardedSession(allow_loopback=True, resolver=Names(["127.0.0.1"]), tls=certificate.trusting) as session,
        ):
            port = where.partition(":")[2]
            with pytest.raises(NoAnswer, match=r"[Cc]ertificate"):
                await posted(f"https://good.example:{port}/hook", session=session)
            assert receiver.seen == []
            assert connects == [("127.0.0.1", receiver.port)]
            reply = await posted(f"https://other.example:{port}/hook", session=session)
        assert reply.status == 200

    async def test_an_unknown_authority_is_refused(self, tmp_path: Path) -> None:
        certificate, receiver = Certificate("good.example"), Receiver()
        async with (
            listening(receiver, certificate.serving(tmp_path)) as where,
            GuardedSession(allow_loopback=True, resolver=Names(["127.0.0.1"])) as session,
        ):
            with pytest.raises(NoAnswer, match=r"[Cc]ertificate"):
                await posted(f"https://good.example:{where.partition(':')[2]}/hook", session=session)
        assert receiver.seen == []


class TestRetryAfter:
    AT = datetime(2026, 11, 22, 12, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("header", "seconds"),
        [
            ("0", 0),
            (" 120 ", 120),
            (format_datetime(AT + timedelta(minutes=3), usegmt=True), 180),
            (format_datetime(AT - timedelta(minutes=3), usegmt=True), 0),
            ("Sun, 22 Nov 2026 13:01:00 +0100", 60),
        ],
    )
    def test_is_seconds_or_a_date(self, header: str, seconds: int) -> None:
        assert come_back_at(header, at=self.AT) == self.AT + timedelta(seconds=seconds)

    @pytest.mark.parametrize("header", [None, "", "soon", "-5", "1.5", "٣", "9" * 30, "Sun, 99 Nov 2026 13:01:00 GMT"])
    def test_unreadable_ones_say_nothing(self, header: str | None) -> None:
        assert come_back_at(header, at=self.AT) is None
