"""What is said of quality followers where no profile shows who fits: at least so many, and what would tell more."""

from service.audience.intervals import Interval
from service.audience.reasons import Reason

NOT_KNOWN = Reason(
    "quality_needs_sorting",
    {},
    "Quality followers are not known yet: sort some 50 random followers in Rapport, and the share appears with its "
    "interval.",
)


def least_known(least: int | None, estimated: Interval | None) -> Reason:
    """How many quality followers are known without profiles, and how that was learned.

    Args:
        least: Followers whom the client sorted as fitting or friends, or who were in touch within 90 days; `None` when
            nobody was sorted and nobody in touch.
        estimated: Their share of all followers, by sorting random ones; `None` before that.
    """
    if least is None:
        return NOT_KNOWN
    if estimated is None:
        text = (
            f"At least {least:,} quality followers, in touch within 90 days or sorted as fitting or friends; of the others it is "
            "not known. Sort some 50 random followers in Rapport, and the share of all appears with its interval."
        )
        return Reason(NOT_KNOWN.code, {"least": least}, text)
    text = (
        f"At least {least:,} quality followers, sorted as fitting or friends, or in touch within 90 days. By random followers "
        f"sorted, they are {estimated.estimate:.0%} of all ({estimated.low:.0%} to {estimated.high:.0%})."
    )
    return Reason(
        "quality_from_sorting",
        {"least": least, "estimate": estimated.estimate, "low": estimated.low, "high": estimated.high},
        text,
    )
