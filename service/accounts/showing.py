"""An account as people are shown it, from within the Work that has just changed it."""

from sqlalchemy import select

from service.accounts.grants import Networks
from service.accounts.models import HandleChange, SocialAccount
from service.accounts.shapes import AccountView, account_view
from service.kit.work import Work


async def shown(work: Work, account: SocialAccount, networks: Networks) -> AccountView:
    """The account's view, with the handles it bore."""
    changes = await work.session.scalars(
        select(HandleChange)
        .where(HandleChange.practice_id == work.practice_id, HandleChange.account_id == account.id)
        .order_by(HandleChange.id)
    )
    columns = {column.key: getattr(account, column.key) for column in SocialAccount.__table__.columns}
    columns["handle_changes"] = [
        {
            "old_handle": each.old_handle,
            "new_handle": each.new_handle,
            "taken_over": each.taken_over_by is not None,
            "seen_at": each.seen_at,
            "source": each.source,
        }
        for each in changes
    ]
    return account_view(columns, networks)
