"""Weed-outs as people are shown them, from the rows of their reads."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from service.audience.shapes import KLASSES, ReasonView
from service.engagement.tasks import Person, profile_link
from service.engagement.weed_out import Because, reason_of
from service.engagement.weed_out_shapes import KeptPersonView, WeedOutPersonView, WeedOutView


def weed_out_view(row: Mapping[str, Any]) -> WeedOutView:
    """A weed-out in numbers."""
    return msgspec.convert(dict(row), WeedOutView)


def weed_view(row: Mapping[str, Any]) -> WeedOutPersonView:
    """Somebody proposed, by name where names may be shown."""
    named = row["named"]
    reasons = [reason_of(Because(each)) for each in row["because"]]
    return WeedOutPersonView(
        profile_id=str(row["profile_id"]) if named else None,
        handle=row["handle"] if named else None,
        link=_link(row) if named else None,
        klass=None if row["klass"] is None else KLASSES[row["klass"]],
        reasons=[ReasonView(reason.code, reason.params, reason.text) for reason in reasons],
        step=row["step"],
        state=row["state"],
        state_since=row["state_since"],
    )


def kept_view(row: Mapping[str, Any]) -> KeptPersonView:
    """Somebody on the keep-list."""
    return KeptPersonView(
        profile_id=str(row["profile_id"]), handle=row["handle"], link=_link(row), kept_at=row["kept_at"]
    )


def _link(row: Mapping[str, Any]) -> str | None:
    return profile_link(Person(UUID(int=0), row["profile_id"], row["handle"] or "", row["platform"])) or None
