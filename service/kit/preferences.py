"""What a caller would rather have, as `Accept` and `Accept-Language` tell it (RFC 9110, sections 12.4.2 and 12.5). Pure."""

import re
from typing import Final

_MOST: Final = 32
"""Choices that are looked at; browsers send about ten."""
_WEIGHT: Final = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)


def preferred(header: str) -> list[str]:
    """The choices in such a header in lower case, the most wanted first; what is refused or malformed is left out."""
    weighed = [_weighed(each) for each in header.split(",", _MOST)[:_MOST]]
    wanted = [(name, weight) for name, weight in weighed if name and weight > 0]
    return [name for name, _ in sorted(wanted, key=lambda each: each[1], reverse=True)]


def prefers_a_page(accept: str) -> bool:
    """Whether whoever sent this `Accept` would rather read a page than JSON, as browsers do where somebody follows a link."""
    return next((each for each in preferred(accept) if each.endswith(("html", "json"))), "") == "text/html"


def _weighed(choice: str) -> tuple[str, float]:
    name, *parameters = (each.strip().lower() for each in choice.split(";"))
    weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    return name, float(weight) if _WEIGHT.fullmatch(weight) else 0.0
