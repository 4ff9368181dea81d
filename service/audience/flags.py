"""What stands out in a follower's texts: offensive words, and words that the client excluded. Pure.

Flags say what a profile's words are and change neither class nor score; the client decides what they make of it.
"""

from service.audience.fit import Fit
from service.audience.offensive import offensive_words, reasons_of
from service.audience.reasons import Reason
from service.kit.settings import XPolicy
from service.platforms.contract import Platform, Profile

UNREAD = Reason(
    "not_observable.offensive",
    {},
    "Not looked for: X allows what other people write there to be judged only with its permission.",
)


def may_judge_words(platform: Platform, x_policy: XPolicy) -> bool:
    """Whether a network lets us judge what other people write there; X does with its written permission."""
    return platform is not Platform.X or x_policy is XPolicy.PERMITTED


def flags_of(profile: Profile, fit: Fit, *, may_judge: bool, named: bool) -> tuple[Reason, ...]:
    """The flags of a follower; none where their texts show nothing.

    Args:
        profile: their name and bio, as the network last showed them.
        fit: how that profile fits the target market; where it cannot be observed, nobody is off-market.
        may_judge: the network lets us judge what other people write there.
        named: whoever asks may see their words, which are theirs as much as their name.
    """
    off_market = _off_market(fit, named=named)
    if not may_judge:
        return (*off_market, UNREAD)
    texts = (("name", profile.name), ("bio", profile.bio or ""))
    found = [each for where, text in texts for each in reasons_of(offensive_words(text), where, shown=named)]
    return (*off_market, *found)


def is_flag(reason: Reason) -> bool:
    """Whether this is something that stands out, and not what could not be looked for."""
    return reason.code.startswith(("off_market.", "offensive."))


def _off_market(fit: Fit, *, named: bool) -> tuple[Reason, ...]:
    """What was matched is told in the follower's own spelling, and so to those alone who may see their words."""
    excluded = [each.params["words"] for each in fit.reasons if each.code == "fit.excluded"]
    if not excluded:
        return ()
    if not named:
        return (Reason("off_market.excluded", {}, "Off-market: says something that was excluded."),)
    words = ", ".join(map(str, excluded))
    return (Reason("off_market.excluded", {"words": words}, f"Off-market: says what was excluded ({words})."),)
