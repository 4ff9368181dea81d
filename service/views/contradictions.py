"""Where a client's answers contradict each other, or what else is known: said, and never mended behind their back. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from service.audience.classes import FollowerClass
from service.audience.reasons import Reason
from service.audience.sorting import CONFIRMED, Answer
from service.audience.taps import CardTaps

WORDS: Final = {
    Answer.FITS: "fits",
    Answer.FRIEND: "a friend",
    Answer.PEER: "a peer",
    Answer.NOT_FOR_ME: "not for me",
    Answer.UNSURE: "unsure",
}


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A follower of whom the client's answer and something else do not go together; the newest answer counts all the same.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names.
    """

    profile_id: Annotated[
        str | None,
        msgspec.Meta(description="The network's number of the person.", examples=["1912345678901234567"]),
    ]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle.", examples=["runwithmaya"])]
    name: Annotated[str | None, msgspec.Meta(description="Their name.", examples=["Maya K."])]
    answer: Annotated[Answer, msgspec.Meta(description="The answer that counts.", examples=["not_for_me"])]
    reasons: Annotated[
        list[Reason],
        msgspec.Meta(
            description="What does not go together.",
            examples=[
                [
                    {
                        "code": "contradiction.circle",
                        "params": {"answer": "not_for_me"},
                        "text": "Sorted as not for me, and is in the circle.",
                    }
                ]
            ],
        ),
    ]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sorted follower beside the answer."""

    klass: FollowerClass
    """`UNKNOWN` for somebody who has left."""
    in_circle: bool


def contradictions(taps: CardTaps, known: Known) -> list[Reason]:
    """What speaks against the answer that counts; nothing where there is none."""
    return [] if taps.now is None else list(_against(taps.now.answer, taps, known))


def _against(answer: Answer, taps: CardTaps, known: Known) -> Iterator[Reason]:
    before = taps.thought_before
    if before is not None and taps.now is not None:
        params = {
            "before": before.answer,
            "answer": answer,
            "before_at": before.at.isoformat(),
            "at": taps.now.at.isoformat(),
        }
        text = (
            f"Sorted as {WORDS[before.answer]} on {before.at:%d %B %Y}, and as {WORDS[answer]} on {taps.now.at:%d %B %Y};"
            " the newer answer counts."
        )
        yield Reason("contradiction.changed", {name: str(value) for name, value in params.items()}, text)
    if answer is Answer.NOT_FOR_ME and known.in_circle:
        yield Reason(
            "contradiction.circle", {"answer": answer.value}, f"Sorted as {WORDS[answer]}, and is in the circle."
        )
    if answer in CONFIRMED and known.klass in {FollowerClass.SUSPECT, FollowerClass.AUTOMATED}:
        yield Reason(
            "contradiction.profile",
            {"answer": answer.value, "klass": known.klass.name.lower()},
            f"Sorted as {WORDS[answer]}, while the public profile is of class {known.klass.name.lower()}; the client's word counts.",
        )
