"""What became of a handed-in export, in words: what was used, what was ignored and why, and what would have helped."""

from collections.abc import Mapping
from typing import Annotated, Final

import msgspec

from service.audience.reasons import Reason
from service.platforms.archives.contents import Export, Part
from service.platforms.archives.inventory import Inventory, Kind
from service.platforms.archives.refusals import FollowersLeftOut

PARTS: Final[Mapping[Part, str]] = {
    Part.FOLLOWERS: "followers",
    Part.FOLLOWING: "people followed",
    Part.PENDING: "follow requests without an answer",
    Part.REQUESTED: "follow requests received",
    Part.ASKED: "follow requests sent lately, whatever came of them",
    Part.UNFOLLOWED: "people unfollowed lately",
    Part.CLOSE_FRIENDS: "close friends",
    Part.MESSAGES: "messages (who and when, never the words)",
    Part.LIKES: "likes given",
    Part.COMMENTS: "comments and answers given",
    Part.STORY_LIKES: "story likes given",
    Part.FEED: "posts seen in the feed (whose, never what)",
    Part.POSTS: "own posts",
    Part.PAGES: "pages followed",
    Part.BLOCKED: "people blocked",
    Part.MUTED: "people muted",
    Part.APPS: "connected apps",
}
KINDS: Final[Mapping[Kind, str]] = {
    Kind.MESSAGES: "messages: their words are never read",
    Kind.ADVERTISING: "advertising and interests: never read",
    Kind.SEARCHES: "searches: never read",
    Kind.CONTACTS: "the phone's address book: never read",
    Kind.LOCATIONS: "places, devices and logins: never read",
    Kind.MEDIA: "photos, videos and sounds: not needed",
    Kind.OTHER: "other files: not needed",
}


class ExportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was used of an export, what was ignored and why, and what it does not hold."""

    used: Annotated[
        tuple[Reason, ...],
        msgspec.Meta(
            description="Kinds of records that were read.",
            examples=[[{"code": "followers", "params": {"records": 212, "files": 1}, "text": "212 followers"}]],
        ),
    ]
    ignored: Annotated[
        tuple[Reason, ...],
        msgspec.Meta(
            description="Files that were not opened, by what they hold.",
            examples=[[{"code": "media", "params": {"files": 3}, "text": "3 photos, videos and sounds: not needed"}]],
        ),
    ]
    missing: Annotated[
        tuple[Reason, ...],
        msgspec.Meta(
            description="What exports of this network can hold, and this one does not.",
            examples=[[{"code": "likes_given", "params": {}, "text": "likes given"}]],
        ),
    ]
    followers_read: Annotated[
        int | None, msgspec.Meta(description="Followers in the export; null without such a list.", examples=[212])
    ]
    followers_shown: Annotated[
        int | None,
        msgspec.Meta(description="Followers on the profile, as the client read them there.", examples=[1480]),
    ]
    cut_short: Annotated[
        Reason | None,
        msgspec.Meta(
            description="Said when the export holds clearly fewer followers than the profile shows.", examples=[None]
        ),
    ]
    owner_unchecked: Annotated[
        Reason | None,
        msgspec.Meta(
            description="Said when it could not be checked whose export this is, and what to do; null where it was, or was confirmed.",
            examples=[None],
        ),
    ]


OWNER_UNCHECKED: Final = Reason(
    "owner_unchecked",
    {},
    "This export does not say whose it is, so it could not be checked that it is this account's. Have the client confirm "
    "that it is, or ask the network again with their personal information (profile information) included, and hand in the "
    "file under the name that the network gave it.",
)
"""An official export without the file about its owner, and nothing that was checked before to hold it against."""


def report_of(
    export: Export, stock: Inventory, *, followers_shown: int | None, doubt: Reason | None = None
) -> ExportReport:
    """The report on an export that was read, with the doubt about whose it is, if any."""
    read = None if export.followers is None else len(export.followers)
    return ExportReport(
        used=tuple(
            Reason(part.part, {"records": part.records, "files": part.files}, f"{part.records:,} {PARTS[part.part]}")
            for part in stock.used
        ),
        ignored=tuple(
            Reason(each.kind, {"files": each.files}, f"{KINDS[each.kind]} ({each.files:,} files)")
            for each in stock.ignored
        ),
        missing=tuple(Reason(part, {}, PARTS[part]) for part in stock.missing),
        followers_read=read,
        followers_shown=followers_shown,
        cut_short=cut_short(read, followers_shown),
        owner_unchecked=doubt,
    )


def require_followers(export: Export, *, shown: int | None, before: int) -> None:
    """Refuse an export whose list of followers is empty though there are some: nothing could be told of anybody.

    Args:
        export: what was read; one without any such list shows other things, and says that it holds none.
        shown: followers on the profile as the client reads them there; 0 lets an empty list pass.
        before: followers at the last look, which tell when the client says nothing.

    Raises:
        FollowersLeftOut: saying how many there are, and what to ask the network for.
    """
    expected = before if shown is None else shown
    if export.followers is None or len(export.followers) or not expected:
        return
    there = f"your profile shows {expected:,}" if shown else f"there were {expected:,} at the last look"
    raise FollowersLeftOut(
        f"the list of followers in this export is empty, and {there}",
        'ask again with the date range "all time"'
        + ("" if shown else ", or if nobody follows you any more, hand it in with 0 as the number on your profile"),
    )


MOST_SHOWN: Final = 2_000_000_000
"""Followers that a profile can show; the largest of any network has a third of them, and a column holds no more."""
MOST_UNEXPLAINED: Final = 0.1
FEWEST_UNEXPLAINED: Final = 10
"""How far a list may fall short of the number on the profile: that counts people whose accounts are closed for now,
is rounded above ten thousand, and goes on while the network packs the export. Ours; no network says how far."""


def cut_short(read: int | None, shown: int | None) -> Reason | None:
    """Why the list of followers is not whole, when it holds clearly fewer than the profile shows, or nobody at all."""
    if read is None or not shown or (read and shown - read <= max(FEWEST_UNEXPLAINED, MOST_UNEXPLAINED * shown)):
        return None
    return Reason(
        "export_cut_short",
        {"read": read, "shown": shown},
        f'Your export holds {read:,} of {shown:,} followers: ask again with the date range "all time".',
    )
