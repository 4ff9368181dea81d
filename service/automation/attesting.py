"""Stating how a setting of an account stands, and reading what was stated."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.audience.models import AudienceReport
from service.automation.answering import cleared_by_somebody
from service.automation.attested_shapes import (
    ConnectedPrograms,
    NewSettingsAttestation,
    ProgramFact,
    SettingsAttestationView,
)
from service.automation.declaring import hold
from service.automation.kept_attestations import KeptAttestation, shown_attestation
from service.automation.models import SettingsAttestation
from service.automation.stated_settings import Statement
from service.kit.database import new_id
from service.kit.problems import FieldProblem, RequestInvalid
from service.kit.work import Work
from service.platforms.contract import Platform


async def attest(
    work: Work, identity: Identity, account: SocialAccount, wanted: NewSettingsAttestation, *, at: datetime
) -> SettingsAttestation:
    """Keep what was said; it supersedes what was said of this setting before.

    Raises:
        RequestInvalid: it is to hold from a moment ahead, or from before the account was here.
    """
    as_of = wanted.as_of or at
    if as_of > at:
        raise RequestInvalid(errors=(FieldProblem(where="as_of", what="is ahead: say it once it is so"),))
    if as_of < account.created_at:
        said = f"is before this account was here, {account.created_at.isoformat()}"
        raise RequestInvalid(errors=(FieldProblem(where="as_of", what=said),))
    await hold(work, account.id)
    stated = SettingsAttestation(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        setting=wanted.setting,
        value=wanted.value,
        as_of=as_of,
        said_at=at,
        said_by=identity.caller,
        said_as=identity.role,
    )
    work.session.add(stated)
    await work.session.flush()
    return stated


async def standing_attestations(work: Work, account_id: UUID) -> Sequence[SettingsAttestation]:
    """The newest of each setting."""
    rows = await work.session.scalars(
        select(SettingsAttestation)
        .where(SettingsAttestation.practice_id == work.practice_id, SettingsAttestation.account_id == account_id)
        .ext(distinct_on(SettingsAttestation.setting))
        .order_by(SettingsAttestation.setting, SettingsAttestation.id.desc())
    )
    return rows.all()


async def standing_statements(work: Work, account_id: UUID) -> tuple[Statement, ...]:
    """The same, as decisions take it."""
    return tuple(kept_of(row).statement for row in await standing_attestations(work, account_id))


async def superseded_attestations(
    work: Work, account_id: UUID, standing: Sequence[UUID], *, before: UUID | None, limit: int
) -> Sequence[SettingsAttestation]:
    """What was said before of this account's settings, the newest first."""
    rows = await work.session.scalars(
        select(SettingsAttestation)
        .where(
            SettingsAttestation.practice_id == work.practice_id,
            SettingsAttestation.account_id == account_id,
            SettingsAttestation.id.not_in(standing),
            *([] if before is None else [SettingsAttestation.id < before]),
        )
        .order_by(SettingsAttestation.id.desc())
        .limit(limit)
    )
    return rows.all()


async def views_of(
    work: Work, rows: Sequence[SettingsAttestation], account: SocialAccount, *, for_client: bool, at: datetime
) -> list[SettingsAttestationView]:
    """What whoever asks sees of these statements."""
    cleared = await cleared_by_somebody(work, account.id)
    return [
        shown_attestation(
            kept_of(row),
            platform=account.platform,
            by_looks=seen_by_looks(account.platform, account.source),
            cleared=cleared,
            for_client=for_client,
            at=at,
        )
        for row in rows
    ]


async def connected_programs(work: Work, account_id: UUID) -> ConnectedPrograms | None:
    """The programs with access that the newest export of the account lists."""
    row = (
        await work.session.execute(
            select(AudienceReport.taken_at, AudienceReport.picture["own_automation"]["apps"].label("apps"))
            .where(
                AudienceReport.practice_id == work.practice_id,
                AudienceReport.account_id == account_id,
                AudienceReport.picture["own_automation"].is_not(None),
            )
            .order_by(AudienceReport.taken_at.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return None
    return ConnectedPrograms(as_of=row.taken_at, programs=msgspec.convert(row.apps, list[ProgramFact] | None))


def seen_by_looks(platform: str, source: str) -> bool:
    """Whether whom such an account follows is read from time to time: of the networks, X alone names them."""
    return source == "api" and platform == Platform.X


def kept_of(row: SettingsAttestation) -> KeptAttestation:
    """The row as decisions take it."""
    return msgspec.convert(row, KeptAttestation, from_attributes=True)
