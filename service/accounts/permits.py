"""What networks' permissions let us do, so that nobody is asked to understand their codes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Permit(StrEnum):
    """One thing that permissions let us do, whatever a network calls them."""

    PAGES = "pages"
    PAGE_POSTS = "page_posts"
    PAGE_VOICES = "page_voices"
    FIGURES = "figures"
    PAGE_EVENTS = "page_events"
    INSTAGRAM = "instagram"
    COMMENTS = "comments"
    X_PROFILE = "x_profile"
    X_POSTS = "x_posts"
    X_FOLLOWS = "x_follows"
    X_LIKES = "x_likes"
    STAYING = "staying"


PERMITS: Final[Mapping[str, Permit]] = {
    "pages_show_list": Permit.PAGES,
    "pages_read_engagement": Permit.PAGE_POSTS,
    "pages_read_user_content": Permit.PAGE_VOICES,
    "read_insights": Permit.FIGURES,
    "pages_manage_metadata": Permit.PAGE_EVENTS,
    "instagram_basic": Permit.INSTAGRAM,
    "instagram_business_basic": Permit.INSTAGRAM,
    "instagram_manage_comments": Permit.COMMENTS,
    "instagram_business_manage_comments": Permit.COMMENTS,
    "instagram_manage_insights": Permit.FIGURES,
    "instagram_business_manage_insights": Permit.FIGURES,
    "users.read": Permit.X_PROFILE,
    "tweet.read": Permit.X_POSTS,
    "follows.read": Permit.X_FOLLOWS,
    "like.read": Permit.X_LIKES,
    "offline.access": Permit.STAYING,
}
"""By the network's own code."""
