"""How good the people are who engage with an account, where the network names nobody else. Pure.

This is never a quality of followers: it speaks of those who said or did something, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.audience.coverage import ago
from service.audience.engagers import REPEATED_FROM, Engager
from service.audience.intervals import Interval
from service.audience.reasons import Reason
from service.kit.plain_text import plain
from service.kit.spoken_moments import spoken_day
from service.platforms.insights import Insight, InsightCode, PostInsight

RECENT: Final = timedelta(days=30)
REGULAR_DAYS: Final = 3
"""On three different days: once is chance, twice is politeness."""
FEWEST_ENGAGERS: Final = 10
"""Below this no share is told: one person more or less would move it by more than ten points."""
FEWEST_POSTS: Final = 5
MODEL_VERSION: Final = "engagers-1"


class EngagerQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Who engages with an account, and how; `null` is "not observable", with its reason in `not_observable`."""

    people: Annotated[
        int, Meta(description="Different people who commented, tagged, mentioned or reacted.", examples=[214])
    ]
    recent: Annotated[int, Meta(description="Of them, who said something within 30 days.", examples=[88])]
    regular: Annotated[int, Meta(description="Who said something on three days or more.", examples=[41])]
    genuine: Annotated[
        int,
        Meta(
            description="Regulars in their own words: neither repeating the same words again and again, nor always early"
            " together with the same group.",
            examples=[29],
        ),
    ]
    repeating: Annotated[int, Meta(description="People most of whose words are found again and again.", examples=[12])]
    in_pods: Annotated[
        int, Meta(description="People who comment early together with the same others, post after post.", examples=[9])
    ]
    own_words_share: Annotated[
        float | None,
        Meta(description="The share of comments in words of their own; null below ten people.", examples=[0.86]),
    ]
    per_post: Annotated[
        float | None,
        Meta(description="People who engage with a post, on average; null below five posts.", examples=[17.4]),
    ]
    professionals: Annotated[
        Interval | None,
        Meta(
            description="The share that has a professional account, among those looked up, who are the most regular; its"
            " bounds allow for everybody else. Null below ten people looked up, and where nobody can be.",
            examples=[None],
        ),
    ]
    in_market_countries: Annotated[
        float | None,
        Meta(
            description="The share of the network's engaged audience in the countries of the target market; null where the"
            " network does not say or the market names no country.",
            examples=[0.64],
        ),
    ]
    in_market_towns: Annotated[
        float | None,
        Meta(
            description="Of the followers whom the network counts by town, which are those in the largest ones, the share in the"
            " towns of the target market; null where the network does not say or the market names no town.",
            examples=[0.21],
        ),
    ] = None
    posts_looked_under: Annotated[int, Meta(description="Own posts under which was looked.", examples=[60])]
    comments_read: Annotated[int, Meta(description="Comments, tags and mentions read.", examples=[934])]
    unnamed: Annotated[int, Meta(description="Of them, how many the network gives no author for.", examples=[3])]
    whole: Annotated[bool, Meta(description="Everything the network shows was read.", examples=[True])]
    since: Annotated[datetime | None, Meta(description="The oldest thing read.", examples=["2026-08-02T12:00:00Z"])]
    insights: Annotated[tuple[Insight, ...], Meta(description="What the network tells of the account as a whole.")]
    posts: Annotated[
        tuple[PostInsight, ...],
        Meta(description="What it tells of the newest few posts, newest first; empty where it tells of none."),
    ] = ()
    not_observable: Annotated[tuple[Reason, ...], Meta(description="What could not be told, and why.")]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read to know the engagers."""

    posts: int
    comments: int
    unnamed: int
    whole: bool
    since: datetime | None


def looked_text(quality: EngagerQuality, age: timedelta) -> str:
    """What was read of those who engage, in one plain sentence."""
    part = "everything that the network shows" if quality.whole else "the newest there are"
    since = f", back to {spoken_day(quality.since)}" if quality.since else ""
    return (
        f"Looked under {quality.posts_looked_under:,} posts, {ago(age)}, and read {quality.comments_read:,} comments, tags and"
        f" mentions: {part}{since}. People who only follow are not among them."
    )


def is_genuine(engager: Engager) -> bool:
    """Comes again, in words of their own, and not as one of a group that always comes together."""
    return engager.days >= REGULAR_DAYS and not engager.in_pod and not is_repeating(engager)


def is_repeating(engager: Engager) -> bool:
    """Most of what they say is said again and again."""
    return engager.repeated >= REPEATED_FROM and engager.repeated * 2 > engager.comments


def engager_quality(  # noqa: PLR0913 # what may be known, all named
    engagers: Sequence[Engager],
    looked: Looked,
    *,
    insights: Sequence[Insight],
    posts: Sequence[PostInsight] = (),
    professionals: Interval | None,
    countries: frozenset[str],
    towns: frozenset[str] = frozenset(),
    at: datetime,
) -> EngagerQuality:
    """Sum up one look at an account whose network names only those who engage.

    Args:
        engagers: Everybody who was seen.
        looked: What was read to see them.
        insights: What the network tells of the account as a whole.
        posts: What it tells of the newest few of its posts.
        professionals: The share of professional accounts among those who were looked up, where the network allows it.
        countries: The target market's countries, as ISO 3166 codes; none when it names no country.
        towns: Its other places, as `plain` text.
        at: The moment of the look.
    """
    comments = sum(each.comments for each in engagers)
    by_country = next((each.parts for each in insights if each.code is InsightCode.ENGAGED_BY_COUNTRY), None)
    in_market = _in_market(by_country, countries)
    own_words = None
    if len(engagers) >= FEWEST_ENGAGERS and comments:
        own_words = round(1 - sum(each.repeated for each in engagers) / comments, 3)
    per_post = None
    if looked.posts >= FEWEST_POSTS:
        per_post = round(sum(each.posts for each in engagers) / looked.posts, 1)
    return EngagerQuality(
        people=len(engagers),
        recent=sum(each.last_at is not None and each.last_at >= at - RECENT for each in engagers),
        regular=sum(each.days >= REGULAR_DAYS for each in engagers),
        genuine=sum(map(is_genuine, engagers)),
        repeating=sum(map(is_repeating, engagers)),
        in_pods=sum(each.in_pod for each in engagers),
        own_words_share=own_words,
        per_post=per_post,
        professionals=professionals,
        in_market_countries=in_market,
        in_market_towns=_in_towns(insights, towns),
        posts_looked_under=looked.posts,
        comments_read=looked.comments,
        unnamed=looked.unnamed,
        whole=looked.whole,
        since=looked.since,
        insights=tuple(insights),
        posts=tuple(posts),
        not_observable=_unseen(own_words, per_post, professionals, in_market),
    )


def _in_market(by_country: Mapping[str, int] | None, countries: frozenset[str]) -> float | None:
    if not by_country or not countries:
        return None
    everybody = sum(by_country.values())
    return round(sum(by_country.get(each, 0) for each in countries) / everybody, 3) if everybody else None


def _in_towns(insights: Sequence[Insight], towns: frozenset[str]) -> float | None:
    by_town = next((each.parts for each in insights if each.code is InsightCode.FOLLOWERS_BY_CITY), None)
    everybody = sum(by_town.values()) if by_town else 0
    if not by_town or not towns or not everybody:
        return None
    # A town is told with its region, "Graz, Steiermark"; a market may name either, and each person counts once.
    inside = sum(number for named, number in by_town.items() if not towns.isdisjoint(_places(named)))
    return round(inside / everybody, 3)


def _places(named: str) -> set[str]:
    return {plain(part).strip() for part in named.split(",")}


def _unseen(
    own_words: float | None, per_post: float | None, professionals: Interval | None, in_market: float | None
) -> tuple[Reason, ...]:
    unseen = [
        Reason(
            "not_observable.followers",
            {},
            "The network names no followers, so nothing is said of those who stay silent; an official export names them.",
        )
    ]
    if own_words is None:
        text = f"Fewer than {FEWEST_ENGAGERS} people said something, too few for a share."
        unseen.append(Reason("not_observable.own_words", {"needed": FEWEST_ENGAGERS}, text))
    if per_post is None:
        text = f"Fewer than {FEWEST_POSTS} posts were looked under, too few for an average."
        unseen.append(Reason("not_observable.per_post", {"needed": FEWEST_POSTS}, text))
    if professionals is None:
        text = (
            "Who has a professional account can be looked up only where Instagram is connected through Facebook, and is told"
            " from ten people on."
        )
        unseen.append(Reason("not_observable.professionals", {}, text))
    if in_market is None:
        text = "Where the engaged audience lives is not told, or the target market names no country."
        unseen.append(Reason("not_observable.geography", {}, text))
    return tuple(unseen)
