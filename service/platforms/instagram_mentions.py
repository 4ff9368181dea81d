"""Who mentioned an Instagram account: asked about one post or one comment, on the Facebook route alone.

Instagram Platform, IG User, Mentioned Media and Mentioned Comment: the account asks by the numbers that the webhook `mentions`
told. Mentions in stories, and whatever private accounts post, are told of nowhere; comments cannot be read where they were
switched off. Instagram Login has tags and answers to mentions, and neither of these two (Instagram API with Instagram Login,
Mentions). The page on comments does not list `username`, which IG Comment has; a comment without one names nobody.
"""

from datetime import UTC, datetime

import msgspec

from service.kit.secrets import Secret
from service.platforms.contract import Mention
from service.platforms.graph import Graph
from service.platforms.instagram_shapes import Handle

_FIELDS = "id,timestamp,username"


class _Said(msgspec.Struct, frozen=True):
    timestamp: datetime
    username: Handle | None = None


class _Mentioned(msgspec.Struct, frozen=True):
    mentioned_media: _Said | None = None
    mentioned_comment: _Said | None = None


async def who_mentioned(  # noqa: PLR0913 # as `contract.MentionReader` has them
    graph: Graph, access_token: Secret, account_id: int, *, post: int, comment: int | None, at: datetime
) -> Mention | None:
    """Whoever mentioned the account in this comment, or without one in the caption of this post.

    Raises:
        ObjectUnseen: it is gone, or may not be seen.
        PlatformFailure: as Meta fails.
    """
    where = f"mentioned_media.media_id({post})" if comment is None else f"mentioned_comment.comment_id({comment})"
    answer = await graph.get(str(account_id), {"fields": f"{where}{{{_FIELDS}}}"}, access_token, at=at)
    shown = answer.read(_Mentioned)
    said = shown.mentioned_media if comment is None else shown.mentioned_comment
    if said is None or said.username is None:
        return None
    moment = said.timestamp
    return Mention(said.username, moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))
