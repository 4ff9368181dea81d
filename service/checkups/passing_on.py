"""What a client wrote themself, where a program passes posts on between their accounts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from service.accounts.models import SocialAccount
from service.automation.cross_posting import CrossPosting, without_addresses
from service.automation.post_marks import remember_posts, shared_posts
from service.kit.jobs import Run
from service.platforms.contract import Post


async def as_written(run: Run, account: SocialAccount, posts: Sequence[Post], *, at: datetime) -> list[Post]:
    """The account's own posts, those that were passed on here without the address that the program put behind them.

    Remembers them on the way, so that the next look at another of the client's accounts knows them again.
    """
    async with run.work() as work:
        await remember_posts(work, account.id, posts, at=at)
        shared = await shared_posts(work, account, at=at)
    return own_words(posts, [each.found for each in shared if each.found is not None])


def own_words(posts: Sequence[Post], found: Iterable[CrossPosting]) -> list[Post]:
    """These posts without what was put behind copies of posts that had no address themselves."""
    copies = {pair.here for each in found for pair in each.pairs if pair.bare_there}
    return [
        msgspec.structs.replace(each, text=without_addresses(each.text)) if each.id in copies else each
        for each in posts
    ]
