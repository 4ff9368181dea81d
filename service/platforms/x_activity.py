"""Asking X to tell of follows as they happen: our webhook there, and subscriptions to it.

Paths, words and answers as X's description 2.167 and documentation have them (X API v2, Webhooks; X Activity API). Our webhook and
the lists are the app's matter and take its bearer token; X's description lets a person's own token subscribe too, which holds
whether or not X counts follows among private events. A page of subscriptions holds 1,000, and 100 may be dropped at once.

X would deliver again what it told, or tried to tell, within the last 24 hours (`POST /2/webhooks/replay`, in both of its descriptions).
That is not asked for after an outage: events of follows name no moment of their own, so whatever came late would be taken for a
follow or a departure of just then, and two of them for somebody who came and left at once. The stretch counts as interrupted instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Final, TypeVar

import httpx2
import msgspec
from msgspec import Meta

from service.kit.outbound import GuardedSession, Reply
from service.kit.secrets import Secret
from service.platforms.failures import AnswerMalformed
from service.platforms.wire import ask
from service.platforms.x_events import FOLLOW_KINDS, Subscription
from service.platforms.x_failures import read_failure
from service.platforms.x_shapes import Identifier

TAG: Final = "rapport"
"""Marks our subscriptions among others that the same app may have."""
LARGEST_PAGE: Final = 1000
MOST_DROPPED: Final = 100
MOST_PAGES: Final = 200
"""Of the largest plan's 150,000 subscriptions, with room; a list that goes on beyond it goes in a circle."""


@dataclass(frozen=True, slots=True)
class Address:
    """Our webhook on X."""

    id: str
    was_valid: bool
    """Whether X has been telling; otherwise it does from now on, and what happened before is lost."""


@dataclass(frozen=True, slots=True)
class XActivity:
    """Our app's webhook and subscriptions. Every call raises a `PlatformFailure`."""

    session: GuardedSession
    api_url: str
    bearer: Secret
    """The app's own."""
    address: str
    """Where X is to tell."""
    most: int
    """How many subscriptions our plan on X allows."""

    async def registered(self, *, at: datetime) -> Address:
        """Our webhook, registered or validated anew where it has to be; X asks the address for its proof meanwhile."""
        known = _read(await self._ask("GET", "webhooks", at=at), _Webhooks).data
        ours = next((each for each in known if each.url == self.address), None)
        if ours is None:
            made = await self._ask("POST", "webhooks", body={"url": self.address}, at=at)
            return Address(_read(made, _NewWebhook).data.id, was_valid=False)
        if not ours.valid:
            await self._ask("PUT", f"webhooks/{ours.id}", at=at)
        return Address(ours.id, was_valid=ours.valid)

    async def subscriptions(self, address: Address, *, at: datetime) -> tuple[Subscription, ...]:
        """Every subscription of our app."""
        found: list[Subscription] = []
        query = {"max_results": str(LARGEST_PAGE)}
        for _ in range(MOST_PAGES):
            page = _read(await self._ask("GET", "activity/subscriptions", query=query, at=at), _Subscriptions)
            found += [each.known(address) for each in page.data]
            if not page.meta.next_token:
                return tuple(found)
            query["pagination_token"] = page.meta.next_token
        raise AnswerMalformed("the list of subscriptions does not end")

    async def subscribe(self, token: Secret, kind: str, number: int, address: Address, *, at: datetime) -> None:
        """Have X tell of this kind of event about this account, with the word of who has the account."""
        body = {"event_type": kind, "filter": {"user_id": str(number)}, "tag": TAG, "webhook_id": address.id}
        await self._ask("POST", "activity/subscriptions", body=body, bearer=token, at=at)

    async def unsubscribe(self, ids: Sequence[str], *, at: datetime) -> None:
        """Have X tell of these no longer."""
        for first in range(0, len(ids), MOST_DROPPED):
            query = {"ids": ",".join(ids[first : first + MOST_DROPPED])}
            await self._ask("DELETE", "activity/subscriptions", query=query, at=at)

    async def _ask(  # noqa: PLR0913 # a request has this many parts
        self,
        method: str,
        path: str,
        *,
        at: datetime,
        query: Mapping[str, str] | None = None,
        body: object = None,
        bearer: Secret | None = None,
    ) -> Reply:
        headers = {"Authorization": f"Bearer {(bearer or self.bearer).reveal()}", "Accept": "application/json"}
        url = str(httpx2.URL(f"{self.api_url.rstrip('/')}/2/{path}", params=dict(query) if query else None))
        content = None
        if body is not None:
            headers["Content-Type"], content = "application/json", msgspec.json.encode(body)
        reply = await ask(self.session, method, url, headers=headers, body=content)
        if not HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES:
            raise read_failure(reply.status, reply.headers, reply.body_start, at=at)
        return reply


class _Webhook(msgspec.Struct, frozen=True):
    id: Identifier
    url: str = ""
    valid: bool = False


class _Webhooks(msgspec.Struct, frozen=True):
    data: tuple[_Webhook, ...] = ()


class _NewWebhook(msgspec.Struct, frozen=True):
    data: _Webhook


class _Filter(msgspec.Struct, frozen=True):
    user_id: Identifier | None = None


class _Subscription(msgspec.Struct, frozen=True):
    subscription_id: Identifier
    event_type: Annotated[str, Meta(max_length=100)]
    filter: _Filter = _Filter()
    tag: str | None = None
    webhook_id: str | None = None

    def known(self, address: Address) -> Subscription:
        number = int(self.filter.user_id) if self.filter.user_id else None
        # Where X leaves out the address, the tag alone tells.
        is_ours = self.tag == TAG and self.webhook_id in {None, address.id} and self.event_type in FOLLOW_KINDS
        return Subscription(self.subscription_id, self.event_type, number, is_ours)


class _Meta(msgspec.Struct, frozen=True):
    next_token: Annotated[str, Meta(max_length=1024)] | None = None


class _Subscriptions(msgspec.Struct, frozen=True):
    data: tuple[_Subscription, ...] = ()
    meta: _Meta = _Meta()


_Shape = TypeVar("_Shape", bound=msgspec.Struct)


def _read(reply: Reply, shape: type[_Shape]) -> _Shape:
    try:
        return msgspec.json.decode(reply.body_start, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise AnswerMalformed("X's answer is not as described") from unreadable
