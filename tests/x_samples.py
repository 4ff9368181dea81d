"""What X might answer, in both spellings, for tests of whatever reads it."""

import json
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

ACCOUNT = 2244994945
TYPE = "https://api.x.com/2/problems/"

PERSON: dict[str, Json] = {
    "id": "6253282",
    "username": "XDevelopers",
    "name": "Developers",
    "description": "The voice of the platform",
    "location": "127.0.0.1",
    "url": "https://t.co/8IkCzCDr19",
    "entities": {"url": {"urls": [{"start": 0, "end": 23, "expanded_url": "https://developer.example"}]}},
    "created_at": "2007-05-23T06:01:13.000Z",
    "protected": False,
    "verified": True,
    "profile_image_url": "https://abs.example/sticky/default_profile_images/default_profile_normal.png",
}
COUNTS: dict[str, Json] = {"followers_count": 5, "following_count": 6, "listed_count": 7, "like_count": 8}
OLD_WORDS = PERSON | {
    "most_recent_tweet_id": "1346889436626259968",
    "public_metrics": COUNTS | {"tweet_count": 9},
}
NEW_WORDS = PERSON | {
    "most_recent_post_id": "1346889436626259968",
    "public_metrics": COUNTS | {"post_count": 9, "media_count": 3},
}
BARE: dict[str, Json] = {"id": "7", "username": "bare", "name": "Bare"}


REPLY: dict[str, Json] = {
    "id": "1346889436626259968",
    "text": "Thank you, Ana",
    "created_at": "2021-01-06T18:36:51.599Z",
    "in_reply_to_user_id": "6253282",
    "source": "Evening Poster",
}
POST_COUNTS: dict[str, Json] = {"reply_count": 2, "like_count": 3, "quote_count": 4}
OLD_REPLY = REPLY | {
    "author_id": str(ACCOUNT),
    "public_metrics": POST_COUNTS | {"retweet_count": 1},
    "referenced_tweets": [{"type": "replied_to", "id": "20"}, {"type": "quoted", "id": "21"}],
}
NEW_REPLY = REPLY | {
    "username": "tester",
    "public_metrics": POST_COUNTS | {"repost_count": 1},
    "referenced_posts": [{"type": "replied_to", "id": "20"}, {"type": "quoted", "id": "21"}],
}


def body(answer: Json) -> bytes:
    return json.dumps(answer).encode()
