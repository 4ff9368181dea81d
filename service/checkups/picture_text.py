"""A picture as one calm page of plain words, for a coach who was never shown a log file."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.automation.follow_times import Automated, Sign, Suspected, Unreadable, Unremarkable
from service.checkups.picture import Picture
from service.checkups.picture_automation import App, OwnAutomation
from service.checkups.picture_growth import Growth
from service.checkups.picture_lists import PeopleList
from service.kit.spoken_moments import spoken_day, spoken_moment
from service.kit.visible_text import visible
from service.platforms.archives.contents import DatedBy
from service.platforms.contract import Platform

LINES = 8
"""People shown in one list on the page; the JSON shows more."""

_TITLES = {Platform.X: "X", Platform.INSTAGRAM: "Instagram", Platform.FACEBOOK: "Facebook"}


def print_picture(picture: Picture, console: Console) -> None:
    """Write the page to this console; styles show on a terminal only."""
    console.print(Group(*_page(picture)))


def _page(picture: Picture) -> Iterator[RenderableType]:
    whose = f"@{picture.owner}" if picture.owner else "owner not named in the export"
    yield _text(f"{_TITLES[picture.platform]} · {whose}", style="bold")
    yield _text(_age(picture), style="dim")
    if picture.taken_at is not None:
        yield _text(picture.coverage.text(at=picture.looked_at), style="dim")
    yield _section("At a glance", _glance(picture))
    yield _people("Waiting for an answer", picture.waiting_for_answer)
    yield _people("New followers of the last 30 days", picture.newcomers)
    yield _people("People to give a try-out", picture.try_outs)
    yield _people("Courtesy follows: they came first, were followed back, nothing since", picture.courtesy_follows)
    yield _people("Followed, but not following back", picture.follows_not_returned)
    yield _people("Candidates for the weed-out (the client decides; Rapport never unfollows)", picture.weed_outs)
    yield _people("Liked or commented on often, but not following", picture.one_sided_care)
    yield _people("Follow requests that still wait", picture.pending_requests)
    yield _people("Follow requests received, not answered yet", picture.received_requests)
    yield _people("Follow requests sent lately, whatever came of them", picture.recent_requests)
    yield _people("Followed accounts that fill the feed: keep, or unfollow?", picture.feed_authors)
    yield _section("How followers arrived", _growth(picture.growth))
    yield _section("Does a program act for this account?", _automation(picture.own_automation))
    if picture.change is not None:
        yield _people("Left since the earlier export", picture.change.left)
        if picture.change.dropped:
            yield _indented(_text(f"The owner unfollowed {picture.change.dropped:,} of them, too."))
        came = picture.change.came
        if came is not None:
            yield _indented(_text(f"{came:,} came since; {picture.change.renamed:,} only changed their handle."))
    if picture.market is not None:
        if picture.market.in_handles is not None:
            yield _people("Followers whose handle speaks of the target market", picture.market.in_handles)
        read, matching = picture.market.liked_posts_read, picture.market.liked_posts_matching
        liked = f"Of {read:,} liked posts, {matching:,} speak of the target market. " if read else ""
        yield _indented(_text(liked + picture.market.reason.text))
    yield _section("What cannot be known from this", [_text(f"· {reason.text}") for reason in picture.not_observable])


def _age(picture: Picture) -> str:
    if picture.taken_at is None:
        return f"Looked at on {spoken_day(picture.looked_at)}; the export does not say when it was made."
    days = max(0, (picture.looked_at - picture.taken_at).days)
    made = "Export of" if picture.dated_by is not DatedBy.NEWEST_RECORD else "Export made on or after"
    return f"{made} {spoken_day(picture.taken_at)}, {days} days old when looked at on {spoken_day(picture.looked_at)}."


def _glance(picture: Picture) -> list[RenderableType]:
    table = _table()
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    rows = (
        (picture.followers, "followers"),
        (picture.following, "following"),
        (picture.mutuals, "mutual: each follows the other"),
        (picture.followers_not_followed, "follow, and are not followed back"),
        (picture.follows_not_returned.total, "are followed, and do not follow back"),
    )
    for count, words in rows:
        table.add_row("not in the export" if count is None else f"{count:,}", words)
    quality, fake = picture.quality_followers, picture.fake_share
    least = "not known yet" if quality.count is None else f"at least {quality.count:,}"
    table.add_row(least, f"quality followers, on the road to {quality.goal:,}")
    table.add_row(
        "not observable" if fake.at_most is None else f"at most {fake.at_most:.0%}", "share of fake followers"
    )
    reasons = [_text(reason.text, style="dim") for reason in (quality.reason, fake.reason) if reason is not None]
    return [table, *reasons]


def _people(title: str, people: PeopleList) -> RenderableType:
    if people.total is None:
        reason = people.not_observable.text if people.not_observable else ""
        return _section(f"{title}: not observable", [_text(reason, style="dim")])
    count = f"at most {people.total:,}" if people.at_most else f"{people.total:,}"
    if not people.total:
        return _section(f"{title}: none", [])
    table = _table()
    table.add_column(no_wrap=True, max_width=34, overflow="ellipsis")
    table.add_column()
    for person in people.shown[:LINES]:
        table.add_row(_text(person.who), _text(" ".join(reason.text for reason in person.reasons)))
    rest = people.total - min(LINES, len(people.shown))
    more = [_text(f"… and {rest:,} more", style="dim")] if rest else []
    return _section(f"{title}: {count}", [table, *more])


def _growth(growth: Growth) -> list[RenderableType]:
    if growth.not_observable is not None:
        return [_text(growth.not_observable.text, style="dim")]
    arrivals = f"{growth.last_30_days:,} of today's followers arrived in the last 30 days."
    if not growth.bursts:
        return [_text(f"{arrivals} No day stands out.")]
    days = "One burst stands out" if growth.bursts == 1 else f"{growth.bursts} bursts stand out"
    note = "A post that travelled does this, and so does a delivered batch; ask what happened on these days."
    return [_text(f"{arrivals} {days}:"), *(_text(f"· {burst.reason.text}") for burst in growth.shown), _text(note)]


def _automation(own: OwnAutomation) -> list[RenderableType]:
    lines: list[RenderableType] = []
    match own.verdict:
        case Unreadable(reason):
            lines.append(_text(f"From follow times: not observable. {reason.text}"))
        case Unremarkable(follows):
            lines.append(_text(f"From {follows:,} follow times: nothing that a hand would not do."))
        case Suspected(follows, signs):
            lines.append(_text(f"From {follows:,} follow times: one sign of an auto-follow tool, not certain."))
            lines.extend(map(_sign, signs))
        case Automated(follows, signs):
            lines.append(
                _text(f"From {follows:,} follow times: {len(signs)} signs of an auto-follow tool.", style="bold")
            )
            lines.extend(map(_sign, signs))
    lines.extend(
        _text(f"· {program.share:.0%} of posts were made with {program.name} ({program.posts:,}).")
        for program in own.posting_programs
    )
    if own.apps is None:
        lines.append(_text(f"Connected apps are not in the export; look them up at {own.revoke_page}."))
    elif not own.apps:
        lines.append(_text("No app is connected."))
    lines.extend(map(_app, own.apps or ()))
    return lines


def _sign(sign: Sign) -> RenderableType:
    first = sign.evidence[0]
    when = f"{spoken_moment(first.starts_at)} to {spoken_moment(first.ends_at)} UTC, {first.follows:,} follows"
    times = "once" if sign.count == 1 else f"{sign.count:,} times"
    return _text(f"· {sign.reason.text} Seen {times}, for example {when}.")


def _app(app: App) -> RenderableType:
    rights = {True: "may act for the account", False: "may only read", None: "connected"}[app.can_write]
    state = rights if app.active else "no longer active"
    since = f" since {spoken_day(app.added_at)}" if app.added_at else ""
    used = f", last used {spoken_day(app.last_used_at)}" if app.last_used_at else ""
    ended = f", ended {spoken_day(app.ended_at)}" if app.ended_at else ""
    signs = "; it had access when the signs above were seen" if app.in_time_for_signs else ""
    end = f"; end it at {app.revoke_page}" if app.active else ""
    return _text(f"· {app.name}: {state}{since}{used}{ended}{signs}{end}")


def _section(title: str, body: list[RenderableType]) -> RenderableType:
    return Group(_text(""), _text(title, style="bold"), *map(_indented, body))


def _indented(body: RenderableType) -> RenderableType:
    return Padding(body, (0, 0, 0, 2))


def _table() -> Table:
    return Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)


def _text(words: str, style: str = "") -> Text:
    """Words that may hold names of strangers: nothing in them may steer the terminal."""
    return Text(visible(words), style=style)
