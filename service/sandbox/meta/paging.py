"""Meta's pages: cursors before and after, and an address for what follows, which is missing at the end."""

import base64
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from service.sandbox.meta import errors

_Entry = TypeVar("_Entry")
_DEFAULT: Final = 25


def limit_in(text: str | None, *, most: int) -> int:
    """How many to give: what was asked for, at most `most`.

    Raises:
        GraphError: it is no number.
    """
    if text is None:
        return min(_DEFAULT, most)
    if not text.isdecimal():
        raise errors.parameter_wrong("param limit must be an integer")
    return min(int(text), most)


def page_of(  # noqa: PLR0913 # what makes a page, all named
    entries: Sequence[_Entry],
    *,
    key: Callable[[_Entry], int],
    shown: Callable[[_Entry], dict[str, object]],
    after: str | None,
    limit: int,
    url: str,
) -> dict[str, object]:
    """One page, beginning behind the entry that the cursor names.

    Raises:
        GraphError: the cursor is none of ours.
    """
    start = 0
    if after is not None:
        named = _key_in(after)
        start = next((place + 1 for place, each in enumerate(entries) if key(each) == named), len(entries))
    here = entries[start : start + limit]
    answer: dict[str, object] = {"data": [shown(each) for each in here]}
    if here:
        cursors = {"before": _cursor(key(here[0])), "after": _cursor(key(here[-1]))}
        paging: dict[str, object] = {"cursors": cursors}
        if start + limit < len(entries):
            parting = "&" if "?" in url else "?"
            paging["next"] = f"{url}{parting}limit={limit}&after={cursors['after']}"
        answer["paging"] = paging
    return answer


def _cursor(key: int) -> str:
    return base64.urlsafe_b64encode(f"QVFI{key}".encode()).decode().rstrip("=")


def _key_in(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        return int(text.removeprefix("QVFI"))
    except ValueError as wrong:
        raise errors.parameter_wrong("Invalid cursors values were passed") from wrong
