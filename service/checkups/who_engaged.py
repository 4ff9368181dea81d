"""Keeping those who engage with an account whose followers are named too, apart from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from service.accounts.models import SocialAccount
from service.audience.engagers import engagers
from service.audience.keeping import connection_of
from service.audience.keeping_engagers import keep_engagers
from service.checkups.kept_pages import kept
from service.kit.jobs import Run
from service.kit.work import Work
from service.platforms.contract import PostPage, ReactionPage


async def keep_who_engaged(  # noqa: PLR0913 # what was read of them
    run: Run,
    work: Work,
    checkup_id: UUID,
    account: SocialAccount,
    *,
    said: Sequence[PostPage],
    own: Sequence[PostPage],
    at: datetime,
) -> None:
    """Write who spoke to the account, and who liked or passed on its newest posts, as far as that was read."""
    pages = await kept(run.works.database.reads, run.practice_id, checkup_id, "reactions", ReactionPage)
    found = engagers(
        [post for page in said for post in page.posts],
        [each for page in pages for each in page.reactions],
        [post for page in own for post in page.posts],
        account_id=account.platform_account_id or 0,
    )
    handles = {person.id: person.handle for page in pages for person in page.people}
    named = [replace(each, handle=each.handle or handles.get(each.profile_id, "")) for each in found]
    await keep_engagers(await connection_of(work.session), work.practice_id, account.id, named, at=at)
