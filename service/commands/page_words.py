"""How the demonstration puts what the API answers: figures in one form, nothing said twice, stages in plain words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Json = dict[str, Any]

_LISTS: Final[Mapping[str, str]] = {
    "followers": "followers",
    "following": "people followed",
    "posts": "posts",
    "mentions": "comments and mentions",
    "reactions": "reactions",
}
_STAGES: Final[Mapping[str, str]] = {
    "looked_up": "looking up some of those who engage",
    "insights": "reading the network's own counts",
    "judging": "judging",
}
_FACTS_OF_A_SUSPECT: Final = 3


def planned(plan: Json) -> str:
    """What a checkup will read, cost and take at the most."""
    lists = ", ".join(
        f"{plan['lists'][key]['read']:,} {name}" for key, name in _LISTS.items() if plan["lists"].get(key)
    )
    return f"planned, at the most: {lists}; ${plan['price_micros'] / 1e6:,.2f}; {plan['seconds']} s at the real network's pace"


def reached(checkup: Json) -> str:
    """How far a checkup is; people are counted only while they are what is read."""
    stage, people, followers = checkup["stage"], checkup["people_read"], checkup["plan"]["lists"].get("followers")
    if stage == "done":
        return f"done: {people:,} {'followers read' if followers else 'people found who engage'}"
    if stage == "followers" and people:
        return f"reading followers: {people:,} of {followers['read']:,}"
    return _STAGES.get(stage) or f"reading {_LISTS.get(stage, stage)}"


def share(interval: Json | None) -> str:
    """A share in whole percent, with its interval where that says more."""
    if interval is None:
        return ""
    middle, low, high = (f"{interval[name]:.0%}" for name in ("estimate", "low", "high"))
    return middle if low == middle == high else f"{middle} ({low} to {high})"


def beyond(said: str, reasons: Iterable[Json]) -> list[Json]:
    """Those of these reasons that the sentences before them have not told already."""
    return [each for each in reasons if each["text"].rstrip(".") not in said]


def why_in_class(follower: Json) -> str:
    """Why a follower stands in their class, in facts: weights and points are for whoever asks for the whole explanation."""
    if follower["klass"] == "suspect":
        against = [
            each["text"].rpartition(" (")[0]
            for each in follower["reasons"]
            if each["code"].startswith("evidence.")
            and each["params"]["evidence"] > 0
            and each["code"] != "evidence.prior"
        ]
        if against:
            return " ".join(f"{each}." for each in against[:_FACTS_OF_A_SUSPECT])
    return str(follower["reasons"][0]["text"])


def counted(insights: Mapping[str, Json]) -> str:
    """The network's own counts of four weeks, in one line; empty when it tells none."""
    names = {"reach": "people reached", "follows": "new followers", "unfollows": "unfollowed"}
    told = [
        f"{name} {insights[code]['value']:,}"
        if insights[code]["value"] is not None
        else f"{name} not known ({insights[code]['missing']})"
        for code, name in names.items()
        if code in insights
    ]
    return f"By the network's own count, over four weeks: {', '.join(told)}." if told else ""
