"""Insights of one post or story on Instagram, over its whole life.

Names are those of Instagram's page on media insights (2026). Figures come up to two days late; until then they are
missing. A story's end with it after a day, and are kept back while fewer than five people have seen it.
"""

from collections.abc import Mapping
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call
from service.sandbox.meta.figures import LATE, metrics_in
from service.sandbox.meta.hosted import HostedInstagram
from service.sandbox.meta.measures import measured
from service.sandbox.meta.spans import Span
from service.sandbox.meta.stories import Story
from service.sandbox.meta.talk import Media

FEWEST_VIEWERS: Final = 5


def media_figures(call: Call, own: HostedInstagram, media: Media, asked: Mapping[str, str]) -> dict[str, object]:
    """What happened around a post.

    Raises:
        GraphError: (#100) for a metric that posts do not have.
    """
    span = Span(media.at, max(media.at, call.at - LATE))
    happened = measured([media], own.following.now(span.until), span)
    values = {
        "comments": happened.comments,
        "follows": happened.reach // 400,
        "likes": happened.likes,
        "profile_visits": happened.reach // 40,
        "reach": happened.reach,
        "reposts": 0,
        "saved": happened.saves,
        "shares": happened.shares,
        "total_interactions": happened.interactions,
        "views": happened.views,
    }
    metrics = metrics_in(asked, values)
    return _told(media.id, {metric: values[metric] for metric in metrics} if span.length else {})


def story_figures(call: Call, story: Story, asked: Mapping[str, str]) -> dict[str, object]:
    """What happened around a story.

    Raises:
        GraphError: (#100) for a metric that stories do not have, (#10) for too few viewers.
    """
    seen = story.viewers(call.at)
    values = {"follows": 0, "navigation": seen * 2, "reach": seen, "replies": 0, "shares": 0, "views": seen + seen // 4}
    values |= {"profile_visits": seen // 20, "total_interactions": values["replies"] + values["shares"]}
    metrics = metrics_in(asked, values)
    if seen < FEWEST_VIEWERS:
        raise errors.too_few_viewers()
    return _told(story.id, {metric: values[metric] for metric in metrics})


def _told(identifier: int, values: Mapping[str, int]) -> dict[str, object]:
    return {
        "data": [
            {
                "name": metric,
                "period": "lifetime",
                "values": [{"value": value}],
                "id": f"{identifier}/insights/{metric}/lifetime",
            }
            for metric, value in values.items()
        ]
    }
