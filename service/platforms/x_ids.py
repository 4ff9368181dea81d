"""What X's numbers tell: those of posts hold when they were made. Pure."""

from typing import Final

SNOWFLAKE_EPOCH_MS: Final = 1_288_834_974_657
"""Unix milliseconds at which X began to put the time into ids (X's published snowflake layout)."""
SNOWFLAKE_TIME_SHIFT: Final = 22


def posted_at_ms(post_id: int) -> int:
    """When a post was made, in Unix milliseconds, as its id tells.

    Ids from before November 2010 carry no time; for them the answer is that month, which is the latest it can have been.
    """
    return (post_id >> SNOWFLAKE_TIME_SHIFT) + SNOWFLAKE_EPOCH_MS
