"""Every known shape of the lists in the three networks' exports, as `rapport audit` shows them.

Written by us after what others describe of their own exports, as each case names it: X by the archive READMEs in the gists
of migurski (2024) and lucahammer (2020), and `d3i-infra/data-donation-task` (`x.py`); Instagram by its `instagram.py` of May
2026, `aviolaris/instaunfollowers` thread 113 (names in titles since October 2025) and `jj4giya/ity` thread 4; Facebook by its
`facebook.py`. Nothing of anybody's export is in here.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from service.__main__ import rapport
from tests.core.archive_corpus import BOX, meta_json, page, save, x_script

AT = 1_766_492_160  # 23 December 2025, 12:16 UTC
FOLLOWS = "connections/followers_and_following/"
LINK = "https://www.instagram.com/"


class Shape(NamedTuple):
    """Files with these people in their lists, under the lists' names in the picture."""

    name: str
    files: dict[str, bytes | str]
    people: dict[str, int]


def valued(*names: str) -> list[object]:
    return [
        {"title": "", "media_list_data": [], "string_list_data": [{"href": LINK + n, "value": n, "timestamp": AT}]}
        for n in names
    ]


def titled(*names: str) -> list[object]:
    return [{"title": n, "string_list_data": [{"href": f"{LINK}_u/{n}", "timestamp": AT}]} for n in names]


def linked(*names: str) -> list[object]:
    return [{"title": "", "string_list_data": [{"href": f"{LINK}_u/{n}", "timestamp": AT}]} for n in names]


def friends(*names: str) -> list[object]:
    return [{"name": n, "timestamp": AT} for n in names]


def ids(kind: str, *numbers: int, part: int = 0) -> str:
    link = "https://twitter.com/intent/user?user_id="
    return x_script(kind, [{kind: {"accountId": str(n), "userLink": f"{link}{n}"}} for n in numbers], part)


SHAPES = (
    Shape(
        "X, in `data/`, ids and intent links only",
        {"data/follower.js": ids("follower", 1, 2, 3), "data/following.js": ids("following", 2, 3)},
        {"followers": 3, "following": 2, "mutuals": 2},
    ),
    Shape(
        "X, a big list split into parts",
        {
            "data/follower.js": ids("follower", 1, 2),
            "data/follower-part1.js": ids("follower", 3, part=1),
            "data/following.js": ids("following", 3),
        },
        {"followers": 3, "following": 1, "mutuals": 1},
    ),
    Shape(
        "X, without the folder `data`",
        {"follower.js": ids("follower", 1), "following.js": ids("following", 1, 2)},
        {"followers": 1, "following": 2, "mutuals": 1},
    ),
    Shape(
        "Instagram until 2023: at the root, one list under a key",
        {
            "followers_and_following/followers.json": meta_json({"relationships_followers": valued("a", "b")}),
            "followers_and_following/following.json": meta_json({"relationships_following": valued("b")}),
        },
        {"followers": 2, "following": 1, "mutuals": 1},
    ),
    Shape(
        "Instagram since 2023: in `connections/`, a bare list of followers",
        {
            f"{FOLLOWS}followers_1.json": meta_json(valued("a", "b")),
            f"{FOLLOWS}following.json": meta_json({"relationships_following": valued("b")}),
        },
        {"followers": 2, "following": 1, "mutuals": 1},
    ),
    Shape(
        "Instagram, followers in several files, the tenth after the second",
        {
            **{f"{FOLLOWS}followers_{n}.json": meta_json(valued(f"p{n}", f"q{n}")) for n in range(1, 12)},
            f"{FOLLOWS}following.json": meta_json({"relationships_following": valued("p10", "q2")}),
        },
        {"followers": 22, "following": 2, "mutuals": 2},
    ),
    Shape(
        "Instagram since October 2025: names of the followed in titles, `/_u/` in addresses",
        {
            f"{FOLLOWS}followers_1.json": meta_json(valued("a", "b")),
            f"{FOLLOWS}following.json": meta_json({"relationships_following": titled("b", "c")}),
        },
        {"followers": 2, "following": 2, "mutuals": 1},
    ),
    Shape(
        "Instagram, names in addresses alone",
        {
            f"{FOLLOWS}followers_1.json": meta_json(linked("a", "b")),
            f"{FOLLOWS}following.json": meta_json({"relationships_following": linked("b")}),
        },
        {"followers": 2, "following": 1, "mutuals": 1},
    ),
    Shape(
        "Instagram, requests and those unfollowed, under their earlier and later names",
        {
            f"{FOLLOWS}followers_1.json": meta_json(valued("a")),
            f"{FOLLOWS}following.json": meta_json({"relationships_following": valued("a")}),
            f"{FOLLOWS}pending_follow_requests.json": meta_json(
                {"relationships_follow_requests_sent": valued("c", "d")}
            ),
            f"{FOLLOWS}recently_unfollowed_profiles.json": meta_json({"relationships_unfollowed_users": valued("e")}),
            f"{FOLLOWS}follow_requests_you've_received.json": meta_json(
                {"relationships_follow_requests_received": valued("f", "g", "h")}
            ),
        },
        {"pending_requests": 2, "recently_unfollowed": 1, "received_requests": 3},
    ),
    Shape(
        "Facebook now: friends_v2, following_v3",
        {
            "connections/friends/your_friends.json": meta_json({"friends_v2": friends("Zoë", "李雷")}),
            "connections/followers/people_who_followed_you.json": meta_json({"followers_v2": friends("Bob")}),
            "connections/followers/who_you've_followed.json": meta_json({"following_v3": friends("Eva", "Ana")}),
        },
        {"followers": 3, "following": 4, "mutuals": 2},
    ),
    Shape(
        "Facebook before: following_v2, `_` for the apostrophe",
        {
            "friends_and_followers/friends.json": meta_json({"friends_v2": friends("Zoë")}),
            "friends_and_followers/who_you_ve_followed.json": meta_json({"following_v2": friends("Eva")}),
        },
        {"followers": 1, "following": 2, "mutuals": 1},
    ),
)

WRITTEN = {
    "English": ("Dec 23, 2025, 12:16 PM", "23 Dec 2025, 12:16"),
    "German": ("23. Dez. 2025, 12:16", "23. Dezember 2025 um 12:16"),
    "Dutch": ("23 dec. 2025 12:16",),
    "Swedish": ("23 dec. 2025 kl. 12:16",),
    "Norwegian": ("23. des. 2025, 12:16",),
    "Indonesian": ("23 Des 2025 12.16",),
    "French": ("23 déc. 2025 à 12:16", "déc. 23, 2025 12:16 PM"),
    "Spanish": ("23 dic 2025, 12:16", "23 de dic de 2025 12:16 p. m."),
    "Italian": ("23 dic 2025, 12:16",),
    "Portuguese": ("23 de dez. de 2025, 12:16",),
    "Polish": ("23 gru 2025, 12:16",),
    "Turkish": ("23 Ara 2025 12:16",),
    "Russian": ("23 дек. 2025 г., 12:16",),  # noqa: RUF001 # as Russian writes it
    "Japanese": ("2025年12月23日 12:16",),
    "Chinese": ("2025年12月23日下午12:16",),
    "Korean": ("2025년 12월 23일 오후 12:16",),
}


def audited(path: Path) -> dict[str, Any]:
    ended = CliRunner().invoke(rapport, ["audit", str(path), "--format", "json"])
    assert ended.exit_code == 0, ended.stderr
    shown: dict[str, Any] = json.loads(ended.stdout)
    return shown


class TestEveryKnownShape:
    @pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.name)
    def test_is_audited(self, tmp_path: Path, shape: Shape) -> None:
        shown = audited(save(tmp_path / "export.zip", shape.files))
        counted = {name: shown[name] for name in shape.people}
        assert {
            name: found["total"] if isinstance(found, dict) else found for name, found in counted.items()
        } == shape.people

    def test_of_text_is_put_right_where_each_byte_was_written_as_a_letter(self, tmp_path: Path) -> None:
        written = r'{"sent_requests_v2": [{"name": "Zo\u00c3\u00ab \u00f0\u009f\u008c\u00b1"}, {"name": "\u00e6\u009d\u008e\u00e9\u009b\u00b7"}]}'
        files: dict[str, bytes | str] = {
            "connections/friends/your_friends.json": meta_json({"friends_v2": friends("Bob")}),
            "connections/friends/sent_friend_requests.json": written,
        }
        shown = audited(save(tmp_path / "export.zip", files))
        assert [each["who"] for each in shown["pending_requests"]["shown"]] == ["Zoë 🌱", "李雷"]


class TestDatesInPages:
    @pytest.mark.parametrize(("language", "text"), [(name, text) for name, texts in WRITTEN.items() for text in texts])
    def test_are_read_to_the_minute(self, tmp_path: Path, language: str, text: str) -> None:
        box = f'{BOX}<a href="{LINK}bob">bob</a><div>{text}</div></div>'
        shown = audited(save(tmp_path / "export.zip", {f"{FOLLOWS}followers_1.html": page([box])}))
        assert (shown["taken_at"], shown["dated_by"]) == ("2025-12-23T12:16:00Z", "newest_record"), language


class TestPagesOfFacebook:
    def test_that_are_liked_or_followed_are_no_people_and_stand_there_once(self, tmp_path: Path) -> None:
        files: dict[str, bytes | str] = {
            "connections/friends/your_friends.json": meta_json({"friends_v2": friends("Zoë")}),
            "your_facebook_activity/pages/pages_you've_liked.json": meta_json(
                {
                    "page_likes_v2": [
                        {"name": n, "timestamp": AT, "url": "https://www.facebook.com/x"} for n in ("Hof", "See")
                    ]
                }
            ),
            "your_facebook_activity/pages/pages_and_profiles_you_follow.json": meta_json(
                {"pages_followed_v2": [{"timestamp": AT, "title": "Hof", "data": [{"name": "Hof"}]}]}
            ),
        }
        shown = audited(save(tmp_path / "export.zip", files))
        (pages,) = (part for part in shown["read"] if part["part"] == "pages_followed")
        assert (shown["followers"], pages["records"], pages["files"]) == (1, 2, 2)
