"""The guru pattern: twenty thousand followers, fewer than two hundred posts, nothing but promotion, no word to anybody."""

import re
from collections.abc import Sequence

from service.audience.reasons import Reason
from service.automation.signals import QUOTED, Kind, Signal
from service.kit.plain_text import plain
from service.platforms.contract import Post, Profile

MANY_FOLLOWERS = 20_000
FEW_POSTS = 200
"""Both as the advice that Rapport stands on names them: 20,000 followers, under 200 posts."""
FEWEST_SEEN = 10
"""Posts that must have been read before anybody is said to write nothing but promotion."""
PROMOTION_SHARE = 0.9
"""Socialbakers' share of posts with links from which an account is suspicious."""
WEIGHT = 1.0


def guru_pattern(profile: Profile, posts: Sequence[Post]) -> Signal | Reason | None:
    """The signal with its evidence; `None` when the pattern is not there; a reason when it cannot be told.

    `posts` are the newest of the account itself, as many as were read.
    """
    if profile.followers is None or profile.posts is None:
        return Reason("guru.counts_not_said", {}, "The network did not say how many followers and posts there are.")
    if profile.followers < MANY_FOLLOWERS or profile.posts >= FEW_POSTS:
        return None
    if len(posts) < min(FEWEST_SEEN, profile.posts) or not posts:
        text = f"Only {len(posts)} posts were read; {FEWEST_SEEN} are needed to say what they are about."
        return Reason("guru.too_few_posts", {"read": len(posts), "needed": FEWEST_SEEN}, text)
    answers = [post for post in posts if post.reply_to_profile_id not in {None, profile.id}]
    promotions = [words for post in posts if (words := promotion_words(post.text))]
    if answers or len(promotions) < PROMOTION_SHARE * len(posts):
        return None
    times = [post.posted_at for post in posts]
    return Signal(
        kind=Kind.GURU_PATTERN,
        profile_id=profile.id,
        weight=WEIGHT,
        reason=Reason(
            "guru_pattern",
            {"followers": profile.followers, "posts": profile.posts, "read": len(posts), "promotions": len(promotions)},
            f"{profile.followers:,} followers and {profile.posts:,} posts; of {len(posts)} read, {len(promotions)} promote "
            "something and none answers anybody.",
        ),
        evidence=tuple(
            Reason("guru_pattern.promotion", {QUOTED: words}, f'Promotes with "{words}".') for words in promotions[:5]
        ),
        first_seen_at=min(times),
        last_seen_at=max(times),
    )


def promotion_words(text: str) -> str | None:
    """The words or the link with which a text promotes something, or `None`."""
    match = _PROMOTION.search(plain(text))
    return match.group(0).strip() if match else None


_PROMOTION = re.compile(
    r"""
    https?://\S+ | \blink\ in\ (?:my\ )?bio\b | \b(?:dm|message|inbox|whatsapp)\ me\b | \b(?:join|work\ with)\ (?:my|our|me|us)\b
    | \b(?:sign|join)\ up\ (?:now|today|here)\b | \b(?:limited|special)\ offer\b | \b(?:use|with)\ (?:my\ )?code\b
    | \bpassive\ income\b | \b(?:make|earn)\ money\b | \bwork\ from\ home\b | \bfinancial\ freedom\b | \bbe\ your\ own\ boss\b
    | \bfree\ (?:webinar|training|masterclass|guide|ebook)\b | \b(?:buy|order|shop|register|subscribe)\ (?:now|today|here)\b
    | \b\d+\ ?%\ off\b | \blink\ in\ (?:der\ )?bio\b | \bschreib\ mir\b | \bjetzt\ (?:kaufen|anmelden|sichern)\b
    | \bgana\ dinero\b | \bingresos\ pasivos\b | \blien\ en\ bio\b | \bgagner?\ de\ l'argent\b
    """,
    re.VERBOSE,
)
