"""Whether a call on a network may be made now, given what is known of the quotas it counts against. Pure.

One app serves every practice of a deployment, so a network's quota is shared. Three rules keep it: no share of Meta's is
ever used beyond three quarters; what is on its way counts as used; and when the app's own quota runs short, a practice
that has had its share lets the others go first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.platforms.contract import Platform
from service.platforms.quotas import FULL, Quota

APP: Final = "app"
"""The bucket of everybody's calls."""
META_MOST: Final = 75.0
"""Percent of any of Meta's quotas that we use; above it a stranger's burst or a late header would have us refused. Ours."""
X_MOST: Final = 98.0
"""Percent of a window of X at which we stop. X counts exactly, so only a look by hand or a retry is kept back. Ours."""
SHORT_FROM: Final = 0.5
"""Of what we use of the app's quota: where less is used than this, nobody waits for anybody. Ours."""
NEWCOMERS: Final = 5.0
"""Percent of the app's quota, the last of what we use, that only practices without a call in this window may take. Ours."""
UNMEASURED_STEP: Final = 1.0
"""Percent that a call is thought to use before two answers have told; one share of Meta's whole percents."""
ANSWER_IN: Final = timedelta(seconds=5)
"""When to ask again while a call is on its way whose answer will tell more."""
NEXT_TURN: Final = timedelta(minutes=1)
"""When a practice that has had its share asks again; by then the others have gone, or want nothing more. Ours."""
SILENT_FOR: Final = timedelta(hours=1)
"""How long a bucket is thought to be free of which an answer said nothing."""


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """One quota as it is known before a call, with what is on its way."""

    name: str
    used: float | None = None
    """Percent, as last told; none before any answer."""
    until: datetime | None = None
    """When what was told counts no longer."""
    step: float | None = None
    """Percent that one call uses at the most, once two answers have shown it."""
    on_their_way: Annotated[int, Meta(ge=0)] = 0
    """Calls begun and not yet answered."""
    unseen: Annotated[int, Meta(ge=0)] = 0
    """Calls made since the last answer that told of this bucket, whose own answers did not."""
    calls: Annotated[int, Meta(ge=0)] = 0
    """Of all practices, in this window."""
    mine: Annotated[int, Meta(ge=0)] = 0
    """Of the practice that asks, in this window."""
    practices: Annotated[int, Meta(ge=1)] = 1
    """Practices with calls to make, the one that asks included."""


class Call(msgspec.Struct, frozen=True):
    """What is to be asked of a network: the buckets it counts against, the app's before its own, and how many calls it is."""

    platform: Platform
    buckets: tuple[str, ...]
    calls: int = 1
    awaited: bool = False
    """A person waits for the answer: no other practice goes first, and nothing is held back to be measured."""


@dataclass(frozen=True, slots=True)
class Go:
    """The call may be made now."""


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """The call may be tried again at this moment."""

    moment: datetime


class Told(msgspec.Struct, frozen=True):
    """What an answer told of one bucket; nothing of how much is used when nobody heard it."""

    bucket: str
    used: float | None = None
    until: datetime | None = None
    only_grows: bool = False
    """Until its end: X's windows. A list that asks several endpoints is then held to the fullest."""
    is_silent: bool = False
    """That nothing is used was not said: it is only thought, and never against what was said before."""


def call_about(platform: Platform, account_id: int, question: str, *, calls: int = 1) -> Call:
    """A question about an account: X counts each endpoint for each person, Meta each app and each business account."""
    if platform is Platform.X:
        return Call(platform, (f"{question}:{account_id}",), calls)
    return Call(platform, (APP, f"account:{account_id}"), calls)


def call_of_app(platform: Platform, *, calls: int = 1, awaited: bool = False) -> Call:
    """A question about nobody's account, such as looking a stranger up or renewing a token."""
    return Call(platform, () if platform is Platform.X else (APP,), calls, awaited)


def may_go(call: Call, known: Iterable[Bucket], *, at: datetime) -> Go | WaitUntil:
    """Whether this call may be made, or when to ask again.

    Args:
        call: What is to be asked.
        known: Every bucket it counts against, as it stands without this call.
        at: The moment, by the network's own time.
    """
    most = X_MOST if call.platform is Platform.X else META_MOST
    waits = [moment for bucket in known if (moment := _wait(bucket, call, most, at)) is not None]
    return WaitUntil(max(waits)) if waits else Go()


def told_by(call: Call, quotas: Iterable[Quota], *, at: datetime) -> tuple[Told, ...]:
    """What a good answer to this call tells of its buckets; one that it is silent about, and of which nothing is known,
    limits nobody for a while. What was told of it before stands, and this call is added.

    Whatever Meta calls a business quota (by the number of a business, a Page or an account) is the account's: the answer
    to the next call about it tells it anew.
    """
    named = _by_bucket(call, quotas)
    return tuple(named.get(bucket) or Told(bucket, 0.0, at + SILENT_FOR, is_silent=True) for bucket in call.buckets)


def told_by_refusal(call: Call, quotas: Iterable[Quota], *, until: datetime) -> tuple[Told, ...]:
    """What "too many calls" tells: the buckets that are full are closed until then, its own where none is named."""
    full = {name for name, each in _by_bucket(call, quotas).items() if each.used is not None and each.used >= FULL}
    closed = full or set(call.buckets[-1:])
    return tuple(Told(name, FULL, until) if name in closed else Told(name) for name in call.buckets)


def told_in_passing(call: Call, quotas: Iterable[Quota]) -> tuple[Told, ...]:
    """What answers told that need not tell of every bucket, as those about tokens; of the others is known that they counted."""
    named = _by_bucket(call, quotas)
    return tuple(named.get(bucket) or Told(bucket) for bucket in call.buckets)


def _by_bucket(call: Call, quotas: Iterable[Quota]) -> dict[str, Told]:
    own = next((bucket for bucket in call.buckets if bucket != APP), "")
    named: dict[str, Told] = {}
    for quota in sorted(quotas, key=lambda each: each.used):  # of several that are one bucket here, the fullest stays
        bucket = APP if quota.bucket == APP else own
        if bucket in call.buckets:
            named[bucket] = Told(bucket, quota.used, quota.until, call.platform is Platform.X)
    return named


def _wait(bucket: Bucket, call: Call, most: float, at: datetime) -> datetime | None:
    soon = at + ANSWER_IN
    if bucket.used is None or bucket.until is None or bucket.until <= at:
        # A window of X has room for fifteen calls at the least; a share of Meta's may be used up by one.
        is_probing = bucket.on_their_way and not call.awaited
        return soon if is_probing and call.platform is not Platform.X else None
    step = bucket.step or UNMEASURED_STEP
    if call.platform is Platform.X:
        settled, going = bucket.used + bucket.unseen * step, bucket.on_their_way * step
        return bucket.until if settled >= most else soon if settled + going >= most else None
    if bucket.name == APP and bucket.mine and not call.awaited:
        most -= NEWCOMERS
    settled = bucket.used + (bucket.unseen + call.calls) * step
    if bucket.used >= most or settled > most:
        return bucket.until
    is_unmeasured = bucket.step is None and bucket.used >= UNMEASURED_STEP and not call.awaited
    if bucket.on_their_way and (is_unmeasured or settled + bucket.on_their_way * step > most):
        return soon
    if bucket.name == APP and not call.awaited and _has_had_its_share(bucket, step):
        return min(at + NEXT_TURN, bucket.until)
    return None


def _has_had_its_share(bucket: Bucket, step: float) -> bool:
    """Whether the app's quota runs short, and this practice has had as much of it as would be left for each other."""
    used = (bucket.used or 0.0) + (bucket.on_their_way + bucket.unseen) * step
    if used < META_MOST * SHORT_FROM or bucket.practices == 1:
        return False
    afforded = bucket.calls + (META_MOST - used) / step
    return bucket.mine >= max(1.0, afforded / bucket.practices)
