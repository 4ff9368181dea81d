"""A brief as a PDF of one page, with a curve of quality followers; set by Typst, whose fonts come with it."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from service.kit.spoken_moments import spoken_day, spoken_moment
from service.views.brief_shapes import Brief, BriefLook
from service.views.brief_words import sections, title_of

_TEMPLATE: Final = Path(__file__).with_name("brief.typ").read_bytes()
_ROUND: Final = (1, 2, 5)


def brief_pdf(brief: Brief) -> bytes:
    """The page. Takes some hundredths of a second, for which the interpreter is free."""
    return typst.compile(_TEMPLATE, sys_inputs={"brief": page_of(brief)}, ignore_system_fonts=True)


def page_of(brief: Brief) -> str:
    """What the template is given, as JSON."""
    page = {
        "title": title_of(brief),
        "footer": f"Told on {spoken_moment(brief.until)} UTC. Numbers count those who were read.",
        "sections": [{"title": each.title, "lines": each.lines} for each in sections(brief)],
        "curve": _curve([look for look in brief.looks if look.quality_followers is not None]),
    }
    return msgspec.json.encode(page).decode()


def _curve(looks: Sequence[BriefLook]) -> dict[str, Any] | None:
    """Points between 0 and 1, in a part for each model, since looks by two models are no one curve."""
    if len(looks) < 2:  # noqa: PLR2004 # one point is no curve
        return None
    first, last = looks[0].taken_at, looks[-1].taken_at
    length = max((last - first).total_seconds(), 1)
    step = _step(max(look.quality_followers or 0 for look in looks))
    top = step * (1 + max(look.quality_followers or 0 for look in looks) // step)

    def point(look: BriefLook) -> dict[str, float]:
        return {
            "x": round((look.taken_at - first).total_seconds() / length, 4),
            "y": round((look.quality_followers or 0) / top, 4),
        }

    return {
        "parts": [[point(look) for look in part] for _, part in groupby(looks, key=lambda look: look.model_version)],
        "lines": [{"y": round(mark / top, 4), "label": str(mark)} for mark in range(0, top + 1, step)],
        "from": spoken_day(first.date()),
        "until": spoken_day(last.date()),
    }


def _step(largest: int) -> int:
    """The distance of lines: a round number, so that there are two to six of them."""
    size = 1
    while True:
        for factor in _ROUND:
            if largest < 5 * factor * size:
                return factor * size
        size *= 10
