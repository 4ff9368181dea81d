"""Facebook exports written the way Facebook writes them, from small made-up worlds."""

from dataclasses import dataclass, field

from tests.core.archive_corpus import BOX, Dated, meta_json, page, written

OWNER = "Anna Müller"
HANDLE = "anna.mueller"
ADDRESS = f"https://www.facebook.com/{HANDLE}"
PROFILE = "profile_information/profile_information"
SECRET = "+49 30 5550100"


@dataclass(frozen=True)
class FacebookWorld:
    """Everything a Facebook export of one profile can say of the people around it."""

    friends: list[Dated] = field(default_factory=list)
    followers: list[Dated] = field(default_factory=list)
    following: list[Dated] = field(default_factory=list)
    pending: list[Dated] = field(default_factory=list)
    requested: list[Dated] = field(default_factory=list)
    removed: list[Dated] = field(default_factory=list)
    pages: list[Dated] = field(default_factory=list)
    likes: list[Dated] = field(default_factory=list)
    comments: list[Dated] = field(default_factory=list)
    apps: list[Dated] = field(default_factory=list)


def in_json(world: FacebookWorld) -> dict[str, bytes | str]:
    """The files since 2023, the newest form of reactions among them."""
    friends, follows = "connections/friends/", "connections/followers/"
    activity = "your_facebook_activity/"
    half = len(world.likes) // 2
    return {
        f"{friends}your_friends.json": meta_json({"friends_v2": _named(world.friends)}),
        f"{friends}sent_friend_requests.json": meta_json({"sent_requests_v2": _named(world.pending)}),
        f"{friends}received_friend_requests.json": meta_json({"received_requests_v2": _named(world.requested)}),
        f"{friends}removed_friends.json": meta_json({"deleted_friends_v2": _named(world.removed)}),
        f"{follows}people_who_followed_you.json": meta_json({"followers_v3": _named(world.followers)}),
        f"{follows}who_you've_followed.json": meta_json({"following_v3": _named(world.following)}),
        f"{activity}pages/pages_and_profiles_you_follow.json": meta_json(
            {"pages_followed_v2": [{"timestamp": at, "title": who, "data": [{"name": who}]} for who, at in world.pages]}
        ),
        f"{activity}comments_and_reactions/likes_and_reactions_1.json": meta_json(
            [_act(f"{OWNER} liked {who}'s post.", at, "reaction", "actor") for who, at in world.likes[:half]]
        ),
        f"{activity}comments_and_reactions/likes_and_reactions.json": meta_json(
            [_reaction(who, at) for who, at in world.likes[half:]]
        ),
        f"{activity}comments_and_reactions/comments.json": meta_json(
            {
                "comments_v2": [
                    _act(f"{OWNER} commented on {who}'s photo.", at, "comment", "author") for who, at in world.comments
                ]
            }
        ),
        "apps_and_websites_off_of_facebook/connected_apps_and_websites.json": meta_json(
            {
                "installed_apps_v2": [
                    {"name": name, "added_timestamp": at, "category": "active"} for name, at in world.apps
                ]
            }
        ),
        f"personal_information/{PROFILE}.json": meta_json(
            {"profile_v2": {**_PROFILE, "username": HANDLE, "profile_uri": ADDRESS}}
        ),
    }


def in_old_json(world: FacebookWorld) -> dict[str, bytes | str]:
    """The files of about 2018 to 2020."""
    friends = "friends/"
    return {
        f"{friends}friends.json": meta_json({"friends": _named(world.friends)}),
        f"{friends}sent_friend_requests.json": meta_json({"sent_requests": _named(world.pending)}),
        f"{friends}received_friend_requests.json": meta_json({"received_requests": _named(world.requested)}),
        f"{friends}removed_friends.json": meta_json({"deleted_friends": _named(world.removed)}),
        "followers/followers.json": meta_json({"followers": _named(world.followers)}),
        "followers/following.json": meta_json({"following": _named(world.following)}),
        "pages/pages_you_follow.json": meta_json(
            {"pages_followed": [{"timestamp": at, "title": who} for who, at in world.pages]}
        ),
        "likes_and_reactions/posts_and_comments.json": meta_json(
            {"reactions": [_act(f"{OWNER} likes {who}'s photo.", at, "reaction", "actor") for who, at in world.likes]}
        ),
        "comments/comments.json": meta_json(
            {
                "comments": [
                    _act(f"{OWNER} replied to {who}'s comment on Eva's post.", at, "comment", "author")
                    for who, at in world.comments
                ]
            }
        ),
        "apps_and_websites/apps_and_websites.json": meta_json(
            {"installed_apps": [{"name": name, "added_timestamp": at} for name, at in world.apps]}
        ),
        f"{PROFILE}.json": meta_json({"profile": {**_PROFILE, "profile_uri": ADDRESS}}),
    }


def in_html(world: FacebookWorld) -> dict[str, bytes | str]:
    """The pages that the form hands out unless JSON is chosen."""
    friends, follows, given = "connections/friends/", "connections/followers/", "comments_and_reactions/"

    def boxes(people: list[Dated], heading: str = "{}") -> str:
        return page(
            [
                f'{BOX}<h2 class="_a6-h">{heading.format(who)}</h2><footer><div>{written(at)}</div></footer></div>'
                for who, at in people
            ]
        )

    return {
        f"{friends}your_friends.html": boxes(world.friends),
        f"{friends}sent_friend_requests.html": boxes(world.pending),
        f"{friends}received_friend_requests.html": boxes(world.requested),
        f"{friends}removed_friends.html": boxes(world.removed),
        f"{follows}people_who_followed_you.html": boxes(world.followers),
        f"{follows}who_you_ve_followed.html": boxes(world.following),
        "pages/pages_and_profiles_you_follow.html": boxes(world.pages),
        f"{given}likes_and_reactions_1.html": boxes(world.likes, OWNER + " liked {}'s post."),
        f"{given}comments.html": boxes(world.comments, OWNER + " commented on {}'s post."),
        "apps_and_websites_off_of_facebook/connected_apps_and_websites.html": boxes(world.apps),
        f"personal_information/{PROFILE}.html": profile_page(
            ("Name", OWNER), ("Phone numbers", SECRET), ("Profile", linked(ADDRESS))
        ),
    }


_PROFILE = {
    "name": {"full_name": OWNER, "first_name": "Anna", "last_name": "Müller"},
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": SECRET}],
}


def profile_page(*rows: tuple[str, str]) -> str:
    """What the owner's profile says of itself, as a page."""
    lines = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    return page([f"{BOX}<table>{lines}</table></div>"])


def linked(address: str) -> str:
    """An address as the pages write it."""
    return f'<a target="_blank" href="{address}">{address}</a>'


FORMS = {"json": in_json, "old json": in_old_json, "html": in_html}


def _named(people: list[Dated]) -> list[dict[str, object]]:
    return [{"name": who, "timestamp": at} for who, at in people]


def _act(title: str, at: int, kind: str, role: str) -> dict[str, object]:
    return {"timestamp": at, "title": title, "data": [{kind: {kind: "LIKE", role: OWNER}}]}


def _reaction(who: str, at: int) -> dict[str, object]:
    labels = [{"label": "Reaktion", "value": "LIKE"}, {"label": "Name", "value": who}]
    return {"timestamp": at, "fbid": "1", "label_values": labels}
