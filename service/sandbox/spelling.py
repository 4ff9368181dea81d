"""X's two vocabularies for the same things: tweet words (description 2.159) and post words (description 2.167).

Which one a call is answered in follows from the words it asks with; a call that uses neither gets the sandbox's setting.
The allowed values are those of the two published descriptions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Spelling:
    """One vocabulary: the values it allows in a question, and its words in an answer."""

    version: str
    problem_host: str
    fields_parameter: str
    user_fields: frozenset[str]
    user_expansions: frozenset[str]
    post_fields: frozenset[str]
    post_expansions: frozenset[str]
    newest_post: str
    pinned_post: str
    post_count: str
    repost_count: str
    references: str
    reference_expansion: str
    edit_history: str
    included_posts: str
    post_resource: str


_USER_FIELDS: Final = frozenset(
    {
        "confirmed_email", "connection_status", "created_at", "description", "entities", "id",
        "is_identity_verified", "location", "name", "parody", "profile_banner_url", "profile_image_url",
        "protected", "public_metrics", "receives_your_dm", "subscription", "subscription_type", "url", "username",
        "verified", "verified_followers_count", "verified_type", "withheld"
    }
)  # fmt: skip
_POST_FIELDS: Final = frozenset(
    {
        "article", "attachments", "card_uri", "community_id", "context_annotations", "conversation_id",
        "created_at", "display_text_range", "edit_controls", "entities", "geo", "id", "lang", "media_metadata",
        "non_public_metrics", "organic_metrics", "possibly_sensitive", "promoted_metrics", "public_metrics",
        "reply_settings", "scopes", "source", "suggested_source_links", "suggested_source_links_with_counts",
        "text", "withheld"
    }
)  # fmt: skip
_POST_EXPANSIONS: Final = frozenset(
    {
        "article.cover_media", "article.media_entities", "attachments.media_keys",
        "attachments.media_source_tweet", "attachments.poll_ids", "author_id", "entities.mentions.username",
        "geo.place_id", "in_reply_to_user_id"
    }
)  # fmt: skip

TWEET_WORDS: Final = Spelling(
    version="2.159",
    problem_host="https://api.twitter.com",
    fields_parameter="tweet.fields",
    user_fields=_USER_FIELDS | {"affiliation", "most_recent_tweet_id", "pinned_tweet_id"},
    user_expansions=frozenset({"affiliation.user_id", "most_recent_tweet_id", "pinned_tweet_id"}),
    post_fields=_POST_FIELDS
    | {"author_id", "edit_history_tweet_ids", "in_reply_to_user_id", "note_tweet", "referenced_tweets"},
    post_expansions=_POST_EXPANSIONS
    | {
        "edit_history_tweet_ids",
        "entities.note.mentions.username",
        "referenced_tweets.id",
        "referenced_tweets.id.attachments.media_keys",
        "referenced_tweets.id.author_id",
    },
    newest_post="most_recent_tweet_id",
    pinned_post="pinned_tweet_id",
    post_count="tweet_count",
    repost_count="retweet_count",
    references="referenced_tweets",
    reference_expansion="referenced_tweets.id",
    edit_history="edit_history_tweet_ids",
    included_posts="tweets",
    post_resource="tweet",
)
POST_WORDS: Final = Spelling(
    version="2.167",
    problem_host="https://api.x.com",
    fields_parameter="post.fields",
    user_fields=_USER_FIELDS | {"subscribes_to_you"},
    user_expansions=frozenset({"affiliation", "most_recent_post_id", "pinned_post_id"}),
    post_fields=_POST_FIELDS
    | {"article_title", "matched_media_notes", "note_post", "note_request_suggestions", "paid_partnership"},
    post_expansions=_POST_EXPANSIONS | {"edit_history_post_ids", "referenced_posts", "username"},
    newest_post="most_recent_post_id",
    pinned_post="pinned_post_id",
    post_count="post_count",
    repost_count="repost_count",
    references="referenced_posts",
    reference_expansion="referenced_posts",
    edit_history="edit_history_post_ids",
    included_posts="posts",
    post_resource="post",
)
SPELLINGS: Final = {each.version: each for each in (TWEET_WORDS, POST_WORDS)}


def spelling_of(words: Iterable[str], setting: Spelling) -> Spelling:
    """The vocabulary these parameter names and values belong to; the setting when they fit both."""
    words = set(words)
    for spelling in (TWEET_WORDS, POST_WORDS):
        if words & _ONLY_IN[spelling.version]:
            return spelling
    return setting


def _words(spelling: Spelling) -> frozenset[str]:
    values = spelling.user_fields | spelling.user_expansions | spelling.post_fields | spelling.post_expansions
    return values | {spelling.fields_parameter}


_ONLY_IN: Final = {
    TWEET_WORDS.version: frozenset(word for word in _words(TWEET_WORDS) - _words(POST_WORDS) if "tweet" in word),
    POST_WORDS.version: frozenset(word for word in _words(POST_WORDS) - _words(TWEET_WORDS) if "post" in word),
}
