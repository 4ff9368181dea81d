"""What a reading covers of a list: how many of how many, how they were chosen, and who is missing and why."""

from datetime import datetime

from service.audience.coverage import Coverage, Sampling, Source
from service.audience.reasons import Reason
from service.checkups.progress import ListProgress
from service.platforms.contract import Terms


def coverage_of(  # noqa: PLR0913 # what a coverage rests on, all named
    read: int, announced: int | None, came: ListProgress, *, terms: Terms, at: datetime, sampled: bool = False
) -> Coverage:
    """The coverage of one list, of which so many different people were read, and so many announced beforehand."""
    whole = came.ended == "whole" and not sampled
    chosen = Sampling.RANDOM if sampled else Sampling.NEWEST_FIRST
    # Counts lag behind lists; whoever was named is there.
    total = None if announced is None else max(announced, read + came.unavailable)
    return Coverage(
        source=Source.API,
        sampling=Sampling.FULL if whole else chosen,
        read=read,
        total=total,
        taken_at=at,
        complete=whole,
        not_observable=(
            *(_left_out(came) if sampled else _missing(read, total, came)),
            *(
                Reason(f"not_observable.{each.code}", {}, f"{each.reason} {each.remedy}".strip())
                for each in terms.capabilities
                if not each.observable
            ),
        ),
    )


def _left_out(came: ListProgress) -> list[Reason]:
    text = (
        "The budget did not pay for the whole list, so people were drawn at random from those who followed when it was last known"
        " whole; who came since is not among them, and who left since may be."
    )
    said = [Reason("drawn_from_last_list", {}, text)]
    if came.unavailable:
        text = f"The network would not show {came.unavailable:,} of those drawn, such as suspended accounts."
        said.append(Reason("people_withheld", {"people": came.unavailable}, text))
    return said


def _missing(read: int, total: int | None, came: ListProgress) -> list[Reason]:
    said: list[Reason] = []
    if came.unavailable:
        text = (
            f"The network named {came.unavailable:,} more people but would not show them, such as suspended accounts; they"
            " are in no group, and every share allows for them being anything."
        )
        said.append(Reason("people_withheld", {"people": came.unavailable}, text))
    if came.ended == "whole":
        unexplained = max(0, (total or 0) - read - came.unavailable)
        if unexplained:
            text = (
                f"The network counts {unexplained:,} more than it listed, and does not say who they are; every share allows"
                " for them being anything."
            )
            said.append(Reason("people_not_listed", {"people": unexplained}, text))
        return said
    text = (
        "Only the newest were read, for the network lists the newest first and charges for each. They are no random part, so no"
        " share of the whole audience is claimed from them."
    )
    said.append(Reason("newest_only", {"read": read}, text))
    if came.ended == "grown":
        text = "The list had grown since it was priced; reading stopped at the price that was promised."
        said.append(Reason("stopped_at_price", {"read": read}, text))
    return said
