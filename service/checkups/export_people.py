"""The people of an export whom its conversations name, as the house keeps them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from service.audience.conversations import Exchange
from service.checkups.export_identity import Identities
from service.checkups.export_lists import IdOf
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED
from service.platforms.contract import Platform


def exchanges_in(export: Export, id_of: IdOf, known: Identities) -> tuple[Exchange, ...]:
    """The turns between the owner and each person of the conversations."""
    seen: dict[int, Exchange] = {}
    for each in export.conversations or ():
        handle = each.handle or each.name
        number = int(handle) if export.platform is Platform.X and handle.isdigit() else id_of(handle)
        number = known.aliases.get(number, number)
        seen[number] = Exchange(
            profile_id=number,
            handle=handle,
            turns_theirs=each.turns_in,
            turns_ours=each.turns_out,
            last_theirs_at=_moment(each.last_in_at),
            last_ours_at=_moment(each.last_out_at),
            awaiting_since=_moment(each.waiting_since),
            last_post_id=None,
        )
    return tuple(seen.values())


def both_ways(seen: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """Those whom the owner answered: a message alone may be anybody's."""
    return tuple(each for each in seen if each.turns_ours)


def _moment(seconds: int) -> datetime | None:
    return None if seconds == UNDATED else datetime.fromtimestamp(seconds, UTC)
