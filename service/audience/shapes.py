"""What doors say of an audience."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec

from service.audience.engager_quality import EngagerQuality
from service.audience.engager_shapes import EngagersNow
from service.audience.report import AudienceQuality
from service.audience.sorting import Answer, Sorted

KLASSES: Final = ("unknown", "genuine", "dormant", "mass_follower", "suspect", "automated")
"""In the order of `classes.FollowerClass`."""

Klass = Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"]

QUALITY_EXAMPLE: Final[dict[str, Any]] = {
    "quality_followers": 61,
    "estimated": {"estimate": 0.148, "low": 0.148, "high": 0.148, "confidence": 0.95},
    "stage": {"reached": 50, "next": 100, "missing": 39},
    "peers": 4,
    "classes": [
        {
            "klass": "unknown",
            "people": 3,
            "share": {"estimate": 0.007, "low": 0.007, "high": 0.007, "confidence": 0.95},
        },
        {"klass": "genuine", "people": 289, "share": {"estimate": 0.7, "low": 0.7, "high": 0.7, "confidence": 0.95}},
        {
            "klass": "dormant",
            "people": 92,
            "share": {"estimate": 0.223, "low": 0.223, "high": 0.223, "confidence": 0.95},
        },
        {
            "klass": "mass_follower",
            "people": 8,
            "share": {"estimate": 0.019, "low": 0.019, "high": 0.019, "confidence": 0.95},
        },
        {
            "klass": "suspect",
            "people": 20,
            "share": {"estimate": 0.049, "low": 0.049, "high": 0.049, "confidence": 0.95},
        },
        {
            "klass": "automated",
            "people": 1,
            "share": {"estimate": 0.002, "low": 0.002, "high": 0.002, "confidence": 0.95},
        },
    ],
    "fake_share": {"estimate": 0.06, "low": 0.0, "high": 0.14, "confidence": 0.9, "method": "model"},
    "score": 57,
    "courtesy": None,
    "coverage": {
        "source": "api",
        "sampling": "full",
        "read": 413,
        "total": 413,
        "taken_at": "2026-11-02T12:00:00Z",
        "complete": True,
        "not_observable": [],
    },
    "model_version": "1",
    "not_observable": [
        {
            "code": "not_observable.courtesy",
            "params": {},
            "text": "Courtesy follows cannot be told: the source does not say when follows began.",
        }
    ],
}

_PROFILE_ID = msgspec.Meta(description="The network's number of the person.", examples=["1912345678901234567"])


class ReasonView(msgspec.Struct, frozen=True):
    """One reason: a stable code, the numbers behind it, and a sentence."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["class.dormant"])]
    params: Annotated[dict[str, str | int | float], msgspec.Meta(description="The numbers.", examples=[{"days": 400}])]
    text: Annotated[str, msgspec.Meta(description="In plain English.", examples=["Last posted 400 days ago."])]


class QualityView(msgspec.Struct, frozen=True, kw_only=True):
    """How good an account's audience is now, as its newest checkups found it: its followers, and those who engage.

    `taken_at`, `age_seconds`, `quality` and `coverage_text` tell of followers, and are null where nobody names them.
    """

    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    taken_at: Annotated[
        datetime | None, msgspec.Meta(description="When they were read.", examples=["2026-11-02T12:00:00Z"])
    ]
    age_seconds: Annotated[int | None, msgspec.Meta(description="How old that is.", examples=[3600])]
    quality: Annotated[
        AudienceQuality | None, msgspec.Meta(description="The counts and shares.", examples=[QUALITY_EXAMPLE])
    ]
    coverage_text: Annotated[
        str | None,
        msgspec.Meta(
            description="Which part was read, in one sentence.",
            examples=["Read 413 of 413 people (100%), the whole list in order, from the network's API, 1 hour ago."],
        ),
    ]
    picture: Annotated[
        dict[str, Any] | None,
        msgspec.Meta(
            description=(
                "What an official export shows, and null where none was handed in. `who`, `handle` and `id` of the "
                "people in it are null while the client has not agreed to show names."
            ),
            examples=[None],
        ),
    ]
    engagers: Annotated[
        EngagersNow | None,
        msgspec.Meta(
            description="Those who engage, where the network names no followers; null elsewhere.", examples=[None]
        ),
    ]


class QualityPoint(msgspec.Struct, frozen=True, kw_only=True):
    """How good the audience was at one checkup."""

    id: Annotated[UUID, msgspec.Meta(description="The report.", examples=["019a3d02-1111-7a40-8f1b-2d3c4b5a6978"])]
    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    quality: Annotated[
        AudienceQuality | None,
        msgspec.Meta(
            description="Its followers; null where only those who engage were seen.", examples=[QUALITY_EXAMPLE]
        ),
    ]
    engagers: Annotated[
        EngagerQuality | None,
        msgspec.Meta(description="Those who engage; null where followers were seen.", examples=[None]),
    ]


class CardView(msgspec.Struct, frozen=True):
    """One follower who was dealt to the client."""

    profile_id: Annotated[str, _PROFILE_ID]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle.", examples=["runwithmaya"])]
    name: Annotated[str | None, msgspec.Meta(description="Their name.", examples=["Maya K."])]
    answer: Annotated[
        Answer | None, msgspec.Meta(description="How they were sorted; null if not yet.", examples=[None])
    ]


class SortingView(msgspec.Struct, frozen=True):
    """How far the client has sorted their followers, what that shows, and the cards that are open."""

    result: Annotated[
        Sorted,
        msgspec.Meta(
            description="The shares with their 90% intervals, and how many more answers it takes.",
            examples=[
                {
                    "answered": 50,
                    "followers": 413,
                    "counts": {"fits": 14, "friend": 6, "peer": 5, "not_for_me": 19, "unsure": 6},
                    "confirmed": {"estimate": 0.4, "low": 0.301, "high": 0.508, "confidence": 0.9},
                    "peers": {"estimate": 0.1, "low": 0.051, "high": 0.188, "confidence": 0.9},
                    "vouched": {"estimate": 0.5, "low": 0.396, "high": 0.604, "confidence": 0.9},
                    "unsorted": {"people": 363, "estimate": 145, "low": 104, "high": 190, "confidence": 0.9},
                    "promised": 0.12,
                    "more_answers": 0,
                }
            ],
        ),
    ]
    open_cards: Annotated[
        list[CardView],
        msgspec.Meta(
            description="Dealt and not yet sorted; empty for members.",
            examples=[
                [{"profile_id": "1912345678901234567", "handle": "runwithmaya", "name": "Maya K.", "answer": None}]
            ],
        ),
    ]


class Deal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many cards to deal."""

    cards: Annotated[int, msgspec.Meta(ge=1, le=50, description="How many followers to deal.", examples=[10])] = 10


class CardAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the client sorts one follower; null clears the answer."""

    answer: Annotated[Answer | None, msgspec.Meta(description="The answer.", examples=["fits"])]
