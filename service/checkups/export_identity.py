"""Who is who between an export and what is kept: numbers that a network has told, and people under a new handle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.models import PROVISIONAL_FROM
from service.audience.renames import once, renumbered, same_people, to_the_second
from service.audience.roll import Ids, is_among

SAME_AUDIENCE: Final = 0.8
"""The share of the larger of two lists that both hold, from which on both are one account's under two handles. Ours."""

FEWEST_SHARED: Final = 20
"""Followers that both lists hold at the least: a few may be anybody's."""

Followed = tuple[int, int, str]
"""Somebody who followed: id, Unix seconds, handle."""


@dataclass(frozen=True, slots=True)
class Identities:
    """Under which ids people go on."""

    moves: Mapping[int, int]
    """Ids under which somebody is kept, each with the one that takes its place."""
    aliases: Mapping[int, int]
    """Ids by name in the export, each with the number it stands for."""
    renamed: tuple[tuple[Followed, int], ...]
    """Who is under another handle, and the id by that handle."""
    left: tuple[Followed, ...]

    def kept(self, ids: Ids) -> Ids:
        """Sorted ids that were kept, as they go on, ascending."""
        return once(_moved(ids, self.moves))

    def read(self, ids: Ids) -> Ids:
        """Ids by name in the export, as they go on, in their order."""
        return _moved(ids, self.aliases)


def identities(  # noqa: PLR0913 # what is held against what, all named
    now: Ids,
    now_at: NDArray[np.int64],
    *,
    before: Ids,
    gone: Sequence[Followed],
    numbers: Mapping[int, int],
    to_seconds: bool,
) -> Identities:
    """Who is who.

    Args:
        now: ids of the export's followers by name.
        now_at: Unix seconds of their follows.
        before: sorted ids of the followers at the last look.
        gone: those of them who are not in the export under the name that is kept.
        numbers: provisional ids of people whose number is known.
        to_seconds: whether the export gives seconds.
    """
    if not gone:
        return Identities(moves=dict(numbers), aliases=dict(numbers), renamed=(), left=())
    known, kept = _moved(now, numbers), once(_moved(before, numbers))
    new = np.flatnonzero(~is_among(known, kept))
    gone_at = np.fromiter((at for _, at, _ in gone), np.int64, len(gone))
    pairs = same_people(to_the_second(gone_at), to_the_second(now_at[new]) if to_seconds else np.zeros_like(new))
    moves, aliases, renamed = dict(numbers), dict(numbers), []
    for place, appeared in zip(pairs.vanished.tolist(), new[pairs.appeared].tolist(), strict=True):
        was, becomes = numbers.get(gone[place][0], gone[place][0]), int(known[appeared])
        if was >= PROVISIONAL_FROM:
            moves[was] = becomes
        elif becomes >= PROVISIONAL_FROM:
            aliases[becomes] = was
        else:
            continue
        renamed.append((place, int(now[appeared])))
    met = {place for place, _ in renamed}
    return Identities(
        moves=moves,
        aliases=aliases,
        renamed=tuple((gone[place], name_id) for place, name_id in renamed),
        left=tuple(each for place, each in enumerate(gone) if place not in met),
    )


def gone_from(before: Ids, now: Ids, numbers: Mapping[int, int]) -> Ids:
    """Of the sorted ids at the last look, as they are kept, those whom the export does not name any more."""
    return before[~is_among(_moved(before, numbers), np.sort(_moved(now, numbers)))]


def is_same_audience(before: Ids, now: Ids) -> bool:
    """Whether two sorted lists of followers are one account's, so that another handle is only another name of it."""
    shared = int(np.count_nonzero(is_among(now, before)))
    return shared >= max(FEWEST_SHARED, SAME_AUDIENCE * max(before.size, now.size))


def _moved(ids: Ids, moves: Mapping[int, int]) -> Ids:
    was = np.fromiter(moves.keys(), np.int64, len(moves))
    order = np.argsort(was)
    return renumbered(ids, was[order], np.fromiter(moves.values(), np.int64, len(moves))[order])
