"""Asking X to tell of follows, in front of its sandbox and of an X that answers anything."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx2
import pytest
from aiohttp import web

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.failures import (
    AnswerMalformed,
    GrantExpired,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    Throttled,
)
from service.platforms.x_activity import Address, XActivity
from service.platforms.x_events import (
    FOLLOW_KINDS,
    SIGNATURE,
    AccessRevoked,
    EventRefused,
    FollowChanged,
    challenge_answer,
    read_event,
)
from service.platforms.x_questions import XSpelling
from tests.loopback import Receiver, listening
from tests.sandboxes import sandbox_x_process
from tests.x_scripted import AT, X, answering, problem
from tests.x_stand import Stand, standing

SECRET = Secret("sandbox-consumer-secret")
BEARER = Secret("sandbox-bearer-token")


class Listener(Receiver):
    """An address that proves itself with this secret, and keeps what it is told."""

    def __init__(self, secret: Secret = SECRET) -> None:
        super().__init__()
        self.secret = secret
        self.told: list[tuple[bytes, str]] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            return web.json_response(
                {"response_token": challenge_answer(request.query["crc_token"], secret=self.secret)}
            )
        self.told.append((await request.read(), request.headers.get(SIGNATURE, "")))
        return web.Response()

    def read(self, which: int) -> object:
        body, signature = self.told[which]
        return read_event(body, signature, secret=SECRET)


@dataclass
class Hall:
    """The sandbox, our side of its webhooks, and an address at which X tells."""

    stand: Stand
    session: GuardedSession
    listener: Listener

    def activity(self, listener: Listener | None = None, *, bearer: Secret = BEARER) -> XActivity:
        address = f"http://127.0.0.1:{(listener or self.listener).port}/platforms/x/events"
        return XActivity(self.session, self.stand.sandbox.url, bearer, address, most=1500)

    async def subscribed(self, *, without: tuple[str, ...] = ()) -> Address:
        tokens = await self.stand.connected(without=without)
        address = await self.activity().registered(at=AT)
        for kind in FOLLOW_KINDS:
            await self.activity().subscribe(tokens.access_token, kind, self.stand.account_id, address, at=AT)
        return address

    async def stage(self, door: str, body: object) -> dict[str, str]:
        answer = await self.stand.sandbox.http.post(f"{self.stand.sandbox.url}/sandbox/{door}", json=body)
        shown: dict[str, str] = answer.raise_for_status().json()
        return shown


@pytest.fixture
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "60", "--second-followers", "20")) as url:
        yield url


@pytest.fixture
async def hall(sandbox_url: str) -> AsyncIterator[Hall]:
    listener = Listener()
    async with (
        listening(listener),
        standing(XSpelling.POSTS, sandbox_url) as stand,
        GuardedSession(allow_loopback=True) as session,
    ):
        yield Hall(stand, session, listener)


class TestOurAddress:
    async def test_is_registered_once_it_has_proved_itself_and_then_known(self, hall: Hall) -> None:
        stranger = Listener(Secret("another"))
        async with listening(stranger):
            with pytest.raises(RequestRefused):
                await hall.activity(stranger).registered(at=AT)
        first = await hall.activity().registered(at=AT)
        assert not first.was_valid
        assert await hall.activity().registered(at=AT) == Address(first.id, was_valid=True)
        with pytest.raises(GrantExpired):
            await hall.activity(bearer=Secret("made-up")).registered(at=AT)


class TestSubscriptions:
    async def test_are_asked_for_listed_told_of_and_given_up(self, hall: Hall) -> None:
        address, activity = await hall.subscribed(), hall.activity()
        listed = await activity.subscriptions(address, at=AT)
        assert {(each.kind, each.number, each.is_ours) for each in listed} == {
            (kind, hall.stand.account_id, True) for kind in FOLLOW_KINDS
        }
        tokens = await hall.stand.connected()
        with pytest.raises(RequestRefused):
            await activity.subscribe(tokens.access_token, FOLLOW_KINDS[0], hall.stand.account_id, address, at=AT)
        poorer = await hall.stand.connected(without=("tweet.read",))
        with pytest.raises(PermissionMissing):
            await activity.subscribe(poorer.access_token, FOLLOW_KINDS[0], hall.stand.account_id, address, at=AT)

        visitor = await hall.stage("boomerangs", {"account_id": str(hall.stand.account_id), "stay_seconds": 3600})
        came = hall.listener.read(-1)
        assert isinstance(came, FollowChanged)
        assert (came.follower, came.followed, came.change) == (int(visitor["person_id"]), hall.stand.account_id, 1)
        assert (came.follower_handle, came.about) == (visitor["username"], hall.stand.account_id)
        await hall.stand.sandbox.advance(timedelta(hours=1, minutes=1))
        told = [hall.listener.read(place) for place in range(len(hall.listener.told))]
        gone = [each for each in told if isinstance(each, FollowChanged) and each.follower == came.follower]
        assert [each.change for each in gone] == [1, -1]

        await hall.stage("told", {})
        assert hall.listener.read(-1) == hall.listener.read(-2)
        await hall.stage("told", {"forged": True})
        with pytest.raises(EventRefused, match="signature"):
            hall.listener.read(-1)

        await activity.unsubscribe([each.id for each in listed], at=AT)
        assert await activity.subscriptions(address, at=AT) == ()
        before = len(hall.listener.told)
        await hall.stage("boomerangs", {"account_id": str(hall.stand.account_id)})
        assert len(hall.listener.told) == before
        charged = (await hall.stand.sandbox.ledger()).charged["follow_event"]
        assert 2 <= charged <= before

    async def test_are_not_needed_to_be_told_of_a_removal(self, hall: Hall) -> None:
        await hall.activity().registered(at=AT)
        await hall.stand.connected()
        await hall.stand.sandbox.withdraw(hall.stand.account_id)
        gone = hall.listener.read(-1)
        assert isinstance(gone, AccessRevoked)
        assert gone.person == hall.stand.account_id
        assert isinstance(gone.revoked_at, datetime)


class TestTheStageHand:
    async def test_plants_boomerangs_around_hosted_accounts_only_and_knows_them_afterwards(self, hall: Hall) -> None:
        with pytest.raises(httpx2.HTTPStatusError, match="404"):
            await hall.stage("boomerangs", {"account_id": "1"})
        with pytest.raises(httpx2.HTTPStatusError, match="400"):
            await hall.stage("told", {})
        planted = [await hall.stage("boomerangs", {"account_id": str(hall.stand.account_id)}) for _ in range(3)]
        visitors = {each["person_id"] for each in planted}
        assert len(visitors) == 3
        assert visitors <= (await hall.stand.sandbox.truth(hall.stand.account_id)).followers.keys()
        await hall.stand.sandbox.advance(timedelta(hours=5))
        truth = (
            await hall.stand.sandbox.http.get(f"{hall.stand.sandbox.url}/sandbox/truth/{hall.stand.account_id}")
        ).json()
        assert visitors <= {each["id"] for each in truth["boomerangs"] if each["left_at"] is not None}
        assert not visitors & truth["followers"].keys()


class TestAnXThatAnswersAnything:
    @pytest.mark.parametrize(
        ("status", "body", "failure"),
        [
            (200, b"{", AnswerMalformed),
            (200, {"data": [{"id": 7}]}, AnswerMalformed),
            (401, {}, GrantExpired),
            (403, {}, PermissionMissing),
            (400, problem(f"{X}invalid-request", 400), RequestRefused),
            (429, {}, Throttled),
            (503, {}, PlatformDown),
        ],
    )
    async def test_fails_by_name(self, status: int, body: object, failure: type[PlatformFailure]) -> None:
        receiver = Scripted(status, body)
        async with listening(receiver) as host, GuardedSession(allow_loopback=True) as session:
            with pytest.raises(failure):
                await XActivity(session, f"http://{host}", BEARER, "https://a.example/e", most=2).registered(at=AT)

    async def test_without_an_end_is_left(self) -> None:
        receiver = Scripted(200, {"data": [], "meta": {"next_token": "0000000000000001"}})
        async with listening(receiver) as host, GuardedSession(allow_loopback=True) as session:
            activity = XActivity(session, f"http://{host}", BEARER, "https://a.example/e", most=2)
            with pytest.raises(AnswerMalformed):
                await activity.subscriptions(Address("1", was_valid=True), at=AT)


class Scripted(Receiver):
    """An X that gives everyone this answer."""

    def __init__(self, status: int, body: object) -> None:
        super().__init__()
        self.script = answering(status, body)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        return await self.script(request)
