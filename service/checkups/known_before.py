"""What stood before a look, gathered in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.accounts.models import SocialAccount
from service.audience.keeping import Side
from service.audience.roll import Ids
from service.automation.answering import cleared_by_somebody, thresholds_of
from service.automation.attesting import standing_statements
from service.automation.declaring import standing_events
from service.automation.heard import Heard
from service.automation.observations import Look
from service.automation.stated_settings import Statement
from service.automation.thresholds import told_from
from service.checkups.applying import lists_before
from service.checkups.detecting import Declared
from service.checkups.detecting_anew import Cleared
from service.checkups.looking_back import heard_so_far, past_looks
from service.checkups.sorted_before import SortedBefore, sorted_before
from service.kit.jobs import Run
from service.roster.models import Client


@dataclass(frozen=True, slots=True)
class Before:
    """What stood before this look: both lists, what was told since, the client's market, and how they sorted."""

    lists: dict[Side, tuple[int, Ids]]
    looks: list[Look]
    heard: Heard
    client: Client
    sorted: SortedBefore
    cleared: Cleared
    declared: Declared
    stated: tuple[Statement, ...]
    told_from: Mapping[str, float]


async def known_before(run: Run, account: SocialAccount) -> Before:
    """What the practice knows of this account and its client before the look is concluded."""
    async with run.work() as work:
        lists = await lists_before(work, account.id)
        return Before(
            lists=lists,
            looks=await past_looks(work, account.id, lists),
            heard=await heard_so_far(work, account.id),
            client=await work.session.get_one(Client, (work.practice_id, account.client_id)),
            sorted=await sorted_before(work, account.id),
            cleared=await cleared_by_somebody(work, account.id),
            declared=await standing_events(work, account.id),
            stated=await standing_statements(work, account.id),
            told_from=told_from(await thresholds_of(work)),
        )
