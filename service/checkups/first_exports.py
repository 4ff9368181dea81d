"""Accounts that were to become known by a first export: when it is refused, there is no account, and the refusal stays."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from service.accounts.models import SocialAccount
from service.checkups.export_files import export_of
from service.checkups.models import Checkup, ExportUpload
from service.checkups.uploads import drop_uploads
from service.kit.work import Work
from service.roster.coaching import hold_for_erasure


async def leave_no_account(work: Work, checkup_id: UUID, account: SocialAccount, *, refusal: Mapping[str, Any]) -> bool:
    """Take the account of a refused export away if it was made for it, and keep why at the export; whether it was.

    An account that has been connected since, or of which anybody has said anything, stays as it is.

    Args:
        work: the open transaction.
        checkup_id: what read the export.
        account: whose export it was said to be.
        refusal: why it was refused, as the checkup would tell it.
    """
    # Whoever hands another one in for the client meanwhile is waited for, and finds no account half gone.
    await hold_for_erasure(work, account.client_id, whole=False)
    export = await export_of(work, checkup_id)
    held = await work.session.get(SocialAccount, (work.practice_id, account.id), with_for_update=True)
    if not export.first_of_account or held is None or held.source != "export":
        return False
    try:
        async with work.session.begin_nested():
            export.refusal, export.account_id, export.checkup_id = dict(refusal), None, None
            await work.session.flush()
            for gone, number in ((Checkup, checkup_id), (SocialAccount, account.id)):
                await work.session.execute(delete(gone).where(gone.practice_id == work.practice_id, gone.id == number))
    except IntegrityError:  # a link, a statement, an event: somebody works with it
        return False
    await drop_uploads(work, ExportUpload.export_id == export.id)
    return True
