"""The page a demonstration ends with: what a coach sees of two clients, in plain text."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from service.commands.receiver import Received
from service.commands.story import Cast

_WIDTH: Final = 100
_SHOWN: Final = 5
_CLASSES: Final = {
    "genuine": "genuine and active",
    "dormant": "silent for 90 days or more",
    "mass_follower": "follow more than anybody can read",
    "suspect": "look like bought followers",
    "automated": "openly automated",
    "unknown": "too little known to judge",
}

Json = dict[str, Any]


def page(cast: Cast, received: Received) -> Iterator[str]:
    """The whole page, line by line."""
    day = date.fromisoformat(cast.owner.get(f"/v1/clients/{cast.x_client}/plan")["day"])
    yield from _title(f"What Nora, the coach, sees on {day.day} {day:%B %Y}, as the practice's moved clock has it")
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
    confirmed = sorting["confirmed"]
    least = quality["quality_followers"]
    known = "" if least is None else f"at least {least}, with whom she is in touch or whom she sorted so; "
    yield from _said(
        f"Quality followers: {known}{_interval(confirmed)} of her followers fit or are friends, by {sorting['answered']} random"
        f" followers she sorted herself; that is {round(confirmed['low'] * sorting['followers'])} to"
        f" {round(confirmed['high'] * sorting['followers'])} people on the road to {goal}."
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
    yield from _unseen(each for each in picture["not_observable"] if each["code"] != "quality_needs_sorting")
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
    ahead = f"; {stage['missing']} more to {stage['next']}" if stage["next"] else ""
    yield from _said(
        f"Quality followers: {quality['quality_followers']} on the road to {goal} (past {stage['reached']}{ahead});"
        " real, active, and they fit her market or talk with her."
    )
    yield from _said(_fakes(quality))
    yield "  Who follows her:"
    for each in quality["classes"]:
        if each["people"]:
            yield f"    {each['people']:>6,}  {_interval(each['share']):<16} {_CLASSES[each['klass']]}"
            yield from _example(cast, each["klass"])
    yield from _findings(cast, cast.x_client)
    yield from _unseen(quality["not_observable"])
    yield from _plan(cast, cast.x_client)


def _engaged(cast: Cast, client_id: str, account_id: str, what: str) -> Iterator[str]:
    overview = cast.owner.get(f"/v1/clients/{client_id}/overview")
    (account,) = overview["accounts"]
    now = cast.owner.get(f"/v1/accounts/{account_id}/quality")["engagers"]
    seen = now["seen"]
    yield from _heading(f"{overview['name']} · @{account['handle']}, {what}")
    yield from _said(now["coverage_text"])
    yield from _said(
        f"{seen['people']:,} people engaged with what was looked at, {seen['recent']:,} of them within 30 days. These are not"
        " followers: the network names none."
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
    told = {each["code"]: each for each in seen["insights"]}
    for code, label in (("reach", "people reached"), ("follows", "new followers"), ("unfollows", "unfollowed")):
        figure = told.get(code)
        if figure is not None:
            value = f"{figure['value']:,}" if figure["value"] is not None else f"not known: {figure['missing']}"
            yield f"  By the network's own count, four weeks: {label} {value}"
    yield from _findings(cast, client_id)
    yield from _unseen(seen["not_observable"])
    yield from _plan(cast, client_id)


def _example(cast: Cast, klass: str) -> Iterator[str]:
    found = cast.owner.get(f"/v1/accounts/{cast.x_account}/followers", klass=klass, limit=1)["items"]
    for follower in found:
        who = f"@{follower['handle']}" if follower["handle"] else "for example"
        reasons = " ".join(reason["text"] for reason in follower["reasons"][:2])
        matched = f" Matched: {', '.join(follower['matched'])}." if follower["matched"] else ""
        yield from _wrapped(f"{who}: {reasons}{matched}", " " * 14)


def _findings(cast: Cast, client_id: str) -> Iterator[str]:
    findings = cast.owner.get(f"/v1/clients/{client_id}/findings", limit=200)["items"]
    own = [each for each in findings if each["subject"] == "own_account"]
    others = [each for each in findings if each["subject"] == "follower"]
    yield f"  Findings: {len(own)} about the account itself, {len(others)} about followers"
    for finding in [*own, *others[:2]]:
        who = f" @{finding['handle']}:" if finding["handle"] else ""
        yield from _bullet(f"[{finding['severity']}]{who} {finding['text']}")
        for row in finding["evidence"][:3]:
            yield from _wrapped(row["text"], " " * 8)


def _plan(cast: Cast, client_id: str) -> Iterator[str]:
    plan = cast.owner.get(f"/v1/clients/{client_id}/plan")
    yield f"  Today, {plan['open_minutes']} of {plan['daily_minutes']} minutes planned:"
    for number, task in enumerate(plan["tasks"][:8], 1):
        yield from _wrapped(f"{number}. {task['text']} ({task['minutes']} min)", "    ")


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
    share = quality["fake_share"]
    if share is None:
        return "Fake followers: not observable, which is not zero."
    if share["estimate"] is None:
        why = "since she vouches for the others" if share["method"] == "taps" else "whatever those not read may be"
        return f"Fake followers: at most {share['high']:.0%}, {why}; there is no estimate."
    return (
        f"Fake followers: about {share['estimate']:.0%}, and {share['low']:.0%} to {share['high']:.0%} in nine of ten audiences"
        " of accounts like those the model was fitted on. Estimated over everybody, so not the count of any group below."
    )


def _interval(share: Json | None) -> str:
    if share is None:
        return ""
    if share["high"] == share["low"]:
        return f"{share['estimate']:.1%}"
    return f"{share['estimate']:.0%} ({share['low']:.0%} to {share['high']:.0%})"


def _unseen(reasons: Iterable[Json]) -> Iterator[str]:
    yield "  What cannot be known from this:"
    for reason in list(reasons)[:_SHOWN]:
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


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
