"""What has happened since it was last told: who began or ceased to follow somebody whom an app has subscribed to."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from service.sandbox.clock import in_ms
from service.sandbox.people import Person
from service.sandbox.stage import Stage
from service.sandbox.telling import FOLLOW, REVOKE, Event, Subscription


async def tell(stage: Stage) -> int:
    """Send every event that is due, in the order in which things happened; how many were sent."""
    at = stage.now()
    since_ms, stage.telling.until_ms = stage.telling.until_ms, in_ms(at)
    due = sorted(
        (
            (moment_ms, subscription, follower, followed)
            for subscription in stage.telling.subscriptions.values()
            for moment_ms, follower, followed in _changes(stage, subscription, since_ms, in_ms(at))
        ),
        key=lambda each: (each[0], each[1].id),
    )
    sent = 0
    for moment_ms, subscription, follower, followed in due:
        hook = stage.telling.hooks.get(subscription.webhook_id or "")
        if hook is None or not hook.valid:
            continue
        people = [stage.world.people.person(index) for index in (follower, followed)]
        event = Event(
            _number(subscription.kind, subscription.user_id, people[0].id, people[1].id, moment_ms),
            subscription.kind,
            {"source": _shown(people[0]), "target": _shown(people[1])},
            about=subscription.user_id,
            tag=subscription.tag,
        )
        await stage.telling.send(hook, event)
        stage.ledger.charge("follow_event", [int(event.id)], at.date())
        sent += 1
    return sent


async def tell_of_withdrawal(stage: Stage, person: Person) -> None:
    """Tell every app that can be told that this person removed it."""
    at = datetime.fromtimestamp(in_ms(stage.now()) / 1000, UTC)
    for hook in [each for each in stage.telling.hooks.values() if each.valid]:
        payload: dict[str, object] = {"date_time": at.isoformat(), "user_id": str(person.id), "app_id": "29820954"}
        await stage.telling.send(hook, Event(_number(REVOKE, hook.id, person.id, at), REVOKE, payload))


def _changes(stage: Stage, subscription: Subscription, since_ms: int, until_ms: int) -> Iterator[tuple[int, int, int]]:
    """Moment, follower and followed of each change of the subscription's kind."""
    since_ms = max(since_ms, in_ms(subscription.created_at))
    begins, person = subscription.kind == FOLLOW, subscription.person
    for follows, inward in ((stage.world.followers(person), True), (stage.world.following(person), False)):
        for follow in follows.made(until_ms):
            moment = follow.at_ms if begins else follow.until_ms
            if since_ms < moment <= until_ms:
                yield moment, *((follow.person, person) if inward else (person, follow.person))


def _shown(person: Person) -> dict[str, object]:
    return {"data": {"id": str(person.id), "username": person.handle, "name": person.name, "protected": False}}


def _number(*facts: object) -> str:
    """The same for the same happening; X's are signed, too."""
    digest = hashlib.blake2b(repr(facts).encode(), digest_size=8).digest()
    return str(int.from_bytes(digest, signed=True))
