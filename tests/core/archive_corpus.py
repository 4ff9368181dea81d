"""Exports written the way the networks write them, from small made-up worlds."""

import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from pathlib import Path

Dated = tuple[str, int]


class Form(StrEnum):
    """The ways in which Instagram has laid its exports out."""

    OLD_JSON = "old_json"
    """Before 2024: folders at the root, `followers.json` with a key, names in `value`."""
    NEW_JSON = "new_json"
    """Since October 2025: several follower files, names of followed people in the title, `/_u/` addresses."""
    HTML = "html"
    WRAPPED_JSON = "wrapped_json"
    """The new one inside one more folder."""


@dataclass(frozen=True)
class Talk:
    """Messages with one other person: (written by the owner, Unix seconds)."""

    slug: str
    name: str
    messages: list[tuple[bool, int]]


@dataclass(frozen=True)
class World:
    """Everything an Instagram export of one account can say."""

    handle: str = "anna.coach"
    name: str = "Anna Müller 🌱"
    followers: list[Dated] = field(default_factory=list)
    following: list[Dated] = field(default_factory=list)
    pending: list[Dated] = field(default_factory=list)
    requested: list[Dated] = field(default_factory=list)
    asked: list[Dated] = field(default_factory=list)
    unfollowed: list[Dated] = field(default_factory=list)
    close_friends: list[Dated] = field(default_factory=list)
    likes: list[Dated] = field(default_factory=list)
    comments: list[Dated] = field(default_factory=list)
    story_likes: list[Dated] = field(default_factory=list)
    feed: list[Dated] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    apps: list[Dated] = field(default_factory=list)
    posts: list[Dated] = field(default_factory=list)


def zipped(files: dict[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def save(path: Path, files: dict[str, bytes | str]) -> Path:
    path.write_bytes(zipped(files))
    return path


def instagram_files(world: World, form: Form) -> dict[str, bytes | str]:
    """The files of this world's export."""
    match form:
        case Form.OLD_JSON:
            return _old_json(world)
        case Form.NEW_JSON:
            return _new_json(world)
        case Form.WRAPPED_JSON:
            return {f"instagram-{world.handle}-2026-01-09-f6TM/{name}": text for name, text in _new_json(world).items()}
        case Form.HTML:
            return _html(world)


def meta_json(value: object) -> str:
    """JSON as Meta writes it: each byte of UTF-8 as one escaped Latin-1 character."""

    def broken(item: object) -> object:
        if isinstance(item, str):
            return item.encode().decode("latin-1")
        if isinstance(item, list):
            return [broken(one) for one in item]
        if isinstance(item, dict):
            return {str(broken(key)): broken(one) for key, one in item.items()}
        return item

    return json.dumps(broken(value), indent=2)


def _person(handle: str, at: int, *, title: bool = False) -> dict[str, object]:
    if title:
        link = {"href": f"https://www.instagram.com/_u/{handle}", "timestamp": at}
        return {"title": handle, "string_list_data": [link]}
    link = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": at}
    return {"title": "", "media_list_data": [], "string_list_data": [link]}


def _people(people: list[Dated]) -> list[dict[str, object]]:
    return [_person(handle, at) for handle, at in people]


def _liked(handle: str, at: int) -> dict[str, object]:
    post = {"href": "https://www.instagram.com/p/Cabc/", "value": "👍", "timestamp": at}
    return {"title": handle, "string_list_data": [post]}


def _comment(handle: str, at: int, labels: tuple[str, str, str]) -> dict[str, object]:
    words, owner, time = labels
    entries = {words: {"value": "schön"}, owner: {"value": handle}, time: {"timestamp": at}}
    return {"media_list_data": [{"uri": ""}], "string_map_data": entries}


def _shown(handle: str, at: int, labels: tuple[str, str]) -> dict[str, object]:
    return {"string_map_data": {labels[0]: {"value": handle}, labels[1]: {"timestamp": at}}}


def _profile(world: World, labels: tuple[str, str]) -> str:
    values = {labels[0]: {"href": "", "value": world.handle}, labels[1]: {"href": "", "value": world.name}}
    return meta_json({"profile_user": [{"title": "", "string_map_data": values}]})


def _thread(world: World, talk: Talk) -> str:
    messages = [
        {"sender_name": world.name if mine else talk.name, "timestamp_ms": at * 1000, "content": "hallo"}
        for mine, at in sorted(talk.messages, key=lambda message: -message[1])
    ]
    participants = [{"name": talk.name}, {"name": world.name}]
    return meta_json({"participants": participants, "messages": messages, "title": talk.name})


def _old_json(world: World) -> dict[str, bytes | str]:
    follows = "followers_and_following/"
    files: dict[str, bytes | str] = {
        f"{follows}followers.json": meta_json({"relationships_followers": _people(world.followers)}),
        f"{follows}following.json": meta_json({"relationships_following": _people(world.following)}),
        f"{follows}pending_follow_requests.json": meta_json(
            {"relationships_follow_requests_sent": _people(world.pending)}
        ),
        f"{follows}follow_requests_you've_received.json": meta_json(
            {"relationships_follow_requests_received": _people(world.requested)}
        ),
        f"{follows}recent_follow_requests.json": meta_json(
            {"relationships_permanent_follow_requests": _people(world.asked)}
        ),
        "ads_and_topics/posts_viewed.json": meta_json(
            {"impressions_history_posts_seen": [_shown(*one, ("Auteur", "Tijd")) for one in world.feed]}
        ),
        f"{follows}recently_unfollowed_accounts.json": meta_json(
            {"relationships_unfollowed_users": _people(world.unfollowed)}
        ),
        f"{follows}close_friends.json": meta_json({"relationships_close_friends": _people(world.close_friends)}),
        "likes/liked_posts.json": meta_json({"likes_media_likes": [_liked(*like) for like in world.likes]}),
        "comments/post_comments.json": meta_json(
            {"comments_media_comments": [_comment(*c, ("Kommentar", "Inhaber", "Zeit")) for c in world.comments]}
        ),
        "story_sticker_interactions/story_likes.json": meta_json(
            {"story_activities_story_likes": [_liked(*like) for like in world.story_likes]}
        ),
        "account_information/personal_information.json": _profile(world, ("Benutzername", "Name")),
        "apps_and_websites/active_apps.json": meta_json(
            {"apps_and_websites_active_apps": [_app(name, at) for name, at in world.apps]}
        ),
        "content/posts_1.json": meta_json([_post(text, at) for text, at in world.posts]),
    }
    files |= {f"messages/inbox/{talk.slug}_17/message_1.json": _thread(world, talk) for talk in world.talks}
    return files


def _new_json(world: World) -> dict[str, bytes | str]:
    follows, activity = "connections/followers_and_following/", "your_instagram_activity/"
    half = len(world.followers) // 2
    files: dict[str, bytes | str] = {
        f"{follows}followers_1.json": meta_json(_people(world.followers[:half])),
        f"{follows}followers_2.json": meta_json(_people(world.followers[half:])),
        f"{follows}following.json": meta_json(
            {"relationships_following": [_person(*one, title=True) for one in world.following]}
        ),
        f"{follows}pending_follow_requests.json": meta_json([_labelled(*one) for one in world.pending]),
        f"{follows}follow_requests_you\u2019ve_received.json": meta_json([_labelled(*one) for one in world.requested]),
        f"{follows}recent_follow_requests.json": meta_json([_labelled(*one) for one in world.asked]),
        "ads_information/ads_and_topics/posts_viewed.json": meta_json([_owned(*one) for one in world.feed]),
        f"{follows}recently_unfollowed_profiles.json": meta_json(
            {"relationships_unfollowed_users": _people(world.unfollowed)}
        ),
        f"{follows}close_friends.json": meta_json({"relationships_close_friends": _people(world.close_friends)}),
        f"{activity}likes/liked_posts.json": meta_json([_owned(*like) for like in world.likes]),
        f"{activity}comments/post_comments_1.json": meta_json(
            [_comment(*comment, ("Comment", "Media Owner", "Time")) for comment in world.comments]
        ),
        f"{activity}story_interactions/story_likes.json": meta_json(
            {"story_activities_story_likes": [_liked(*like) for like in world.story_likes]}
        ),
        "personal_information/personal_information/personal_information.json": _profile(world, ("Username", "Name")),
        "apps_and_websites_off_of_instagram/apps_and_websites/active_apps.json": meta_json(
            {"apps_and_websites_active_apps": [_app(name, at) for name, at in world.apps]}
        ),
        f"{activity}media/posts_1.json": meta_json([_post(text, at) for text, at in world.posts]),
        "security_and_login_information/login_and_profile_creation/login_activity.json": "not even JSON",
    }
    files |= {f"{activity}messages/inbox/{talk.slug}_17/message_1.json": _thread(world, talk) for talk in world.talks}
    return files


def _labelled(handle: str, at: int) -> dict[str, object]:
    url = f"https://www.instagram.com/{handle}"
    labels = [{"label": "URL", "value": url, "href": url}, {"label": "Username", "value": handle}]
    return {"timestamp": at, "media": [], "label_values": labels, "fbid": "1"}


def _owned(handle: str, at: int) -> dict[str, object]:
    url = f"https://www.instagram.com/{handle}"
    owner = [{"label": "URL", "value": url, "href": url}, {"label": "Benutzername", "value": handle}]
    post = "https://www.instagram.com/p/Cabc/"
    labels = [
        {"label": "URL", "value": post, "href": post},
        {"title": "Eigentümer", "dict": [{"title": "", "dict": owner}]},
    ]
    return {"timestamp": at, "media": [], "label_values": labels, "fbid": "1"}


def _app(name: str, at: int) -> dict[str, object]:
    return {"title": name, "string_map_data": {"Added on": {"timestamp": at}, "Last active on": {"timestamp": at + 9}}}


def _post(text: str, at: int) -> dict[str, object]:
    source = {"source_app": "FB"}
    return {"media": [{"uri": "media/1.jpg", "creation_timestamp": at, "title": text, "cross_post_source": source}]}


BOX = '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'


def page(boxes: list[str]) -> str:
    """One page of an HTML export."""
    head = '<html><head><meta charset="utf-8"><title>x</title><style>a{color:red}</style></head>'
    return f'{head}<body><div class="_a705"><div class="_a706" role="main">{"".join(boxes)}</div></div></body></html>'


def written(at: int) -> str:
    """A moment as English HTML exports write it."""
    return f"{datetime.fromtimestamp(at, UTC):%b %d, %Y %I:%M %p}".lower().capitalize()


def _html(world: World) -> dict[str, bytes | str]:
    follows, activity = "connections/followers_and_following/", "your_instagram_activity/"

    def linked(handle: str, at: int) -> str:
        link = f'<a target="_blank" href="https://www.instagram.com/{handle}">{handle}</a>'
        return f'{BOX}<div class="_a6-p"><div><div>{link}</div><div>{written(at)}</div></div></div></div>'

    def titled(handle: str, at: int) -> str:
        url = f"https://www.instagram.com/_u/{handle}"
        rest = f'<div class="_a6-p"><div><div><a href="{url}">{url}</a></div><div>{written(at)}</div></div></div>'
        return f'{BOX}<h2 class="_3-95 _2pim _a6-h _a6-i">{handle}</h2>{rest}</div>'

    def headed(heading: str, at: int, words: str = "👍") -> str:
        inner = f'<div class="_a6-p"><div><div></div><div>{escape(words)}</div></div></div>'
        when = f'<div class="_3-94 _a6-o">{written(at)}</div>'
        return f'{BOX}<h2 class="_3-95 _2pim _a6-h _a6-i">{escape(heading)}</h2>{inner}{when}</div>'

    def rows(*pairs: tuple[str, str]) -> str:
        wide = [
            f'<tr><td colspan="2" class="_a6_q">{k}<div><div>{escape(v)}</div></div></td></tr>' for k, v in pairs[:-1]
        ]
        label, value = pairs[-1]
        last = f'<tr><td class="_a6_q">{label}</td><td class="_a6_r">{escape(value)}</td></tr>'
        return f'{BOX}<div class="_a6-p"><table>{"".join(wide)}{last}</table></div></div>'

    files: dict[str, bytes | str] = {
        f"{follows}followers_1.html": page([linked(*one) for one in world.followers]),
        f"{follows}following.html": page([titled(*one) for one in world.following]),
        f"{follows}pending_follow_requests.html": page([linked(*one) for one in world.pending]),
        f"{follows}follow_requests_you_ve_received.html": page([linked(*one) for one in world.requested]),
        f"{follows}recent_follow_requests.html": page([linked(*one) for one in world.asked]),
        "ads_information/ads_and_topics/posts_viewed.html": page(
            [rows(("Auteur", who), ("Tijd", written(at))) for who, at in world.feed]
        ),
        f"{follows}recently_unfollowed_profiles.html": page([linked(*one) for one in world.unfollowed]),
        f"{follows}close_friends.html": page([linked(*one) for one in world.close_friends]),
        f"{activity}likes/liked_posts.html": page([headed(*one) for one in world.likes]),
        f"{activity}comments/post_comments_1.html": page(
            [rows(("Comment", "schön"), ("Media Owner", who), ("Time", written(at))) for who, at in world.comments]
        ),
        f"{activity}story_interactions/story_likes.html": page([headed(*one) for one in world.story_likes]),
        "personal_information/personal_information/personal_information.html": page(
            [rows(("Username", world.handle), ("Name", world.name), ("Private Account", "False"))]
        ),
        "apps_and_websites_off_of_instagram/apps_and_websites/active_apps.html": page(
            [headed(name, at, "Added on") for name, at in world.apps]
        ),
        f"{activity}media/posts_1.html": page([headed(text, at, "") for text, at in world.posts]),
    }
    for talk in world.talks:
        newest_first = sorted(talk.messages, key=lambda message: -message[1])
        boxes = [headed(world.name if mine else talk.name, at, "hallo") for mine, at in newest_first]
        files[f"{activity}messages/inbox/{talk.slug}_17/message_1.html"] = page(boxes)
    return files


def x_script(kind: str, records: list[object], part: int = 0) -> str:
    """One script of an X archive."""
    return f"window.YTD.{kind}.part{part} = {json.dumps(records)}"


def x_files(followers: list[int], following: list[int]) -> dict[str, bytes | str]:
    """An X archive of account 42 with these lists, a few posts, messages and an app."""

    def listed(kind: str, people: list[int]) -> list[object]:
        return [{kind: {"accountId": str(person), "userLink": f"https://x.com/i/user/{person}"}} for person in people]

    def tweet(text: str, to: int | None, source: str) -> dict[str, object]:
        return {
            "tweet": {
                "created_at": "Sat Feb 18 19:45:15 +0000 2023",
                "full_text": text,
                "source": f'<a href="https://x.com" rel="nofollow">{source}</a>',
                "in_reply_to_user_id_str": str(to) if to else None,
                "entities": {"user_mentions": []},
            }
        }

    def message(sender: int, recipient: int, when: str) -> dict[str, object]:
        return {"messageCreate": {"id": "1", "senderId": str(sender), "recipientId": str(recipient), "createdAt": when}}

    account = {"username": "AnnaX", "accountId": "42", "accountDisplayName": "Anna", "email": "secret@example.org"}
    app = {"name": "Auto Poster", "permissions": ["read", "write"], "approvedAt": "2020-10-30T16:32:29.000Z", "id": "7"}
    manifest = {"archiveInfo": {"generationDate": "2026-01-09T02:08:40.412Z"}, "userInfo": {"accountId": "42"}}
    talk = {"conversationId": "42-100", "messages": [message(100, 42, "2025-12-01T10:00:00.000Z")]}
    return {
        "data/manifest.js": f"window.__THAR_CONFIG = {json.dumps(manifest)}",
        "data/account.js": x_script("account", [{"account": account}]),
        "data/follower.js": x_script("follower", listed("follower", followers)),
        "data/following.js": x_script("following", listed("following", following)),
        "data/tweets.js": x_script("tweets", [tweet("hello", None, "X Web App")]),
        "data/tweets-part1.js": x_script("tweets", [tweet("@a thanks", 100, "Auto Poster")], 1),
        "data/like.js": x_script("like", [{"like": {"tweetId": "1", "fullText": "I love yoga and spain"}}]),
        "data/direct-message-headers.js": x_script("direct_message_headers", [{"dmConversation": talk}]),
        "data/direct-messages.js": "broken on purpose: it must never be opened",
        "data/ip-audit.js": "broken on purpose: it must never be opened",
        "data/block.js": x_script("block", [{"blocking": {"accountId": "9", "userLink": "-"}}]),
        "data/mute.js": x_script("mute", [{"muting": {"accountId": str(number)}} for number in (8, 9)]),
        "data/connected-application.js": x_script("connected_application", [{"connectedApplication": app}]),
    }
