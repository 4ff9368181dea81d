"""An evidence card, put together from what is kept of a finding."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.automation.attested_shapes import ConnectedPrograms, SettingsAttestationView
from service.automation.card_shapes import AnswerView, EvidenceCard, LooksView, Measure
from service.automation.card_words import words_of
from service.automation.explainable import EXPLAINABLE
from service.automation.kept_attestations import spoken_attestation, spoken_programs
from service.automation.shapes import FindingView
from service.automation.stated_settings import FINDING_OF, Setting
from service.automation.thresholds import BY_KIND
from service.kit.spoken_moments import spoken_day, spoken_moment
from service.platforms.contract import Platform


def evidence_card(  # noqa: PLR0913 # what a card tells of, all named
    finding: FindingView,
    platform: Platform,
    *,
    report: Mapping[str, Any] | None,
    looks: Mapping[str, Any],
    answers: Sequence[Mapping[str, Any]],
    stated: Sequence[SettingsAttestationView] = (),
    programs: ConnectedPrograms | None = None,
) -> EvidenceCard:
    """The card of this finding.

    Args:
        finding: As its reader may see it.
        platform: The network of its account.
        report: What the look that saw it last found the audience to be; none when it was not kept.
        looks: The looks at followers from its first sight to its last: `many`, `complete`, `first`, `last`, `sources`, `samplings`.
        answers: What was said of it, newest first.
        stated: What counts of the account's settings.
        programs: Programs with access to the account, from its newest export.
    """
    words = words_of(finding.kind)
    about_account = finding.kind in FINDING_OF.values()
    card = EvidenceCard(
        finding=finding,
        platform=platform,
        looks=_looks(looks, report),
        rests_on=[
            *_told_from(finding.kind),
            *(Measure(**msgspec.structs.asdict(each), source=None) for each in words.rests_on),
        ],
        alternatives=list(words.alternatives),
        can_do=[*words.can_do, *([_DECLARE] if finding.kind in EXPLAINABLE else [])],
        not_observable=[*_unseen(report, words.unseen_codes), *words.never_observable],
        stated=[spoken_attestation(each) for each in stated if FINDING_OF.get(Setting(each.setting)) == finding.kind],
        connected_programs=spoken_programs(programs) if about_account else [],
        answers=[_answer(each) for each in answers],
        markdown="",
    )
    return msgspec.structs.replace(card, markdown="\n".join(_markdown(card)))


def _looks(looks: Mapping[str, Any], report: Mapping[str, Any] | None) -> LooksView:
    many, complete = looks["many"], looks["complete"]
    first, last = (msgspec.convert(looks[name], datetime | None) for name in ("first", "last"))
    text = "Seen in what people wrote or did; no list of followers was read in that time."
    if first is not None and last is not None:
        times = "one look" if many == 1 else f"{many:,} looks"
        text = f"Seen over {times} from {spoken_day(first)} to {spoken_day(last)}; {complete:,} of them read the whole list."
    coverage = (report or {}).get("coverage")
    return LooksView(
        many=many,
        complete=complete,
        first_at=first,
        last_at=last,
        sources=looks["sources"],
        samplings=looks["samplings"],
        coverage=None if coverage is None else msgspec.convert(coverage, Coverage),
        text=text,
    )


def _told_from(kind: str) -> Iterator[Measure]:
    if (detector := BY_KIND.get(kind)) is not None:
        yield Measure(
            code="rests_on.told_from",
            params={"measure": detector.measure, "told_from": detector.told_from},
            text=f"Told from {detector.spoken(detector.told_from)}, as published.",
            source=detector.source,
        )


def _unseen(report: Mapping[str, Any] | None, codes: str) -> list[Reason]:
    """What this kind of detector could not see at that look, and what its source cannot show at all."""
    if report is None:
        return []
    told = report["not_observable"]
    of_source = report.get("coverage", {}).get("not_observable", [])
    return msgspec.convert(
        [each for each in told if codes and each["code"].startswith(codes)] + of_source, list[Reason]
    )


def _answer(row: Mapping[str, Any]) -> AnswerView:
    by = "client" if row["by_client"] else "practice"
    return msgspec.convert({**row, "by": by}, AnswerView)


def _markdown(card: EvidenceCard) -> Iterator[str]:
    finding = card.finding
    yield "# What was seen"
    yield ""
    yield _plain(finding.text)
    if finding.handle:
        yield ""
        yield f"It is about @{_plain(finding.handle)}."
    yield ""
    yield f"First seen {spoken_moment(finding.first_seen_at)}, last seen {spoken_moment(finding.last_seen_at)} UTC. {card.looks.text}"
    yield from _part("The evidence", (row.text for row in finding.evidence))
    yield from _part("What else it might have been", (each.text for each in card.alternatives))
    yield from _part("What this rests on", (f"{each.text} {each.source or ''}".strip() for each in card.rests_on))
    yield from _part("What could not be seen", (each.text for each in card.not_observable))
    yield from _part("What was stated of the settings", (each.text for each in card.stated))
    yield from _part("Programs with access", (each.text for each in card.connected_programs))
    yield from _part("What you can do", (each.text for each in card.can_do))
    yield from _part("What was said of it", (_spoken(each) for each in card.answers))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [f"- {_plain(line)}" for line in lines]
    if shown:
        yield from ("", f"## {title}", "", *shown)


def _spoken(answer: AnswerView) -> str:
    who = "the client" if answer.by == "client" else "the practice"
    words = f": {answer.words}" if answer.words else ""
    return f"{spoken_moment(answer.given_at)} UTC, {who}, {answer.answer}{words}"


def _plain(text: str) -> str:
    """Words that stay words: what has a meaning in CommonMark or HTML is escaped, and a line stays one."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


_DECLARE: Final = Reason(
    "can_do.declare",
    {},
    "If a giveaway, a challenge, the press or a starter pack brought it, declare that event: it explains what lies wholly inside.",
)
_MARKS: Final = re.compile(r"[\\`*_\[\]<>&#|~!]")
"""ASCII punctuation that a backslash makes literal (CommonMark 0.31.2, section 2.4)."""
