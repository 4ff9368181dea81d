"""How an account's tokens are kept: each sealed for its own row and column, and opened nowhere else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import Grant
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.vault import Place, Seals
from service.kit.work import Work
from service.platforms.contract import GrantedTokens


async def keep_tokens(work: Work, account_id: UUID, tokens: GrantedTokens, *, granted_at: datetime) -> None:
    """Seal the tokens of a fresh consent in the place of whatever was kept for this account.

    Raising the fence shuts out a renewal of the earlier tokens that may still be under way.
    """
    grant_id = await work.session.scalar(
        select(Grant.id).where(Grant.practice_id == work.practice_id, Grant.account_id == account_id)
    )
    grant_id = grant_id or new_id()
    values = sealed(await work.seals(), grant_id, tokens) | {
        "granted_at": granted_at,
        "ended_at": None,
        "lease_until": None,
    }
    await work.session.execute(
        insert(Grant)
        .values(practice_id=work.practice_id, id=grant_id, account_id=account_id, **values)
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
        "expires_at": tokens.expires_at,
        "scopes": sorted(tokens.scopes),
        "refresh_again_at": None,
    }


def _place(column: str, grant_id: UUID) -> Place:
    return Place(table="account_grant", column=column, row=grant_id)
