"""A try-out as people are shown it, from a row of its list."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from service.audience.classes import FollowerClass
from service.audience.fit import Fit, fit_of
from service.audience.market import market_of
from service.audience.queries import PROFILE_COLUMNS
from service.audience.shapes import KLASSES, ReasonView
from service.engagement.tasks import Person, profile_link
from service.engagement.try_out import Seen, leaning
from service.engagement.try_out_shapes import TryOutCard, TryOutView
from service.platforms.contract import Profile


def try_out_view(row: Mapping[str, Any]) -> TryOutView:
    """Who is on trial, where names may be shown, until when, and what was seen of them."""
    named, handle = row["named"], row["handle"] or row["seen_handle"] or None
    person = Person(UUID(int=0), row["profile_id"], handle or "", row["platform"])
    return TryOutView(
        id=row["id"],
        profile_id=str(row["profile_id"]) if named else None,
        handle=handle if named else None,
        link=profile_link(person) or None if named else None,
        opened_at=row["opened_at"],
        opened_because=row["opened_because"],
        due_at=row["due_at"],
        is_due=row["state"] == "open" and row["due_at"] <= row["now"],
        extended=row["extended"],
        state=row["state"],
        decided_at=row["decided_at"],
        card=_card(row),
    )


def _card(row: Mapping[str, Any]) -> TryOutCard:
    fit = _fit(row)
    seen = _seen(row, fit)
    leans_to, reasons = leaning(seen, at=row["now"])
    return TryOutCard(
        leans_to=leans_to,
        reasons=[ReasonView(reason.code, reason.params, reason.text) for reason in reasons],
        follows_back=seen.follows_back,
        klass=None if seen.klass is None else KLASSES[seen.klass],
        posts=seen.posts,
        last_posted_at=seen.last_posted_at,
        turns_theirs=seen.turns_theirs,
        turns_ours=seen.turns_ours,
        spoke_since=seen.has_spoken_since,
        fit=seen.fit,
        matched=[] if fit is None else list(fit.matched),
    )


def _seen(row: Mapping[str, Any], fit: Fit | None) -> Seen:
    last_posted_at = row["last_posted_at"]
    return Seen(
        opened_at=row["opened_at"],
        follows_back=row["klass"] is not None or (False if row["lists_followers"] else None),
        klass=None if row["klass"] is None else FollowerClass(row["klass"]),
        posts=row["posts"],
        last_posted_at=None if last_posted_at is None else datetime.fromtimestamp(last_posted_at, UTC),
        turns_theirs=row["turns_theirs"] or 0,
        turns_ours=row["turns_ours"] or 0,
        last_theirs_at=row["last_theirs_at"],
        fit=None if fit is None else fit.score,
    )


def _fit(row: Mapping[str, Any]) -> Fit | None:
    if row["handle"] is None:
        return None
    market = market_of(row["target_market"], row["interests"])
    profile = Profile(id=row["profile_id"], **{name: row[name] for name in PROFILE_COLUMNS})
    return fit_of(profile, market)
