"""How an account's tokens are kept: each sealed for its own row and column, and opened nowhere else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import Grant
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.vault import Place, Seals
from service.kit.work import Work
from service.platforms.contract import GrantedTokens, Renewal, Route

RENEW_AFTER: Final = timedelta(days=7)
"""Age at which a token is renewed where that is done on a schedule: sixty days leave many more tries (platforms' own
advice is any time between a day and the end)."""


@dataclass(frozen=True, slots=True)
class KeptFor:
    """On which route tokens were granted, by whom, and how that route keeps access alive."""

    route: Route
    granted_by: str | None = None
    renewal: Renewal = Renewal.ON_USE


async def keep_tokens(
    work: Work, account_id: UUID, tokens: GrantedTokens, *, kept_for: KeptFor, granted_at: datetime
) -> None:
    """Seal the tokens of a fresh consent in the place of whatever this account had on the same route.

    Raising the fence shuts out a renewal of the earlier tokens that may still be under way.
    """
    grant_id = await work.session.scalar(
        select(Grant.id).where(
            Grant.practice_id == work.practice_id, Grant.account_id == account_id, Grant.route == kept_for.route
        )
    )
    grant_id = grant_id or new_id()
    values = sealed(await work.seals(), grant_id, tokens) | {
        "granted_by": kept_for.granted_by,
        "granted_at": granted_at,
        "ended_at": None,
        "lease_until": None,
        "renew_at": None if kept_for.renewal is Renewal.ON_USE else granted_at + RENEW_AFTER,
    }
    await work.session.execute(
        insert(Grant)
        .values(practice_id=work.practice_id, id=grant_id, account_id=account_id, route=kept_for.route, **values)
        .on_conflict_do_update(
            index_elements=["practice_id", "id"], set_=values | {"lease_fence": Grant.lease_fence + 1}
        )
    )


def opened(seals: Seals, grant: Grant) -> tuple[Secret, Secret | None]:
    """The access token and the refresh token of this grant.

    Raises:
        SealBroken: when either was altered or moved.
    """
    access = seals.open(grant.access_token, _place("access_token", grant.id))
    sealed = grant.refresh_token
    return access, None if sealed is None else seals.open(sealed, _place("refresh_token", grant.id))


def sealed(seals: Seals, grant_id: UUID, tokens: GrantedTokens) -> dict[str, object]:
    """What a grant's row holds of these tokens, by column."""
    refresh = tokens.refresh_token
    return {
        "access_token": seals.seal(tokens.access_token, _place("access_token", grant_id)),
        "refresh_token": None if refresh is None else seals.seal(refresh, _place("refresh_token", grant_id)),
        "scopes": sorted(tokens.scopes),
    } | lasting(tokens)


def lasting(tokens: GrantedTokens) -> dict[str, object]:
    """What changes in a grant's row when its tokens only last longer, by column."""
    return {"expires_at": tokens.expires_at, "refresh_again_at": None, "warned_days": None}


def _place(column: str, grant_id: UUID) -> Place:
    return Place(table="account_grant", column=column, row=grant_id)
