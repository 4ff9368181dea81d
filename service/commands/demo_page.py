"""The page a demonstration ends with: what a coach sees of two clients, in plain text."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from service.commands.page_words import Json, beyond, counted, share, why_in_class
from service.commands.receiver import Received
from service.commands.story import Cast
from service.kit.spoken_moments import spoken_day

_WIDTH: Final = 100
_SHOWN: Final = 5
_OTHERS: Final = 2
_CLASSES: Final = {
    "genuine": "genuine and active",
    "dormant": "silent for 90 days or more",
    "mass_follower": "follow more than anybody can read",
    "suspect": "look like bought followers",
    "automated": "openly automated",
    "unknown": "too little known to judge",
}


def page(cast: Cast, received: Received) -> Iterator[str]:
    """The whole page, line by line."""
    day = date.fromisoformat(cast.owner.get(f"/v1/clients/{cast.x_client}/plan")["day"])
    yield from _title(f"What Nora, the coach, sees on {spoken_day(day)}, as the practice's moved clock has it")
    yield from _export_client(cast)
    yield from _x_client(cast)
    yield from _engaged(
        cast, cast.instagram_client, cast.instagram_account, "her professional Instagram account, connected"
    )
    yield from _engaged(cast, cast.facebook_client, cast.facebook_account, "the Facebook Page he chose, connected")
    yield from _webhook(received)


def _export_client(cast: Cast) -> Iterator[str]:
    overview = cast.owner.get(f"/v1/clients/{cast.export_client}/overview")
    goal = cast.owner.get(f"/v1/clients/{cast.export_client}")["goal_quality_followers"]
    (account,) = overview["accounts"]
    report = cast.owner.get(f"/v1/accounts/{cast.export_account}/quality")
    picture, quality = report["picture"], report["quality"]
    yield from _heading(f"{overview['name']} · @{account['handle']} on Instagram, known from her official export alone")
    yield from _said(report["coverage_text"])
    sorting = cast.owner.get(f"/v1/accounts/{cast.export_account}/sorting")["result"]
    confirmed, of_all = sorting["confirmed"], sorting["followers"]
    least = quality["quality_followers"]
    known = "" if least is None else f"at least {least}, whom she is in touch with or has sorted so. "
    yield from _said(
        f"Quality followers: {known}Of {sorting['answered']} random followers that she sorted herself, {share(confirmed)} fit or"
        f" are friends; among all {of_all:,} that would be {round(confirmed['low'] * of_all):,} to"
        f" {round(confirmed['high'] * of_all):,}, on the road to {goal:,}."
    )
    yield from _said(_fakes(quality))
    yield f"  {picture['followers']} followers, {picture['following']} followed, {picture['mutuals']} mutual"
    for label, name in (
        ("Wrote and got no answer", "waiting_for_answer"),
        ("Courtesy follows, who came first, were followed back, and left no trace since", "courtesy_follows"),
        ("New in the last 30 days", "newcomers"),
    ):
        people = picture[name]
        most = "at most " if people["at_most"] else ""
        yield f"  {label}: {most}{people['total']}"
        for person in people["shown"][:3]:
            yield from _bullet(f"{person['who']}: {person['reasons'][0]['text'] if person['reasons'] else ''}")
    yield from _findings(cast, cast.export_client)
    unseen = [each for each in picture["not_observable"] if each["code"] != "quality_needs_sorting"]
    yield from _unseen(beyond(report["coverage_text"], unseen))
    yield from _plan(cast, cast.export_client)


def _x_client(cast: Cast) -> Iterator[str]:
    overview = cast.owner.get(f"/v1/clients/{cast.x_client}/overview")
    goal = cast.owner.get(f"/v1/clients/{cast.x_client}")["goal_quality_followers"]
    (account,) = overview["accounts"]
    report = cast.owner.get(f"/v1/accounts/{cast.x_account}/quality")
    quality = report["quality"]
    yield from _heading(
        f"{overview['name']} · @{account['handle']} on X, connected; {len(cast.looks)} looks in eight days"
    )
    yield from _said(report["coverage_text"])
    stage = quality["stage"]
    ahead = f", {stage['missing']:,} more to {stage['next']:,}" if stage["next"] else ""
    yield from _said(
        f"Quality followers: {quality['quality_followers']:,}, who are real and active, and fit her market or talk with her. On"
        f" the road to {goal:,} she is past {stage['reached']:,}{ahead}."
    )
    yield from _said(_fakes(quality))
    yield "  Who follows her:"
    for each in quality["classes"]:
        if each["people"]:
            yield f"    {each['people']:>6,}  {share(each['share']):<16} {_CLASSES[each['klass']]}"
            yield from _example(cast, each["klass"])
    yield from _findings(cast, cast.x_client)
    yield from _unseen(beyond(report["coverage_text"], quality["not_observable"]))
    yield from _plan(cast, cast.x_client)


def _engaged(cast: Cast, client_id: str, account_id: str, what: str) -> Iterator[str]:
    overview = cast.owner.get(f"/v1/clients/{client_id}/overview")
    (account,) = overview["accounts"]
    now = cast.owner.get(f"/v1/accounts/{account_id}/quality")["engagers"]
    seen = now["seen"]
    yield from _heading(f"{overview['name']} · @{account['handle']}, {what}")
    yield from _said(now["coverage_text"])
    yield from _said(
        f"{seen['people']:,} people engaged with what was looked at, {seen['recent']:,} of them within 30 days. Of the"
        f" {seen['people']:,}, who may be in several of these groups or in none:"
    )
    for label, name in (
        ("come again, in words of their own", "genuine"),
        ("said something on three days or more", "regular"),
        ("leave the same words again and again", "repeating"),
        ("comment early together, post after post", "in_pods"),
    ):
        yield f"    {seen[name]:>6,}  {label}"
    if seen["in_market_countries"] is not None:
        yield from _said(
            f"{seen['in_market_countries']:.0%} of the engaged audience lives in the countries of the market."
        )
    yield from _said(counted({each["code"]: each for each in seen["insights"]}))
    yield from _findings(cast, client_id)
    yield from _unseen(beyond(now["coverage_text"], seen["not_observable"]))
    yield from _plan(cast, client_id)


def _example(cast: Cast, klass: str) -> Iterator[str]:
    found = cast.owner.get(f"/v1/accounts/{cast.x_account}/followers", klass=klass, limit=1)["items"]
    for follower in found:
        who = f"@{follower['handle']}" if follower["handle"] else "for example"
        matched = f" Fits the market by: {', '.join(follower['matched'])}." if follower["matched"] else ""
        yield from _wrapped(f"{who}: {why_in_class(follower)}{matched}", " " * 14)


def _findings(cast: Cast, client_id: str) -> Iterator[str]:
    findings = cast.owner.get(f"/v1/clients/{client_id}/findings", limit=200)["items"]
    own = [each for each in findings if each["subject"] == "own_account"]
    others = [each for each in findings if each["subject"] == "follower"]
    first = f", {_OTHERS} of them here" if len(others) > _OTHERS else ""
    yield f"  Findings: {len(own)} about the account itself, {len(others)} about followers{first}"
    for finding in [*own, *others[:_OTHERS]]:
        who = f" @{finding['handle']}:" if finding["handle"] else ""
        yield from _bullet(f"[{finding['severity']}]{who} {finding['text']}")
        for row in beyond(finding["text"], finding["evidence"])[:3]:
            yield from _wrapped(row["text"], " " * 8)


def _plan(cast: Cast, client_id: str) -> Iterator[str]:
    plan = cast.owner.get(f"/v1/clients/{client_id}/plan")
    yield f"  Today, {plan['open_minutes']} of {plan['daily_minutes']} minutes planned:"
    for number, task in enumerate(plan["tasks"][:8], 1):
        yield from _wrapped(f"{number}. {task['text']} ({task['minutes']} min)", "    ", hanging="       ")


def _webhook(received: Received) -> Iterator[str]:
    yield from _heading("What the practice's own system received")
    kinds = [event["data"].get("kind") for event in received.verified if event["type"] == "automation.detected"]
    counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    yield f"  {len(received.verified)} webhooks verified with the standardwebhooks library, {received.refused} refused"
    yield f"  automation.detected: {counted}"
    own = next((each for each in received.verified if each["data"].get("kind") == "own_automation"), None)
    if own is not None:
        yield "  the first about a client's own account:"
        yield from (f"    {name:<12} {value}" for name, value in own["data"].items())


def _fakes(quality: Json) -> str:
    fakes = quality["fake_share"]
    if fakes is None:
        return "Fake followers: not observable, which is not zero."
    if fakes["estimate"] is None:
        why = "since she vouches for the others" if fakes["method"] == "taps" else "whatever those not read may be"
        return f"Fake followers: at most {fakes['high']:.0%}, {why}; there is no estimate."
    return (
        f"Fake followers: {share(fakes)}, estimated over everybody and not by counting, so no group below has this size; the"
        " range holds for nine in ten audiences like those that the model was fitted on."
    )


def _unseen(reasons: Sequence[Json]) -> Iterator[str]:
    if reasons:
        yield "  What else cannot be known from this:"
    for reason in reasons[:_SHOWN]:
        yield from _bullet(reason["text"])


def _title(text: str) -> Iterator[str]:
    yield ""
    yield "=" * _WIDTH
    yield text
    yield "=" * _WIDTH


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "-" * len(text)


def _said(text: str) -> Iterator[str]:
    yield from _wrapped(text, "  ")


def _bullet(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent="    · ", subsequent_indent="      ")


def _wrapped(text: str, indent: str, *, hanging: str = "") -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=hanging or indent)
