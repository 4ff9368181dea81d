"""What doors say of those who engage with an account, where its network names nobody else."""

from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from service.audience.engager_quality import EngagerQuality

ENGAGERS_EXAMPLE: Final[dict[str, Any]] = {
    "people": 214,
    "recent": 88,
    "regular": 41,
    "genuine": 29,
    "repeating": 12,
    "in_pods": 9,
    "own_words_share": 0.86,
    "per_post": 17.4,
    "professionals": {"estimate": 0.3, "low": 0.028, "high": 0.935, "confidence": 0.95},
    "in_market_countries": 0.64,
    "in_market_towns": 0.21,
    "posts_looked_under": 60,
    "comments_read": 934,
    "unnamed": 3,
    "whole": True,
    "since": "2026-08-02T12:00:00Z",
    "insights": [
        {
            "code": "reach",
            "value": 1840,
            "parts": None,
            "days": None,
            "since": "2026-10-03T12:00:00Z",
            "until": "2026-10-31T12:00:00Z",
            "missing": None,
        }
    ],
    "posts": [
        {
            "post_id": "17900000000000003",
            "posted_at": "2026-10-30T09:00:00Z",
            "reach": 412,
            "views": 530,
            "interactions": 61,
            "saved": 7,
            "shares": 3,
            "missing": None,
        }
    ],
    "not_observable": [
        {
            "code": "not_observable.followers",
            "params": {},
            "text": "The network names no followers, so nothing is said of those who stay silent; an official export names"
            " them.",
        }
    ],
}
LOOKED_EXAMPLE: Final = (
    "Looked under 60 posts, 1 hour ago, and read 934 comments, tags and mentions: everything that the network shows, back to"
    " 2 Aug 2026. People who only follow are not among them."
)


class EngagersNow(msgspec.Struct, frozen=True, kw_only=True):
    """Those who engage with an account, as the newest look at them found; they are not its followers."""

    taken_at: Annotated[datetime, Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    age_seconds: Annotated[int, Meta(description="How old that is.", examples=[3600])]
    seen: Annotated[EngagerQuality, Meta(description="The counts and shares.", examples=[ENGAGERS_EXAMPLE])]
    coverage_text: Annotated[
        str,
        Meta(
            description="What was read, in two sentences.",
            examples=[LOOKED_EXAMPLE],
        ),
    ]


class EngagerView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who engages with an account, and how.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
    client to agree in their own view.
    """

    profile_id: Annotated[
        str | None,
        Meta(
            description="The network's number of the person, or one of our own where it names them by handle alone; null"
            " like a name while the client has not agreed to show names.",
            examples=["17841400311904217"],
        ),
    ]
    handle: Annotated[
        str | None,
        Meta(description="What the network calls them: a handle, or on Facebook a name.", examples=["runwithmaya"]),
    ]
    name: Annotated[str | None, Meta(description="Their name, where they were looked up.", examples=["Maya K."])]
    comments: Annotated[int, Meta(description="Comments, answers, mentions and tags that were read.", examples=[7])]
    reactions: Annotated[int, Meta(description="Reactions that were read.", examples=[3])]
    posts: Annotated[int, Meta(description="Posts of the account that they engaged with.", examples=[6])]
    days: Annotated[int, Meta(description="On how many days they said something.", examples=[5])]
    first_seen_at: Annotated[
        datetime, Meta(description="When a look met them first.", examples=["2026-10-02T12:00:00Z"])
    ]
    last_at: Annotated[
        datetime | None,
        Meta(
            description="When they said something last; null for somebody who only reacted, since networks do not say when.",
            examples=["2026-11-01T18:20:00Z"],
        ),
    ]
    repeated: Annotated[
        int, Meta(description="How many of their comments are in words that are found again and again.", examples=[0])
    ]
    in_pod: Annotated[
        bool,
        Meta(description="Comments early together with the same others, post after post.", examples=[False]),
    ]
    genuine: Annotated[
        bool,
        Meta(
            description="Comes again, in words of their own, and not always together with the same group.",
            examples=[True],
        ),
    ]
