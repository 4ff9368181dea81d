"""A made-up person's Instagram export, shaped as the network writes it, for demonstrations and for front-end builders.

Everybody in it is invented. The person once let a tool follow people: its even gaps stand among the follow times.
"""

import io
import json
import random
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

OWNER: Final = "elena.at.home"

_FIRST: Final = (
    "ana", "ben", "carla", "dario", "eva", "finn", "gina", "hugo", "ines", "jonas", "kira", "leo", "mara", "nils",
    "olga", "paul", "rita", "sven", "tina", "uwe", "vera", "will", "yara", "zoe",
)  # fmt: skip
_WORDS: Final = (
    "bakes", "runs", "garden", "yoga", "outdoors", "reads", "travels", "kitchen", "studio", "family", "trails", "photo",
)  # fmt: skip
_MUTUALS: Final = 240
_TOOL_DAYS: Final = 6
_TOOL_FOLLOWS_A_DAY: Final = 60
_TOOL_GAP_S: Final = 412
_FOLDER: Final = "connections/followers_and_following"


def instagram_export(seed: int, *, followers: int, taken_at: datetime) -> bytes:
    """The zip of an export asked for at this moment, with so many followers; the same seed gives the same people."""
    dice = random.Random(seed)
    handles = _handles(dice, followers + _TOOL_DAYS * _TOOL_FOLLOWS_A_DAY)
    fans, others = handles[:followers], handles[followers:]
    came = {handle: taken_at - timedelta(days=dice.uniform(2, 900)) for handle in fans}
    for handle in fans[-12:]:
        came[handle] = taken_at - timedelta(days=dice.uniform(0.1, 6))
    chosen = {handle: min(came[handle] + timedelta(hours=dice.uniform(1, 60)), taken_at) for handle in fans[:_MUTUALS]}
    chosen |= dict(zip(others, _tool_moments(dice, taken_at - timedelta(days=40, hours=3)), strict=True))
    files: dict[str, object] = {
        f"{_FOLDER}/followers_1.json": [_listed(handle, came[handle]) for handle in fans],
        f"{_FOLDER}/following.json": {
            "relationships_following": [_titled(handle, at) for handle, at in chosen.items()]
        },
        "personal_information/personal_information/personal_information.json": _owner(),
        "apps_and_websites_off_of_instagram/apps_and_websites/your_activity_off_meta_technologies.json": [],
        **_threads(dice, fans, taken_at),
        **_activity(dice, fans, taken_at),
    }
    return _zipped(files, taken_at)


def _tool_moments(dice: random.Random, start: datetime) -> list[datetime]:
    moments = []
    for day in range(_TOOL_DAYS):
        moment = start + timedelta(days=day)
        for _ in range(_TOOL_FOLLOWS_A_DAY):
            moment += timedelta(seconds=dice.uniform(_TOOL_GAP_S * 0.9, _TOOL_GAP_S * 1.1))
            moments.append(moment)
    return moments


def _handles(dice: random.Random, count: int) -> list[str]:
    seen: dict[str, None] = {}
    while len(seen) < count:
        seen[f"{dice.choice(_FIRST)}.{dice.choice(_WORDS)}{dice.choice(('', '', str(dice.randint(1, 99))))}"] = None
        seen[f"{dice.choice(_WORDS)}_with_{dice.choice(_FIRST)}{dice.choice(('', str(dice.randint(1, 999))))}"] = None
    return list(seen)[:count]


def _listed(handle: str, at: datetime) -> dict[str, object]:
    return {
        "title": "",
        "media_list_data": [],
        "string_list_data": [
            {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": _seconds(at)}
        ],
    }


def _titled(handle: str, at: datetime) -> dict[str, object]:
    """As lists of following are written since late 2025: the name stands in the title, and `value` is gone."""
    link = {"href": f"https://www.instagram.com/_u/{handle}", "timestamp": _seconds(at)}
    return {"title": handle, "string_list_data": [link]}


def _owner() -> dict[str, object]:
    return {
        "profile_user": [
            {
                "title": "",
                "media_map_data": {},
                "string_map_data": {"Username": {"href": "", "value": OWNER, "timestamp": 0}},
            }
        ]
    }


def _threads(dice: random.Random, fans: list[str], taken_at: datetime) -> Mapping[str, object]:
    files = {}
    for number, handle in enumerate(fans[5:29]):
        began = taken_at - timedelta(days=dice.uniform(3, 120))
        turns = dice.randint(1, 6)
        speakers = [(handle, OWNER)[(turn + number) % 2] for turn in range(turns)]
        if number % 3 == 0:
            speakers.append(handle)
        messages = [
            {
                "sender_name": speaker,
                "timestamp_ms": 1000 * _seconds(began + timedelta(hours=2 * turn)),
                "content": "…",
                "is_geoblocked_for_viewer": False,
            }
            for turn, speaker in enumerate(speakers)
        ]
        files[f"your_instagram_activity/messages/inbox/{handle.replace('.', '')}_{1000 + number}/message_1.json"] = {
            "participants": [{"name": handle}, {"name": OWNER}],
            "messages": messages[::-1],
            "title": handle,
            "is_still_participant": True,
            "thread_path": f"inbox/{handle.replace('.', '')}_{1000 + number}",
        }
    return files


def _activity(dice: random.Random, fans: list[str], taken_at: datetime) -> Mapping[str, object]:
    liked = [
        {
            "title": handle,
            "string_list_data": [
                {
                    "href": f"https://www.instagram.com/p/made{number:04d}/",
                    "value": "\u00f0\u009f\u0091\u008d",
                    "timestamp": _seconds(taken_at - timedelta(days=dice.uniform(1, 60))),
                }
            ],
        }
        for number, handle in enumerate(dice.choices(fans[:60], k=80))
    ]
    return {"your_instagram_activity/likes/liked_posts.json": {"likes_media_likes": liked}}


def _zipped(files: Mapping[str, object], at: datetime) -> bytes:
    made = at.astimezone(UTC)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(made.year, made.month, made.day, made.hour, made.minute, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, json.dumps(content))
    return buffer.getvalue()


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
