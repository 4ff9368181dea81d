"""Carrying a deletion request out."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from service.accounts.models import Grant
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.work import Work
from service.privacy.asking import ERASE, ask_for_every_account, has_accounts
from service.privacy.erasing import erase_account
from service.privacy.erasing_clients import erase_client
from service.privacy.forgetting import JOBS as FORGETTING
from service.privacy.models import DeletionRequest
from service.roster.coaching import hold_for_erasure

PATIENCE: Final = timedelta(minutes=15)
"""As long the network is given to take the account's tokens back; then they are destroyed whatever it says."""
LOOK_AGAIN: Final = timedelta(seconds=10)
_ACCOUNTS_FIRST: Final = "the client's accounts are erased first"


async def erase(run: Run) -> Outcome:
    """Erase the account or the client of this request, and write down that they are gone; safe to repeat."""
    async with run.work() as work:
        request = await work.session.get_one(DeletionRequest, (work.practice_id, run.subject_id), with_for_update=True)
        if request.done_at is not None:
            return Done()
        if request.account_id is None:
            # One may have come since the client's request was made.
            if await ask_for_every_account(work, request.client_id, request.code_hash, asked_by=request.asked_by):
                return Later(work.at + LOOK_AGAIN, _ACCOUNTS_FIRST)
            await hold_for_erasure(work, request.client_id, whole=True)
            if await has_accounts(work, request.client_id):
                return Later(work.at + LOOK_AGAIN, _ACCOUNTS_FIRST)
            request.deleted = await erase_client(work, request.client_id)
        else:
            if work.at < request.asked_at + PATIENCE and await _gives_back(work, request):
                return Later(work.at + LOOK_AGAIN, "the network is still being told")
            await hold_for_erasure(work, request.client_id, whole=False)
            request.deleted = await erase_account(work, request.account_id, job_id=run.job_id)
        request.done_at = work.at
    return Done()


async def _gives_back(work: Work, request: DeletionRequest) -> bool:
    ended = await work.session.scalar(
        select(Grant.id)
        .where(
            Grant.practice_id == work.practice_id,
            Grant.account_id == request.account_id,
            Grant.ended_at.is_not(None),
        )
        .limit(1)
    )
    return ended is not None


JOBS: Final = (JobKind(ERASE, erase), *FORGETTING)
