"""Who liked, reposted and quoted what a hosted account posted."""

from typing import Final, Literal

from service.sandbox import phrases
from service.sandbox.dice import dice
from service.sandbox.kinds import GENUINE_KINDS
from service.sandbox.people import DAY_MS
from service.sandbox.plan import Plan
from service.sandbox.posts import Post
from service.sandbox.snowflakes import post_id, stamp

Reaction = Literal["like", "repost", "quote"]

_SALT: Final[dict[Reaction, int]] = {"like": 601, "repost": 602, "quote": 603}
# One reaction per so many genuine followers, and the most there are.
_ONE_IN: Final[dict[Reaction, tuple[int, int]]] = {"like": (25, 150), "repost": (160, 40), "quote": (400, 25)}


def reactions(plan: Plan, post: Post, reaction: Reaction, at_ms: int) -> list[int]:
    """The stamps of everybody who has reacted like this by then, newest first; replies gather none.

    Known for the posts of hosted accounts only.
    """
    if post.answers is not None or post.author not in plan.hosted:
        return []
    circle = [
        index
        for cohort in plan.population.cohorts_of(plan.hosted[post.author])
        if cohort.kind in GENUINE_KINDS
        for index in cohort.indexes[:800]
    ]
    chance = dice(plan.seed, _SALT[reaction], post.id)
    one_in, most = _ONE_IN[reaction]
    count = min(most, len(circle), round((3 + len(circle)) / one_in * chance.uniform(0.4, 1.6)))
    keys = [
        stamp(post.at_ms + int(chance.expovariate(4) * DAY_MS) + 30_000, index)
        for index in chance.sample(circle, count)
    ]
    return sorted((key for key in keys if key < stamp(at_ms, 0)), reverse=True)


def quote_of(post: Post, quoter: int, at_ms: int) -> Post:
    """What this person said while quoting the post."""
    text = dice(_SALT["quote"], post.id, quoter).choice(phrases.QUOTES)
    return Post(post_id(at_ms, quoter), quoter, text, quotes=post.id, speaks_to=post.author)
