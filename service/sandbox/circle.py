"""The whole circle of one hosted account: who follows it and whom it follows, founded and then grown by days."""

from itertools import chain

from service.sandbox.behaviours import (
    TOOL_DAYS_BEFORE_FOUNDING,
    followers_of_day,
    founding_followers,
    founding_following,
    tool_follows,
)
from service.sandbox.follows import FollowList
from service.sandbox.hosted import Hosted
from service.sandbox.plan import Plan


class Circle:
    """Both lists of one account, with everything that began on the days up to the last one grown."""

    def __init__(self, plan: Plan, hosted: Hosted) -> None:
        self._plan = plan
        self._hosted = hosted
        self._next_day = 0
        past = range(-TOOL_DAYS_BEFORE_FOUNDING, 0)
        self.followers = FollowList()
        self.followers.extend(
            chain(founding_followers(plan, hosted), *(followers_of_day(plan, hosted, day) for day in past))
        )
        self.following = FollowList()
        self.following.extend(
            chain(founding_following(plan, hosted), *(tool_follows(plan, hosted, day) for day in past))
        )

    def grow(self, next_day: int) -> None:
        """Live through all days before this one."""
        for day in range(self._next_day, next_day):
            self.followers.extend(followers_of_day(self._plan, self._hosted, day))
            self.following.extend(tool_follows(self._plan, self._hosted, day))
        self._next_day = max(self._next_day, next_day)
