"""What we ask X: the fields and expansions of each question, and the sizes of pages, in either of its spellings. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

AUDIENCE_PAGE: Final = 1000
UNDER_PAGE: Final = 100
"""People who liked or reposted one post."""
POST_PAGE: Final = 100
"""The largest pages X gives (API v2, 2.159 and 2.167 alike)."""
LEAST_QUOTES: Final = 10
"""X gives no page of quotes shorter than this."""
POSTS_LOOKED_UNDER: Final = 20
"""Of the newest posts it is asked who liked, reposted and quoted them: X allows 75 calls of each a window. Ours."""


class XSpelling(StrEnum):
    """Which of X's two descriptions our questions follow; answers are read in both."""

    TWEETS = "2.159"
    POSTS = "2.167"


_PERSON_FIELDS: Final = (
    "created_at,description,entities,location,name,profile_image_url,protected,public_metrics,url,username,verified"
)
PEOPLE: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: {"user.fields": f"{_PERSON_FIELDS},most_recent_tweet_id"},
    # The newer description offers ids of other things as expansions only.
    XSpelling.POSTS: {"user.fields": _PERSON_FIELDS, "expansions": "most_recent_post_id"},
}
WHO_REACTED: Final = {"user.fields": _PERSON_FIELDS}
"""Without their newest posts, which are priced in one of the spellings: a like costs a tenth of a person."""
OWN_POSTS: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: {
        "tweet.fields": "author_id,created_at,in_reply_to_user_id,public_metrics,referenced_tweets,source"
    },
    XSpelling.POSTS: {
        "post.fields": "created_at,public_metrics,source",
        "expansions": "author_id,in_reply_to_user_id,referenced_posts",
    },
}
LOOKED_UNDER: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: {"tweet.fields": "public_metrics", "exclude": "replies,retweets"},
    XSpelling.POSTS: {"post.fields": "public_metrics", "exclude": "replies,retweets"},
}
SAID_BY_OTHERS: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: OWN_POSTS[XSpelling.TWEETS] | {"expansions": "author_id", "user.fields": _PERSON_FIELDS},
    XSpelling.POSTS: OWN_POSTS[XSpelling.POSTS] | {"user.fields": _PERSON_FIELDS},
}


def page_of(size: int, cursor: str | None, most: int | None = None, *, least: int = 1) -> dict[str, str]:
    """How a question asks for the page at this cursor, of no more entries than `most` where X gives so few."""
    return {"max_results": str(size if most is None else max(least, min(size, most)))} | (
        {"pagination_token": cursor} if cursor is not None else {}
    )
