"""`rapport detect`: what was observed of accounts in, findings about automation out; no server, nothing else written."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import msgspec

from service.audience.coverage import Source
from service.audience.reasons import Reason
from service.automation.auto_follow_back import auto_follow_back
from service.automation.boomerangs import find_boomerangs
from service.automation.churn import find_churn
from service.automation.comment_groups import shared_comments
from service.automation.copied_comments import Comment, copied_comments
from service.automation.follow_back import Said, follow_back_language
from service.automation.observation_lines import LONGEST_LINE, LineUnreadable, Observed, observed
from service.automation.policy import Permits
from service.automation.signals import Signal
from service.automation.verdicts import Verdict, verdicts
from service.kit.settings import XPolicy
from service.kit.whole_files import SameFile, require_apart, whole_file
from service.platforms.contract import Platform

REFUSED = 2
"""Exit status for anything that is not a file of observations."""

_OWN_DATA = Permits(Platform.X, Source.EXPORT, XPolicy.NEUTRAL)
"""Whoever hands observations in answers for being allowed to look at them."""


class Finding(msgspec.Struct, frozen=True):
    """Something worth telling."""

    kind: str
    subject: str
    """The account itself, or the id of who it is about."""
    evidence: tuple[Reason, ...]


class Stay(msgspec.Struct, frozen=True):
    """Somebody who followed, was not followed back, and left within a day."""

    profile: str
    followed_between: tuple[datetime, datetime]
    left_between: tuple[datetime, datetime]


class Findings(msgspec.Struct, frozen=True):
    """What the observations of one account show."""

    account: str
    auto_follow_probability: float | None
    findings: tuple[Finding, ...]
    boomerangs: tuple[Stay, ...]
    not_observable: tuple[Reason, ...]


@click.command()
@click.argument("observations", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write the findings, as JSON.")
def detect(observations: Path, out: Path) -> None:
    """Find auto-follow tools, boomerangs, follow-back language and copied comments in OBSERVATIONS.jsonl.

    Each line is what was seen of an account at one moment: {"account", "taken_at", "complete", "followers": [ids],
    "following": [ids]}, ids as text. Beside them may stand "posts" of the account and "comments" of
    others, each a text or {"text", "author", "posted_at", "post"}. Every account is listed in the answer, with
    what could not be observed and why. Ends with status 2 and one line for a file that holds something else.
    """
    try:
        require_apart({"OBSERVATIONS": observations, "--out": out})
        with observations.open("rb") as file:
            accounts = observed(iter(lambda: file.readline(LONGEST_LINE + 1), b""))
        found = [found_about(account) for account in accounts.values()]
        with whole_file(out) as file:
            file.write(msgspec.json.format(msgspec.json.encode(found), indent=2))
    except (OSError, LineUnreadable, SameFile) as problem:
        said = f"{problem.filename}: {problem.strerror}" if isinstance(problem, OSError) else problem
        click.echo(f"rapport detect: {said}", err=True)
        raise SystemExit(REFUSED) from problem


def found_about(account: Observed) -> Findings:
    """What all looks at one account show together."""
    looks = account.looks
    churn, boomerangs, back = find_churn(looks), find_boomerangs(looks), auto_follow_back(looks)
    comments = _comments(account)
    copied, shared = copied_comments(comments) if comments else (), shared_comments(comments)
    signals = [*churn.signals, *_words(account), *(() if isinstance(copied, Reason) else copied)]
    told = (
        *verdicts(signals, boomerangs.found, permits=_OWN_DATA),
        *(() if shared is None else (shared,)),
        *((back,) if isinstance(back, Verdict) else ()),
    )
    return Findings(
        account=account.account,
        auto_follow_probability=churn.auto_follow_probability,
        findings=tuple(_finding(account, verdict) for verdict in told),
        boomerangs=tuple(
            Stay(account.name_of(each.profile_id), each.followed_between, each.left_between)
            for each in boomerangs.found
        ),
        not_observable=(
            *churn.not_observable,
            *boomerangs.not_observable,
            *(each for each in (copied, back) if isinstance(each, Reason)),
        ),
    )


def _finding(account: Observed, verdict: Verdict) -> Finding:
    about = account.account if verdict.profile_id is None else account.name_of(verdict.profile_id)
    return Finding(verdict.code, about, (verdict.reason, *verdict.evidence))


def _comments(account: Observed) -> list[Comment]:
    """What others said under posts, as far as lines say who and when."""
    return [
        Comment(account.number_of(author), post, text, at)
        for author, post, text, at in account.under
        if author != account.account
    ]


def _words(account: Observed) -> Iterator[Signal]:
    """Follow-back language of the account and of those who comment; nobody's where no line says who wrote it."""
    by_person: defaultdict[str, list[Said]] = defaultdict(list)
    for author, said in account.comments:
        if author is not None:
            by_person[author].append(said)
    own = follow_back_language([*account.posts, *by_person.pop(account.account, [])], profile_id=None)
    others = (
        follow_back_language(said, profile_id=account.number_of(author)) for author, said in sorted(by_person.items())
    )
    yield from (signal for signal in (own, *others) if signal is not None)
