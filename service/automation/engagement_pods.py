"""Groups who comment together under post after post, told of the account under whose posts they meet. Pure.

What was seen is said and nobody is named: close friends meet like this too, and only the client can tell which it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from service.audience.engagers import EARLY
from service.audience.pods import FEWEST_MEMBERS, Early, pods
from service.audience.reasons import Reason
from service.automation.signals import Kind
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.spoken_moments import spoken_moment

MOST_POSTS_TOLD: Final = 20
"""Evidence rows; the newest posts tell enough."""

_MINUTES: Final = int(EARLY.total_seconds() // 60)


def engagement_pods(early: Sequence[Early], posted: Mapping[int, datetime]) -> Verdict | None:
    """What is told of the groups that meet early under an account's posts; `None` when there are none.

    Args:
        early: Who commented early, post by post.
        posted: When each of these posts was made.
    """
    found = pods(early)
    if not found:
        return None
    members = [frozenset(pod.members) for pod in found]
    met = {each.post_id: max(len(each.people & group) for group in members) for each in early}
    rows = sorted(
        ((posted[post_id], people) for post_id, people in met.items() if people >= FEWEST_MEMBERS), reverse=True
    )
    people = sum(map(len, members))
    groups = "a group" if len(found) == 1 else f"{len(found)} groups"
    return Verdict(
        code=str(Kind.ENGAGEMENT_POD),
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason(
            str(Kind.ENGAGEMENT_POD),
            {"groups": len(found), "people": people, "posts": len(rows)},
            f"{people} people, in {groups}, commented together within {_MINUTES} minutes under {len(rows)} posts. Friends may"
            " do so, and so do groups who agreed to comment on each other's posts; ask the client which it is.",
        ),
        evidence=tuple(
            Reason(
                "engagement_pod.post",
                {"posted_at": at.isoformat(), "people": together},
                f"{together} of them met under the post of {spoken_moment(at)} UTC.",
            )
            for at, together in rows[:MOST_POSTS_TOLD]
        ),
        first_seen_at=rows[-1][0],
        last_seen_at=rows[0][0],
    )
