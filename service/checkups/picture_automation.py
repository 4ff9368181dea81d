"""Whether a program acts for the owner: the times of follows, the programs that have access, those that post."""

from collections import Counter
from datetime import datetime
from typing import Final

import msgspec

from service.automation.follow_times import Automated, Sign, Suspected, Unreadable, Unremarkable, judge_follow_times
from service.checkups.picture_lists import moment_of
from service.checkups.picture_relations import Relations
from service.platforms.archives.contents import ConnectedApp, Export
from service.platforms.archives.dated_names import UNDATED
from service.platforms.archives.revoke_pages import REVOKE_PAGES

PROGRAMS_SHOWN: Final = 10
"""Programs that posted, the busiest first."""


class App(msgspec.Struct, frozen=True):
    """A program with access to the account, and where to end it."""

    name: str
    added_at: datetime | None
    last_used_at: datetime | None
    ended_at: datetime | None
    can_write: bool | None
    active: bool
    revoke_page: str
    in_time_for_signs: bool | None
    """Whether it had access when follows came as no hand gives them; `None` without such signs, or without dates."""


class PostingProgram(msgspec.Struct, frozen=True):
    """A program that published the owner's posts. Cross-posting and scheduling are ordinary, not an alarm."""

    name: str
    posts: int
    share: float


class OwnAutomation(msgspec.Struct, frozen=True):
    """Whether a program follows people for the client."""

    verdict: Unreadable | Unremarkable | Suspected | Automated
    apps: tuple[App, ...] | None
    revoke_page: str
    """Where the network lists the programs that may act for the account."""
    posting_programs: tuple[PostingProgram, ...]


def own_automation(export: Export, linked: Relations) -> OwnAutomation:
    """What follow times, connected apps and posting programs tell of a program that acts for the owner."""
    given = linked.following.at
    verdict = judge_follow_times(given[given != UNDATED], precision=export.precision)
    signs = verdict.signs if isinstance(verdict, Suspected | Automated) else ()
    apps = None if export.apps is None else tuple(_app(app, signs) for app in export.apps)
    programs = Counter(post.source for post in export.posts or () if post.source)
    posts = sum(programs.values())
    return OwnAutomation(
        verdict=verdict,
        apps=apps,
        revoke_page=REVOKE_PAGES[export.platform],
        posting_programs=tuple(
            PostingProgram(name, count, count / posts) for name, count in programs.most_common(PROGRAMS_SHOWN)
        ),
    )


def _app(app: ConnectedApp, signs: tuple[Sign, ...]) -> App:
    return App(
        name=app.name,
        added_at=moment_of(app.added_at),
        last_used_at=moment_of(app.last_used_at),
        ended_at=moment_of(app.ended_at),
        can_write=app.can_write,
        active=app.active,
        revoke_page=app.revoke_page,
        in_time_for_signs=_in_time(app, signs),
    )


def _in_time(app: ConnectedApp, signs: tuple[Sign, ...]) -> bool | None:
    begins, ends = moment_of(app.added_at), moment_of(app.ended_at)
    if not signs or begins is None or (ends is None and not app.active) or app.can_write is False:
        return None
    return any(
        begins <= seen.ends_at and (ends is None or seen.starts_at <= ends) for sign in signs for seen in sign.evidence
    )
