"""What a person may do with a Facebook Page, and whether reading it is part of that. Pure."""

from collections.abc import Iterable
from typing import Final

READING: Final = frozenset({"CREATE_CONTENT", "MANAGE", "MODERATE"})
"""Any of these lets a Page's posts and comments be read, and the Instagram account that is linked to it (Pages API, Manage a
Page; Instagram Platform, Insights)."""
EVERYTHING: Final = "FULL_CONTROL"
NEW_PAGES: Final = "PROFILE_PLUS_"
"""What the tasks of Pages in their newer form begin with (Graph API, Page Assigned Users)."""


def may_read(tasks: Iterable[str]) -> bool:
    """Whether somebody with these tasks can have the Page read; nobody is turned away where Facebook names none."""
    said = {task.removeprefix(NEW_PAGES) for task in tasks}
    return not said or not said.isdisjoint(READING | {EVERYTHING})
