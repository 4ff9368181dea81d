"""What the owner gives, and to whom: likes and comments for people who do not follow, and who fills the feed."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.checkups.picture_lists import PeopleList, day, listed, unknown
from service.checkups.picture_relations import Relations, among
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED, DatedNames, joined

OFTEN: Final = 3
"""Likes and comments from which on somebody is cared for, not just met once. Ours."""

_COMMENT = 3
"""Likes that one comment is worth when the list is put in order: words take longer than a tap. Ours."""


def one_sided_care(export: Export, linked: Relations, *, coverage: Coverage) -> PeopleList:
    """People whom the owner likes or comments on often and who do not follow; those given most come first."""
    liked = [names for names in (export.likes, export.story_likes) if names is not None]
    commented = [names for names in (export.comments,) if names is not None]
    if export.followers is None or not (liked or commented):
        text = "Whom the owner cares for cannot be seen: the export does not name those who were liked or commented on."
        return unknown("care_not_named", text, coverage=coverage)
    given = joined([*commented, *liked])
    people = given.distinct()
    likes, comments = (_times(people.keys, lists) for lists in (liked, commented))
    latest = _latest(people.keys, given)
    stranger = ~among(people.keys, np.sort(linked.followers.keys))
    chosen = np.flatnonzero(stranger & (likes + comments >= OFTEN))
    weight = likes + _COMMENT * comments
    followed = among(people.keys, np.sort(linked.following.keys))

    def why(place: int) -> tuple[Reason, ...]:
        params: dict[str, str | int | float] = {
            "comments": int(comments[place]),
            "likes": int(likes[place]),
            "latest": int(latest[place]),
            "followed": int(followed[place]),
        }
        acts = [_counted(int(count), word) for count, word in ((comments[place], "comment"), (likes[place], "like"))]
        until = "" if latest[place] == UNDATED else f", the latest on {day(int(latest[place]))}"
        text = f"{' and '.join(filter(None, acts))} from the owner{until}; does not follow."
        return (Reason("cared_for_not_following", params, text),)

    order = chosen[np.lexsort((-latest[chosen], -weight[chosen]))]
    return listed(people, order, why, coverage=coverage)


def feed_authors(export: Export, linked: Relations, *, coverage: Coverage) -> PeopleList:
    """Followed accounts whose posts fill the owner's feed, the most seen first: to keep, or to unfollow."""
    if export.feed is None or export.following is None:
        text = "Who fills the feed cannot be seen: the export holds no list of posts seen."
        return unknown("no_feed", text, coverage=coverage)
    people = export.feed.distinct()
    seen = _times(people.keys, [export.feed])
    chosen = np.flatnonzero(among(people.keys, np.sort(linked.following.keys)))
    given = among(people.keys, linked.given)

    def why(place: int) -> tuple[Reason, ...]:
        params: dict[str, str | int | float] = {"posts": int(seen[place]), "given": int(given[place])}
        posts = _counted(int(seen[place]), "post")
        rest = "liked or commented on" if given[place] else "never liked or commented on"
        return (Reason("fills_the_feed", params, f"{posts} in the feed; {rest}."),)

    order = chosen[np.lexsort((given[chosen], -seen[chosen]))]
    return listed(people, order, why, coverage=coverage)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""


def _times(keys: NDArray[np.int64], lists: list[DatedNames]) -> NDArray[np.int64]:
    acts = np.sort(np.concatenate([names.keys for names in lists] or [keys[:0]]))
    return np.searchsorted(acts, keys, side="right") - np.searchsorted(acts, keys, side="left")


def _latest(keys: NDArray[np.int64], given: DatedNames) -> NDArray[np.int64]:
    order = np.lexsort((given.at, given.keys))
    latest: NDArray[np.int64] = given.at[order][np.searchsorted(given.keys[order], keys, side="right") - 1]
    return latest
