"""What doors say of one follower."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

import msgspec

from service.audience.shapes import Klass, ReasonView
from service.audience.sorting import Answer

FlagKind: TypeAlias = Literal["offensive", "off_market"]


class FlagView(msgspec.Struct, frozen=True):
    """What stands out in somebody's words, and whether somebody who knows better set it aside."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["off_market.excluded"])]
    params: Annotated[
        dict[str, str | int | float], msgspec.Meta(description="What is behind it.", examples=[{"words": "crypto"}])
    ]
    text: Annotated[
        str, msgspec.Meta(description="In plain English.", examples=["Off-market: says what was excluded (crypto)."])
    ]
    id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="By which it is set aside; null until a checkup has found it.",
            examples=["01937b3e-5f3c-7c1a-9d8e-2f6a4b1c0d9e"],
        ),
    ]
    dismissed: Annotated[bool, msgspec.Meta(description="Somebody set it aside as fine.", examples=[False])]


class FollowerView(msgspec.Struct, frozen=True, kw_only=True):
    """One follower: their class and why.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
    client to agree in their own view.
    """

    profile_id: Annotated[
        str | None,
        msgspec.Meta(
            description=(
                "The network's number of the person, which opens their profile there; null like a name while the client"
                " has not agreed to show names."
            ),
            examples=["1912345678901234567"],
        ),
    ]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle.", examples=["runwithmaya"])]
    name: Annotated[str | None, msgspec.Meta(description="Their name.", examples=["Maya K."])]
    klass: Annotated[Klass, msgspec.Meta(description="What their public behaviour looks like.", examples=["dormant"])]
    score: Annotated[int | None, msgspec.Meta(description="0 to 100; null when too little is known.", examples=[34])]
    fit: Annotated[
        int | None,
        msgspec.Meta(description="Fit to the target market, 0 to 100; null if not observable.", examples=[64]),
    ]
    likely: Annotated[
        float | None,
        msgspec.Meta(
            description="How likely the client would sort them as fitting or a friend, 0 to 1, learned from this client's own"
            " answers alone; null before ten answers. Of those sorted, what was said.",
            examples=[0.41],
        ),
    ]
    answer: Annotated[
        Answer | None,
        msgspec.Meta(description="How the client sorted them; null if not, and like a name.", examples=[None]),
    ]
    matched: Annotated[
        list[str], msgspec.Meta(description="The client's words found in the profile.", examples=[["trail running"]])
    ]
    followed_back: Annotated[bool, msgspec.Meta(description="The account follows them too.", examples=[False])]
    followed_at: Annotated[
        datetime | None, msgspec.Meta(description="When they followed; null where no source says.", examples=[None])
    ]
    reasons: Annotated[
        list[ReasonView],
        msgspec.Meta(
            description="Why this class and this score.",
            examples=[[{"code": "class.dormant", "params": {"days": 400}, "text": "Last posted 400 days ago."}]],
        ),
    ]
    flags: Annotated[
        list[FlagView],
        msgspec.Meta(
            description="What stands out in the name and bio: words that the client excluded (`off_market.`), offensive words"
            " (`offensive.`), masked. The words are left out until the client agrees to show names. They change no score.",
            examples=[
                [
                    {
                        "code": "off_market.excluded",
                        "params": {"words": "crypto"},
                        "text": "Off-market: says what was excluded (crypto).",
                        "id": "01937b3e-5f3c-7c1a-9d8e-2f6a4b1c0d9e",
                        "dismissed": False,
                    }
                ]
            ],
        ),
    ]
