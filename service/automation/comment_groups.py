"""Long texts that go around among those who comment, told of the account under whose posts they stand. Pure.

Nobody is named: a team may well have agreed on its words, and only the client can tell.
"""

from collections.abc import Sequence

from service.audience.reasons import Reason
from service.automation.copied_comments import Comment, quoted, shared_texts
from service.automation.signals import Kind
from service.automation.verdicts import Severity, Subject, Verdict


def shared_comments(comments: Sequence[Comment]) -> Verdict | None:
    """What is told of the groups who share texts under an account's posts; `None` when there are none."""
    found = shared_texts(comments)
    if not found:
        return None
    people = len(frozenset[int]().union(*(each.people for each in found)))
    posts = max(each.posts for each in found)
    return Verdict(
        code=str(Kind.SHARED_COMMENTS),
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason(
            str(Kind.SHARED_COMMENTS),
            {"people": people, "groups": len(found), "posts": posts},
            f"{people} people wrote the same long texts as one another, under up to {posts} posts. Comment services draw from"
            " ready texts, and so does a team that agreed on its words; ask the client which it is.",
        ),
        evidence=tuple(quoted(sample, str(Kind.SHARED_COMMENTS)) for each in found for sample in each.samples),
        first_seen_at=min(each.first_at for each in found),
        last_seen_at=max(each.last_at for each in found),
    )
