"""The people of an export, list by list: who waits, who came, who was followed back out of courtesy."""

from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.checkups.picture_limits import missing_traces
from service.checkups.picture_lists import SHOWN, PeopleList, Person, day, listed, moment_of, shown_name, unknown
from service.checkups.picture_relations import Relations
from service.platforms.archives.contents import Conversation, Export
from service.platforms.archives.dated_names import UNDATED, DatedNames

NEW: Final = timedelta(days=30)
"""How long somebody is a newcomer: each month's newcomers get a look."""


def courtesy_follows(export: Export, linked: Relations, *, coverage: Coverage) -> PeopleList:
    """People who came first and were followed back, with no trace of each other since; longest ago first."""
    came = linked.followers.at[linked.mutual_followers]
    returned = linked.following.at[linked.mutual_following]
    dated = (came != UNDATED) & (returned != UNDATED)
    if not (linked.followers.dated and linked.following.dated) or (len(dated) and not dated.any()):
        text = "Who was followed back out of courtesy cannot be seen: the export does not say who followed first."
        return unknown("order_of_follows_unknown", text, coverage=coverage)
    # An HTML export rounds to minutes, so within one minute nobody was first.
    first = dated & (returned - came >= export.precision)
    quiet = first & ~linked.in_touch(linked.followers, linked.mutual_followers)
    places = np.flatnonzero(quiet)
    back = dict(zip(linked.mutual_followers[places].tolist(), returned[places].tolist(), strict=True))

    def why(place: int) -> tuple[Reason, ...]:
        since, answered = int(linked.followers.at[place]), back[place]
        params: dict[str, str | int | float] = {"followed": since, "followed_back": answered}
        text = f"Followed on {day(since)}, followed back {_after(answered - since)}; no trace of each other since."
        return (Reason("courtesy_follow", params, text),)

    chosen = linked.mutual_followers[places]
    return listed(
        linked.followers,
        _oldest_first(linked.followers, chosen),
        why,
        coverage=coverage,
        at_most=bool(missing_traces(export)),
    )


def waiting_for_answer(export: Export, linked: Relations, *, at: datetime, coverage: Coverage) -> PeopleList:
    """People whose last words got no answer; longest waiting first."""
    if export.conversations is None:
        text = "Who wrote and got no answer cannot be seen: the export holds no messages."
        return unknown("no_messages", text, coverage=coverage)
    waiting = sorted(
        (talk for talk in export.conversations if talk.waiting_since != UNDATED), key=lambda talk: talk.waiting_since
    )
    people = tuple(_waiting(talk, by_id=linked.followers.names_are_ids, at=at) for talk in waiting[:SHOWN])
    return PeopleList(total=len(waiting), shown=people, coverage=coverage)


def newcomers(linked: Relations, *, at: datetime, coverage: Coverage) -> PeopleList:
    """People who began to follow within `NEW` before the export was made; newest first."""
    if not linked.followers.dated:
        return unknown("no_follow_times", "The export does not say when people followed.", coverage=coverage)
    recent = np.flatnonzero(linked.followers.at >= int((at - NEW).timestamp()))
    both = set(np.intersect1d(recent, linked.mutual_followers).tolist())

    def why(place: int) -> tuple[Reason, ...]:
        since = int(linked.followers.at[place])
        text = f"New since {day(since)}; {'followed back' if place in both else 'not followed back'}."
        return (Reason("newcomer", {"since": since, "followed_back": int(place in both)}, text),)

    return listed(linked.followers, _oldest_first(linked.followers, recent)[::-1], why, coverage=coverage)


def follows_not_returned(export: Export, linked: Relations, *, coverage: Coverage) -> PeopleList:
    """People the owner follows who do not follow back; longest ago first."""
    if export.followers is None or export.following is None:
        text = "Who does not follow back needs both lists, followers and following; one is not in the export."
        return unknown("list_missing", text, coverage=coverage)

    def why(place: int) -> tuple[Reason, ...]:
        since = int(linked.following.at[place])
        text = "Does not follow back." if since == UNDATED else f"Followed since {day(since)}; does not follow back."
        return (Reason("not_returned", {"since": since}, text),)

    return listed(linked.following, _oldest_first(linked.following, linked.only_me), why, coverage=coverage)


def named_list(people: DatedNames | None, code: str, words: str, *, coverage: Coverage) -> PeopleList:
    """A list that the export gives as it is, such as requests that still wait; longest ago first."""
    if people is None:
        return unknown(f"no_{code}", f"The export holds no list of {words}.", coverage=coverage)
    order = _oldest_first(people, np.arange(len(people)))

    def why(place: int) -> tuple[Reason, ...]:
        since = int(people.at[place])
        return (Reason(code, {"since": since}, "Not dated." if since == UNDATED else f"Since {day(since)}."),)

    return listed(people, order, why, coverage=coverage)


def _oldest_first(people: DatedNames, places: NDArray[np.int64]) -> NDArray[np.int64]:
    at = people.at[places]
    order: NDArray[np.int64] = places[np.argsort(np.where(at == UNDATED, np.iinfo(np.int64).max, at), kind="stable")]
    return order


def _waiting(talk: Conversation, *, by_id: bool, at: datetime) -> Person:
    days = max(0, int(at.timestamp()) - talk.waiting_since) // 86_400
    turns = f"{talk.turns_in} {'turn' if talk.turns_in == 1 else 'turns'} from them, {talk.turns_out} to them"
    params: dict[str, str | int | float] = {"days": days, "turns_in": talk.turns_in, "turns_out": talk.turns_out}
    text = f"Wrote on {day(talk.waiting_since)}, {days} days before the export; no answer since ({turns})."
    return Person(
        who=f"X id {talk.name}" if by_id else shown_name(talk.handle) if talk.handle else talk.name,
        handle=None if by_id else talk.handle,
        id=talk.handle if by_id else None,
        at=moment_of(talk.waiting_since),
        reasons=(Reason("waiting_for_answer", params, text),),
    )


def _after(seconds: int) -> str:
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'} later"
    return "at once"
