"""Coaches with clients as they look after a few months: reports, findings, conversations, tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from bench.ground import Ground
from bench.people import NOW
from service.access.finders import Place
from service.access.models import Person
from service.access.practices import open_practice
from service.access.roles import Role
from service.access.signing_in import open_session
from service.accounts.models import SocialAccount
from service.audience.models import AudienceReport, Conversation
from service.audience.shapes import QUALITY_EXAMPLE
from service.automation.models import Finding
from service.checkups.models import Checkup
from service.engagement.models import DayPlan, Task
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.work import Work
from service.roster.models import Assignment, Client

_VERDICT = {
    "severity": "warning",
    "reason": {"code": "follow_burst", "params": {"follows": 180}, "text": "Followed 180 accounts within an hour."},
}


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody with a session, and the clients they coach."""

    practice_id: UUID
    member_id: UUID
    token: Secret
    clients: Sequence[UUID]


async def a_coach(ground: Ground, *, clients: int) -> Coach:
    """A coach of a practice of their own, just signed in."""
    practice_id = new_id()
    async with ground.works.open(practice_id, at=NOW) as work:
        email = f"{practice_id.hex}@bench.example"
        person = Person(id=new_id(), email=email, name="Robin", password_hash="", created_at=NOW)
        work.session.add(person)
        await work.session.flush()
        member = await open_practice(work, name="Bench", person_id=person.id, owner="Robin", email=email)
        member.role = Role.COACH
        token, _ = await open_session(work, Place(practice_id, Role.COACH, member.id, None), person.id)
        coached = [new_id() for _ in range(clients)]
        await _fill(work, member.id, coached)
    # As used a moment ago, so that nobody notes its use in between.
    await ground.admin.execute("UPDATE token SET last_used_at = $1", NOW)
    return Coach(practice_id, member.id, token, coached)


async def _fill(work: Work, member: UUID, clients: Sequence[UUID]) -> None:
    """Clients as they look after a few months: reports, findings, conversations, tasks."""
    accounts = dict(zip(clients, (new_id() for _ in clients), strict=True))
    rows: dict[type[Any], list[dict[str, object]]] = {
        Client: [
            {
                "id": client, "name": "Maya", "time_zone": "Europe/Berlin", "language": "en", "goal": "be known",
                "goal_quality_followers": 500, "daily_minutes": 20, "interests": [], "target_market": {},
                "is_sample": False, "created_at": NOW,
            }
            for client in clients
        ],
        Assignment: [{"id": new_id(), "client_id": each, "member_id": member, "created_at": NOW} for each in clients],
        SocialAccount: [
            {
                "id": account, "client_id": client, "platform": "x", "platform_account_id": number, "handle": "maya",
                "name": "Maya", "source": "api", "route": "x", "state": "connected", "missing_permissions": [], "unticked": [],
                "state_since": NOW,
                "monthly_budget_micros": 0, "created_at": NOW,
            }
            for number, (client, account) in enumerate(accounts.items())
        ],
        AudienceReport: [
            {
                "id": new_id(), "account_id": account, "taken_at": NOW - timedelta(days=7 * week), "model_version": "1",
                "quality": QUALITY_EXAMPLE, "picture": None,
            }
            for account in accounts.values()
            for week in range(20)
        ],
        Checkup: [
            {
                "id": new_id(), "account_id": account, "asked_by": "bench", "asked_at": NOW - timedelta(days=7 * week),
                "source": "api", "state": "done", "stage": "done", "people_read": 400, "spent_micros": 0,
            }
            for account in accounts.values()
            for week in range(20)
        ],
        Finding: [
            {
                "id": new_id(), "account_id": account, "client_id": client, "kind": "follow_burst", "subject": "own_account",
                "recognition_key": str(number), "verdict": _VERDICT, "state": "open", "first_seen_at": NOW,
                "last_seen_at": NOW, "state_since": NOW, "coach_from": NOW,
            }
            for client, account in accounts.items()
            for number in range(4)
        ],
        Conversation: [
            {
                "id": new_id(), "account_id": account, "profile_id": number, "handle": "ann", "turns_theirs": 2,
                "turns_ours": 1, "last_theirs_at": NOW, "awaiting_since": NOW if number % 2 else None,
            }
            for account in accounts.values()
            for number in range(20)
        ],
        DayPlan: [
            {"id": new_id(), "client_id": client, "day": NOW.date(), "planned_at": NOW, "next_at": NOW} for client in clients
        ],
        Task: [
            {
                "id": new_id(), "client_id": client, "account_id": accounts[client], "kind": "reply", "task_key": str(number),
                "day": NOW.date() - timedelta(days=number % 3), "rank": number, "minutes": 3, "params": {"handle": "ann", "since": "1 November"},
                "state": "offered", "offered_at": NOW,
            }
            for client in clients
            for number in range(8)
        ],
    }  # fmt: skip
    for model, values in rows.items():
        await work.session.execute(insert(model), [{"practice_id": work.practice_id, **row} for row in values])
