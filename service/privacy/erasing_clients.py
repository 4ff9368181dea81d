"""What happens to what is left of a client once their accounts are erased, and the erasing itself, in one transaction."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.kit.idempotency import forget_replies
from service.kit.work import Work
from service.privacy.mentions import Mentions

_ALERTS: Final = "SELECT id FROM alert WHERE practice_id = :practice AND client_id = :client"
_DELIVERIES: Final = f"SELECT id FROM delivery WHERE practice_id = :practice AND alert_id IN ({_ALERTS})"
_LINKS: Final = "SELECT id FROM connect_link WHERE practice_id = :practice AND client_id = :client"
_UPLOADS: Final = f"SELECT id FROM export_upload WHERE practice_id = :practice AND link_id IN ({_LINKS})"
_THEIRS: Final = "client_id = :client"
_NOWHERE_ELSE: Final = (
    "person_id IN (SELECT person_id FROM own_view WHERE practice_id = :practice AND client_id = :client)"
    " AND person_id NOT IN (SELECT person_id FROM member WHERE practice_id = :practice AND ended_at IS NULL)"
    " AND person_id NOT IN (SELECT person_id FROM own_view"
    " WHERE practice_id = :practice AND client_id <> :client AND ended_at IS NULL)"
)
_TIED: Final = f"SELECT provider_id, subject FROM provider_tie WHERE practice_id = :practice AND {_THEIRS}"

CLIENT_ROWS: Final[Mapping[str, str]] = {
    "job": f"subject_id = :client OR subject_id IN ({_DELIVERIES})",
    "attempt": f"delivery_id IN ({_DELIVERIES})",
    "delivery": f"alert_id IN ({_ALERTS})",
    "alert": _THEIRS,
    "task": _THEIRS,
    "circle_place": _THEIRS,
    "day_plan": _THEIRS,
    "finding": _THEIRS,
    "upload_chunk": f"upload_id IN ({_UPLOADS})",
    "export_upload": f"link_id IN ({_LINKS})",
    "handed_in_export": _THEIRS,
    "connect_attempt": f"link_id IN ({_LINKS})",
    "connect_link": _THEIRS,
    "token": _THEIRS,
    "provider_proof": f"(provider_id, subject) IN ({_TIED})",
    "provider_tie": _THEIRS,
    "authenticator_app": _NOWHERE_ELSE,
    "passkey": _NOWHERE_ELSE,
    "recovery_code": _NOWHERE_ELSE,
    "approval": _THEIRS,
    "own_view": _THEIRS,
    "invitation": _THEIRS,
    "assignment": _THEIRS,
    "coach_call": _THEIRS,
    "consent": _THEIRS,
    "look": _THEIRS,
    "client": "id = :client",
}
"""The tables that know clients, and which rows are deleted, in the order that keys want."""

OUTLIVES: Final[Mapping[str, str]] = {
    "social_account": "erased before the client is, each by a request of its own",
    "deletion_request": "that this was asked and done, by ids alone",
    "change": "that they are gone, by our own ids alone, for a month",
}
"""The tables that know clients, and are not touched here."""


async def erase_client(work: Work, client_id: UUID) -> dict[str, int]:
    """Delete a client without accounts, their own way in included; rows deleted, by table."""
    bound = {"practice": work.practice_id, "client": client_id}
    views = (await work.session.execute(text(_VIEWS), bound)).all()
    words = {str(client_id), *(word for row in views for word in (row.name, row.email) if word)}
    deleted = {"idempotency_key": await forget_replies(work, Mentions.of((), words).are_in)}
    for table, where in CLIENT_ROWS.items():
        statement = text(f"DELETE FROM {table} WHERE practice_id = :practice AND ({where})")
        deleted[table] = (await work.session.execute(statement, bound)).rowcount  # type: ignore[attr-defined] # a DELETE counts rows
    persons = {row.person_id for row in views if row.person_id is not None}
    deleted["person"] = sum([await _close_sign_in(work, person_id) for person_id in persons])
    return {table: rows for table, rows in deleted.items() if rows}


async def _close_sign_in(work: Work, person_id: UUID) -> int:
    """A sign-in goes with the last place it led to; keys tell whether there is another, here or in another practice."""
    try:
        async with work.session.begin_nested():
            result = await work.session.execute(text("DELETE FROM person WHERE id = :person"), {"person": person_id})
            return int(result.rowcount)  # type: ignore[attr-defined] # a DELETE's result counts rows
    except IntegrityError:
        return 0


_VIEWS: Final = """
SELECT v.person_id, v.name, v.email FROM own_view v WHERE v.practice_id = :practice AND v.client_id = :client
UNION SELECT NULL, c.name, NULL FROM client c WHERE c.practice_id = :practice AND c.id = :client
UNION SELECT NULL, NULL, i.email FROM invitation i WHERE i.practice_id = :practice AND i.client_id = :client
"""
