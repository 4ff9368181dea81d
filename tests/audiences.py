"""Accounts with followers and conversations, made straight from rows."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from service.accounts.models import SocialAccount
from service.audience.classes import FollowerClass
from service.audience.models import AudienceReport, Conversation, Engager, Profile, Snapshot, Standing
from service.automation.models import Finding
from service.kit.database import new_id
from service.kit.work import Work
from service.roster.models import Consent

_numbers = count(1_000_000)


async def an_account(work: Work, client_id: UUID, *, handle: str = "maya_moves", **columns: Any) -> SocialAccount:  # noqa: ANN401 # columns as the model has them
    """A connected account on X."""
    account = SocialAccount(
        **{
            "practice_id": work.practice_id,
            "id": new_id(),
            "client_id": client_id,
            "platform": "x",
            "platform_account_id": next(_numbers),
            "handle": handle,
            "source": "api",
            "state": "connected",
            "state_since": work.at,
            "created_at": work.at,
            "route": None if columns.get("source") == "export" else columns.get("platform", "x"),
            **columns,
        }
    )
    work.session.add(account)
    await work.session.flush()
    return account


async def a_follower(  # noqa: PLR0913 # what tests vary, all named
    work: Work,
    account: SocialAccount,
    handle: str,
    *,
    klass: FollowerClass = FollowerClass.GENUINE,
    arrival: int = 1,
    fit: int = -1,
    profile_id: int | None = None,
) -> int:
    """Somebody who follows the account now; returns their number."""
    profile_id = profile_id or next(_numbers)
    work.session.add(
        Profile(
            practice_id=work.practice_id, platform=account.platform, profile_id=profile_id, handle=handle, name=handle
        )
    )
    work.session.add(
        Standing(
            practice_id=work.practice_id,
            account_id=account.id,
            profile_id=profile_id,
            arrival=arrival,
            first_seen=1,
            followed_back=False,
            klass=klass,
            score=60,
            fit=fit,
        )
    )
    await work.session.flush()
    return profile_id


async def an_engager(
    work: Work, account: SocialAccount, handle: str, *, profile_id: int | None = None, last_at: datetime | None = None
) -> int:
    """Somebody who engages with the account; returns their number."""
    profile_id = profile_id or next(_numbers)
    work.session.add(
        Engager(
            practice_id=work.practice_id,
            account_id=account.id,
            profile_id=profile_id,
            handle=handle,
            comments=3,
            reactions=0,
            posts=2,
            days=2,
            first_seen_at=work.at,
            last_at=last_at,
            repeated=0,
            in_pod=False,
        )
    )
    await work.session.flush()
    return profile_id


async def a_snapshot(
    work: Work, account: SocialAccount, *, number: int = 1, complete: bool = True, side: str = "followers"
) -> None:
    """A look at one of the account's lists in which nobody came or went, the first unless another is meant."""
    work.session.add(
        Snapshot(
            practice_id=work.practice_id,
            account_id=account.id,
            side=side,
            number=number,
            source="api",
            sampling="full",
            complete=complete,
            read=0,
            total=0,
            taken_at=work.at,
            ids=None,
            arrived=0,
            left=0,
        )
    )
    await work.session.flush()


async def a_conversation(  # noqa: PLR0913 # what tests vary, all named
    work: Work,
    account: SocialAccount,
    handle: str,
    *,
    waiting_since: datetime | None = None,
    turns_ours: int = 1,
    profile_id: int | None = None,
) -> Conversation:
    """Somebody who has spoken with the account."""
    conversation = Conversation(
        practice_id=work.practice_id,
        account_id=account.id,
        profile_id=profile_id or next(_numbers),
        handle=handle,
        turns_theirs=2,
        turns_ours=turns_ours,
        last_theirs_at=waiting_since or work.at - timedelta(days=2),
        last_ours_at=None if waiting_since else work.at - timedelta(days=1),
        awaiting_since=waiting_since,
    )
    work.session.add(conversation)
    await work.session.flush()
    return conversation


async def a_report(
    work: Work, account: SocialAccount, quality: Mapping[str, Any], *, taken_at: datetime
) -> AudienceReport:
    """What a checkup found the audience to be."""
    report = AudienceReport(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        taken_at=taken_at,
        model_version=quality["model_version"],
        quality=dict(quality),
        picture=None,
    )
    work.session.add(report)
    await work.session.flush()
    return report


async def a_finding(  # noqa: PLR0913 # what tests vary, all named
    work: Work,
    account: SocialAccount,
    text: str,
    *,
    coach_from: datetime | None = None,
    state: str = "open",
    severity: str = "warning",
) -> Finding:
    """Signs that a program acts for the account."""
    finding = Finding(
        practice_id=work.practice_id,
        account_id=account.id,
        client_id=account.client_id,
        kind="follow_burst",
        subject="own_account",
        recognition_key=new_id().hex,
        verdict={
            "code": "own_automation",
            "subject": "own_account",
            "profile_id": None,
            "severity": severity,
            "probability": 0.8,
            "reason": {"code": "own.follow_burst", "params": {"follows": 180}, "text": text},
            "evidence": [],
            "first_seen_at": work.at.isoformat(),
            "last_seen_at": work.at.isoformat(),
        },
        state=state,
        first_seen_at=work.at,
        last_seen_at=work.at,
        state_since=work.at,
        coach_from=coach_from or work.at,
    )
    work.session.add(finding)
    await work.session.flush()
    return finding


async def names_agreed(work: Work, client_id: UUID) -> None:
    """The client agrees to show names."""
    work.session.add(Consent(practice_id=work.practice_id, client_id=client_id, kind="names", granted_at=work.at))
    await work.session.flush()
