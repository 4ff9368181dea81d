"""Who may deserve a closer look: people to give a try-out, and follows to weed out. Suggestions, each with reasons."""

from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.checkups.market_words import Matcher
from service.checkups.picture_limits import missing_traces
from service.checkups.picture_lists import PeopleList, day, listed, unknown
from service.checkups.picture_people import NEW
from service.checkups.picture_relations import Relations, among
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.roster.market import TargetMarket

GRACE: Final = timedelta(days=90)
"""How long a follow may stay unreturned and silent before it is suggested for the weed-out."""

_WROTE, _GIVEN, _MARKET, _RECENT = 8, 4, 2, 1


def try_outs(
    export: Export, linked: Relations, *, at: datetime, market: TargetMarket | None, coverage: Coverage
) -> PeopleList:
    """Followers who are not followed back yet and have something that speaks for them; the strongest first.

    Strongest is having written, then having been liked or answered by the owner, then a word of the target market in
    the handle, then being new this month: what was done counts more than what was said.
    """
    if export.followers is None or export.following is None:
        text = "Try-outs need both lists, followers and following; one is not in the export."
        return unknown("list_missing", text, coverage=coverage)
    places = linked.only_they
    keys, since = linked.followers.keys[places], linked.followers.at[places]
    wanted = Matcher((*market.interests, *market.places)) if market else None
    score = (
        _WROTE * among(keys, linked.answered)
        + _GIVEN * among(keys, linked.given)
        + _MARKET * _in_handles(linked.followers, places, wanted)
        + _RECENT * (since >= int((at - NEW).timestamp()))
    )
    if market and market.exclusions:
        score[_in_handles(linked.followers, places, Matcher(market.exclusions))] = 0
    chosen = np.flatnonzero(score)
    order = chosen[np.lexsort((-since[chosen], -score[chosen]))]
    scores = dict(zip(places[chosen].tolist(), score[chosen].tolist(), strict=True))

    def why(place: int) -> tuple[Reason, ...]:
        reasons = []
        if scores[place] & _WROTE:
            reasons.append(Reason("wrote", {}, "Wrote a message."))
        if scores[place] & _GIVEN:
            reasons.append(Reason("liked_by_owner", {}, "Their posts were liked or commented on."))
        if scores[place] & _MARKET and wanted:
            words = ", ".join(wanted.in_handle(linked.followers.name(place)))
            reasons.append(Reason("market_word", {"words": words}, f"The handle speaks of the target market: {words}."))
        if scores[place] & _RECENT:
            began = int(linked.followers.at[place])
            reasons.append(Reason("new_this_month", {"since": began}, f"New since {day(began)}."))
        return tuple(reasons)

    return listed(linked.followers, places[order], why, coverage=coverage)


def weed_outs(
    export: Export,
    linked: Relations,
    *,
    at: datetime,
    market: TargetMarket | None,
    coverage: Coverage,
) -> PeopleList:
    """Follows that give nothing back: unreturned for `GRACE` or longer without a trace, or against the market's words.

    Words that the market excludes come first, then the longest ago. Rapport never unfollows; the client decides.
    """
    if export.followers is None or export.following is None:
        text = "The weed-out needs both lists, followers and following; one is not in the export."
        return unknown("list_missing", text, coverage=coverage)
    following, missing = linked.following, missing_traces(export)
    everyone = np.arange(len(following))
    matcher = Matcher(market.exclusions) if market else None
    excluded = _in_handles(following, everyone, matcher)
    silent = np.zeros(len(following), np.bool_)
    silent[linked.only_me] = ~linked.in_touch(following, linked.only_me)
    silent &= (following.at == UNDATED) | (following.at < int((at - GRACE).timestamp()))
    chosen = np.flatnonzero(excluded | silent)
    order = chosen[np.lexsort((following.at[chosen], ~excluded[chosen]))]

    def why(place: int) -> tuple[Reason, ...]:
        reasons = []
        if excluded[place] and matcher:
            words = ", ".join(matcher.in_handle(following.name(place)))
            reasons.append(Reason("excluded_word", {"words": words}, f"The handle holds an excluded word: {words}."))
        if silent[place]:
            reasons.append(_silent(int(following.at[place]), missing))
        return tuple(reasons)

    return listed(following, order, why, coverage=coverage, at_most=bool(missing))


def _silent(since: int, missing: list[str]) -> Reason:
    began = "" if since == UNDATED else f"Followed since {day(since)}. "
    rest = (
        "Does not follow back." if missing else "Does not follow back; no message either way, no like or comment given."
    )
    return Reason("unreturned_and_silent", {"since": since}, began + rest)


def _in_handles(people: DatedNames, places: NDArray[np.int64], matcher: Matcher | None) -> NDArray[np.bool_]:
    if matcher is None or people.names_are_ids:
        return np.zeros(len(places), np.bool_)
    return np.fromiter(
        (bool(matcher.in_handle(people.name(place))) for place in places.tolist()), np.bool_, len(places)
    )
