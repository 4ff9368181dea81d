"""Marks of one person, planted in the rows of a connected account wherever words of theirs can come to rest."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg

from service.kit.database import new_id

AT: Final = datetime(2026, 11, 2, 12, tzinfo=UTC)

Admin: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
Fresh: TypeAlias = Callable[[], str]


async def plant(database_url: str, account: UUID, platform: str, name: str) -> set[str]:
    """Leave a mark in every column that can hold one; returns them all."""
    planted: list[str] = []

    def fresh() -> str:
        planted.append(f"canary{name}{len(planted):03}")
        return planted[-1]

    admin = await asyncpg.connect(database_url)
    try:
        await _on_known_rows(admin, account, platform, fresh)
        await _on_new_rows(admin, account, fresh)
    finally:
        await admin.close()
    return set(planted)


async def _on_known_rows(admin: Admin, account: UUID, platform: str, fresh: Fresh) -> None:
    """What networks said: of the account, of people around it, and of what was read."""
    who = await admin.fetchval("SELECT profile_id FROM engager WHERE account_id = $1 LIMIT 1", account)
    practice = await admin.fetchval("SELECT practice_id FROM social_account WHERE id = $1", account)
    words = {name: fresh() for name in ("handle", "name", "bio", "location", "url")}
    await admin.execute("DELETE FROM profile WHERE practice_id = $1 AND profile_id = $2", practice, who)
    await _put(admin, "profile", practice_id=practice, platform=platform, profile_id=who, **words)
    for change in (
        "social_account SET name = $2 WHERE id = $1",
        "engager SET handle = $2 WHERE account_id = $1",
        "conversation SET handle = $2 WHERE account_id = $1",
        "checkup SET owner = jsonb_build_object('bio', $2::text) WHERE account_id = $1",
        "checkup SET waiting_reason = jsonb_build_object('text', $2::text) WHERE account_id = $1",
        "audience_report SET picture = jsonb_build_object('text', $2::text) WHERE account_id = $1",
        "job SET checkpoint = jsonb_build_object('cursor', $2::text) WHERE subject_id IN (SELECT id FROM checkup WHERE account_id = $1)",
        "job SET last_error = $2 WHERE subject_id IN (SELECT id FROM checkup WHERE account_id = $1)",
    ):
        assert await admin.execute(f"UPDATE {change}", account, fresh()) != "UPDATE 0", change


async def _on_new_rows(admin: Admin, account: UUID, fresh: Fresh) -> None:
    """What came of it: findings and what was told of them, tasks, exports, renames."""
    known = await admin.fetchrow("SELECT practice_id, client_id FROM social_account WHERE id = $1", account)
    assert known is not None
    practice, client = known
    checkup = await admin.fetchval("SELECT id FROM checkup WHERE account_id = $1 LIMIT 1", account)
    finding, alert, receiver, delivery, upload = (new_id() for _ in range(5))
    here = {"practice_id": practice, "account_id": account}
    theirs = {"practice_id": practice, "client_id": client}
    await _put(
        admin, "finding", **here, id=finding, client_id=client, kind="churn", subject="own_account", recognition_key=fresh(),
        verdict={"text": fresh(), "evidence": [{"params": {"who": fresh()}}]}, state="dismissed", first_seen_at=AT,
        last_seen_at=AT, state_since=AT, dismissal_reason=fresh(), dismissed_by="member", coach_from=AT,
    )  # fmt: skip
    await _put(
        admin, "finding_answer", practice_id=practice, id=new_id(), finding_id=finding, answer="wrong", words=fresh(),
        given_by="member", by_client=False, given_at=AT,
    )  # fmt: skip
    await _put(
        admin, "declared_event", **here, id=new_id(), kind="press", starts_at=AT, ends_at=AT + timedelta(days=1), note=fresh(),
        explains=["boomerang"], declared_by="member", by_client=False, declared_at=AT,
    )  # fmt: skip
    await _put(
        admin, "alert", **theirs, id=alert, event="automation.detected", version=1, subject_id=finding,
        payload={"text": fresh()}, occurred_at=AT, created_at=AT,
    )  # fmt: skip
    await _put(
        admin, "receiver", practice_id=practice, id=receiver, url="https://crm.example/hook", description="", secret=b"s",
        events=[], state="active", state_since=AT, created_at=AT,
    )  # fmt: skip
    await _put(
        admin, "delivery", practice_id=practice, id=delivery, alert_id=alert, receiver_id=receiver, replay=0,
        state="delivered", attempts=1, created_at=AT,
    )  # fmt: skip
    await _put(
        admin, "attempt", practice_id=practice, id=new_id(), delivery_id=delivery, at=AT, outcome="answered", status=200,
        reply_start=fresh(), duration_ms=3, url="https://crm.example/", request_headers={"webhook-id": fresh()},
        request_start=fresh(), reply_headers={"x-seen": fresh()},
    )  # fmt: skip
    await _put(
        admin, "task", **here, id=new_id(), client_id=client, kind="reply", task_key=fresh(), day=AT.date(), rank=1,
        minutes=2, params={"handle": fresh()}, state="skipped", skip_reason=fresh(), offered_at=AT,
    )  # fmt: skip
    about = {**here, "profile_id": 11}
    weed_out = new_id()
    await _put(admin, "weed_out", **here, id=weed_out, month=AT.date(), state="open", drafted_at=AT)
    await _put(
        admin, "weed_out_person", **about, id=new_id(), weed_out_id=weed_out, handle=fresh(), because=["awol"], step=1,
        state="proposed", state_since=AT,
    )  # fmt: skip
    await _put(admin, "kept_person", **about, id=new_id(), handle=fresh(), kept_at=AT, kept_by="member")
    await _put(admin, "contact", **about, id=new_id(), handle=fresh(), learned=fresh(), learned_at=AT)
    await _put(admin, "touch", **about, id=new_id(), kind="note", words=fresh(), at=AT, noted_by="member")
    await _put(
        admin, "try_out", **here, id=new_id(), profile_id=11, handle=fresh(), opened_at=AT, opened_because="followed",
        due_at=AT, extended=0, state="open",
    )  # fmt: skip
    await _put(
        admin,
        "handle_change",
        **here,
        id=new_id(),
        old_handle=fresh(),
        new_handle=fresh(),
        seen_at=AT,
        source="consent",
    )
    await _put(
        admin, "kept_page", practice_id=practice, checkup_id=checkup, list_name="posts", number=9, packed=fresh()
    )
    await _put(
        admin, "handed_in_export", **here, id=new_id(), checkup_id=checkup, client_id=client, platform="x",
        handle=fresh(), first_of_account=False, size=9, handed_in_at=AT, with_messages=True,
        report={"ignored": [fresh()]},
    )  # fmt: skip
    await _put(
        admin, "export_upload", **here, id=upload, file_name=fresh(), length=9, received=9, created_at=AT, expires_at=AT
    )
    await _put(admin, "upload_chunk", practice_id=practice, upload_id=upload, starts_at=0, content=fresh())
    link = new_id()
    await _put(
        admin, "connect_link", **here, id=link, token_hash=fresh(), client_id=client, platform="facebook", made_by=fresh(),
        created_at=AT, expires_at=AT,
    )  # fmt: skip
    await _put(
        admin, "connect_attempt", practice_id=practice, id=new_id(), link_id=link, state_hash=fresh(), browser_hash=b"",
        route="facebook", verifier=b"", redirect_uri=fresh(), created_at=AT, expires_at=AT, opened=fresh(),
        choose_until=AT,
    )  # fmt: skip


async def _put(admin: Admin, table: str, **columns: object) -> None:
    kinds = dict(
        await admin.fetch(
            "SELECT column_name::text, udt_name::text FROM information_schema.columns WHERE table_name = $1", table
        )
    )
    places = ", ".join(f"${place + 1}" for place in range(len(columns)))
    values = [_as(kinds[name], value) for name, value in columns.items()]
    await admin.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", *values)


def _as(kind: str, value: object) -> object:
    if kind == "jsonb":
        return json.dumps(value)
    return value.encode() if kind == "bytea" and isinstance(value, str) else value
