"""What X tells of its own accord, signed as X signs it, and accounts that listen."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from aiohttp import web
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.accounts.models import SocialAccount
from service.automation.models import FollowNotice, Listening
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work
from service.platforms.x_events import SIGNATURE
from tests.loopback import Receiver

CONSUMER_SECRET = "consumer-canary-1"
DOOR = "/platforms/x/events"
_events = count(5_000_000)


def hearing(settings: Settings) -> Settings:
    """The settings of a deployment that X may tell something."""
    return replace(settings, x_consumer_secret=Secret(CONSUMER_SECRET))


def signature(body: bytes, secret: str = CONSUMER_SECRET) -> str:
    """As X signs these bytes."""
    return "sha256=" + base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def follow_event(  # noqa: PLR0913 # what a follow is, all named
    follower: int,
    followed: int,
    *,
    about: int | None,
    ends: bool = False,
    event_id: str | None = None,
    handle: str = "lena_runs",
) -> bytes:
    """X's word that somebody follows somebody, or ceased to."""
    people = [{"id": str(each), "username": handle, "name": "Somebody"} for each in (follower, followed)]
    return _event(
        "follow.unfollow" if ends else "follow.follow",
        {"source": {"data": people[0]}, "target": {"data": people[1]}},
        {"user_id": str(about)} if about is not None else {},
        event_id,
    )


def revocation(person: int, *, at: datetime, event_id: str | None = None) -> bytes:
    """X's word that this person removed our app."""
    return _event(
        "oauth.revoke", {"date_time": at.isoformat(), "user_id": str(person), "app_id": "29820954"}, {}, event_id
    )


def _event(kind: str, payload: object, about: Mapping[str, str], event_id: str | None) -> bytes:
    told = {"event_uuid": event_id or str(next(_events)), "filter": about, "event_type": kind, "payload": payload}
    return json.dumps({"data": told}).encode()


class ProvenAddress(Receiver):
    """A server on loopback that proves to X that it knows the app's consumer secret, and takes whatever it is told."""

    def __init__(self, secret: bytes) -> None:
        super().__init__()
        self.secret = secret

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            token = request.query["crc_token"].encode()
            return web.json_response({"response_token": signature(token, self.secret.decode())})
        return web.Response()


async def tell(app: AsyncTestClient[Litestar], body: bytes, *, signed: str | None = None) -> Response:
    """Bring it to the door as X does."""
    headers = {SIGNATURE: signature(body) if signed is None else signed, "Content-Type": "application/json"}
    return await app.post(DOOR, content=body, headers=headers)


async def a_listening(
    work: Work, account: SocialAccount, *, since: timedelta = timedelta(0), until: timedelta | None = None
) -> Listening:
    """The account's follows are told since so long before now, and to so long before now where that is over."""
    listening = Listening(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        platform="x",
        number=account.platform_account_id,
        asked_at=work.at - since,
        since=work.at - since,
        confirmed_at=work.at - since,
        until=None if until is None else work.at - until,
        ended_because=None if until is None else "account_ended",
    )
    work.session.add(listening)
    await work.session.flush()
    return listening


async def a_notice(work: Work, account: SocialAccount, person: int, *, change: int = 1) -> None:
    """X has told that this person follows the account, or no longer does."""
    work.session.add(
        FollowNotice(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account.id,
            event_id=str(next(_events)),
            side="followers",
            profile_id=person,
            change=change,
            heard_at=work.at,
            kept_at=work.at,
            cost_micros=10_000,
        )
    )
    await work.session.flush()
