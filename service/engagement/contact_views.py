"""Contacts as people are shown them, from the rows of their reads."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from service.audience.shapes import KLASSES
from service.engagement.contact_shapes import ContactSummary, ContactView, TouchView
from service.engagement.in_touch import Known, heat, next_touch
from service.engagement.tasks import Person, profile_link


def contact_summary(row: Mapping[str, Any]) -> ContactSummary:
    """Who a contact is and how it stands with them, without the touches."""
    return ContactSummary(**_facts(row))


def contact_view(row: Mapping[str, Any]) -> ContactView:
    """The same with the touches that were noted."""
    return ContactView(
        **_facts(row),
        handles_before=sorted({handle for handle in row["handles"] if handle and handle != row["handle"]}),
        notes_shown=row["noted"],
        touches=msgspec.json.decode(row["touches"], type=list[TouchView]),
    )


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    known = Known(
        stars=row["stars"],
        turns_theirs=row["turns_theirs"],
        turns_ours=row["turns_ours"],
        last_theirs_at=row["last_theirs_at"],
        last_touch_at=row["last_touch_at"],
    )
    person = Person(UUID(int=0), row["profile_id"], row["handle"] or "", row["platform"])
    return {
        "profile_id": str(row["profile_id"]),
        "handle": row["handle"],
        "link": profile_link(person) or None,
        "stars": row["stars"],
        "stands_as": row["stands_as"],
        "in_circle": row["in_circle"],
        "follows": row["follows"],
        "klass": None if row["klass"] is None else KLASSES[row["klass"]],
        "heat": heat(known, at=row["now"]),
        "turns_theirs": known.turns_theirs,
        "turns_ours": known.turns_ours,
        "last_theirs_at": known.last_theirs_at,
        "last_touch_at": known.last_touch_at,
        "next_touch_at": next_touch(known, at=row["now"]),
        "business_welcome": known.business_welcome,
        "learned": row["learned"],
    }
