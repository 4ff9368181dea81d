"""An export of each network in each form that is known of it. A new reader joins by a line of `WHOLE`."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from service.platforms.contract import Platform
from tests.core.archive_corpus import Form, Talk, World, instagram_files, x_files
from tests.core.facebook_corpus import FORMS, HANDLE, FacebookWorld

Files = dict[str, bytes | str]

_SOMEBODY = [("Bob Smith", 1_700_000_040)]
_FRIENDSHIPS = FacebookWorld(**{each.name: _SOMEBODY for each in fields(FacebookWorld)})
_FRIENDS = '{"friends_v2": [{"name": "Zo\\u00c3\\u00ab", "timestamp": 1760881620}]}'


def a_world() -> World:
    """An Instagram profile around which there is something of everything."""
    return World(
        followers=[("bob", 1_700_000_000), ("carla", 1_700_000_100)],
        following=[("bob", 1_700_000_200)],
        pending=[("dora", 1_700_000_300)],
        requested=[("fay", 1_700_000_350)],
        asked=[("gus", 1_700_000_360)],
        feed=[("gus", 1_700_000_360)],
        unfollowed=[("eve", 1_700_000_400)],
        close_friends=[("bob", 1_700_000_500)],
        likes=[("bob", 1_700_000_600)],
        comments=[("carla", 1_700_000_700)],
        story_likes=[("carla", 1_700_000_800)],
        talks=[Talk("bob_1", "Bob", [(False, 1_700_000_900), (True, 1_700_001_000)])],
        apps=[("Buffer", 1_700_001_100)],
        posts=[("Hello", 1_700_001_200)],
    )


WHOLE: Final[Mapping[str, tuple[Platform, Files]]] = {
    **{f"instagram {form}": (Platform.INSTAGRAM, instagram_files(a_world(), form)) for form in Form},
    "x": (Platform.X, x_files([1, 2, 100], [2, 3])),
    **{f"facebook {form}": (Platform.FACEBOOK, write(_FRIENDSHIPS)) for form, write in FORMS.items()},
}
"""With something of everything that such an export can hold."""

OWNERS: Final[Mapping[Platform, str]] = {
    Platform.INSTAGRAM: a_world().handle,
    Platform.X: "annax",
    Platform.FACEBOOK: HANDLE,
}
"""The handle of whose they are."""

EXPORTS: Final[Mapping[str, tuple[Platform, Files]]] = {
    **WHOLE,
    "facebook": (
        Platform.FACEBOOK,
        {"connections/friends/your_friends.json": _FRIENDS, "friends/your_friends.json": _FRIENDS},
    ),
    "facebook, one list": (Platform.FACEBOOK, {"friends/your_friends.json": _FRIENDS}),
}
