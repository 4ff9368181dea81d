"""Meta's pages: cursors before and after, and addresses to go on from, which carry everything the call had asked for."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar
from urllib.parse import urlencode

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call
from service.sandbox.meta.fields import Asked, written

_Entry = TypeVar("_Entry")
_DEFAULT: Final = 25
_NEVER_REPEATED: Final = frozenset(("access_token", "after", "appsecret_proof", "before", "fields", "limit"))
"""Said anew in each address, or, as the proof, never said again: whoever follows an address proves their secret anew."""


def page_of(  # noqa: PLR0913 # what makes a page, all named
    call: Call,
    entries: Sequence[_Entry],
    asked: Asked,
    *,
    key: Callable[[_Entry], int],
    shown: Callable[[_Entry], dict[str, object]],
    most: int,
    path: str | None,
) -> dict[str, object]:
    """One page, behind the entry that the cursor `after` names, or before the one that `before` names.

    Args:
        call: whose token and host the addresses repeat.
        entries: the whole list.
        asked: the edge with its modifiers: `limit`, `after`, `before`, and what chooses or orders the entries.
        key: the number of an entry, which its cursor holds.
        shown: an entry as it is shown.
        most: at most so many at once.
        path: of the edge, such as `17841/media`; none where Meta tells cursors and no addresses.

    Raises:
        GraphError: the cursor is none of ours, or the limit no number.
    """
    limit = _limit(asked.modifiers.get("limit"), most)
    first, end = _between(entries, key, asked.modifiers, limit)
    here = entries[first:end]
    url = f"{call.base_url}/{path}"
    answer: dict[str, object] = {"data": [shown(each) for each in here]}
    if here:
        cursors = {"before": _cursor(key(here[0])), "after": _cursor(key(here[-1]))}
        said = {name: value for name, value in asked.modifiers.items() if name not in _NEVER_REPEATED}
        said |= {"access_token": call.token, "limit": str(limit)} | (
            {"fields": written(asked.fields)} if asked.fields else {}
        )
        paging: dict[str, object] = {"cursors": cursors}
        if path is not None and first > 0:
            paging["previous"] = f"{url}?{urlencode(said | {'before': cursors['before']})}"
        if path is not None and end < len(entries):
            paging["next"] = f"{url}?{urlencode(said | {'after': cursors['after']})}"
        answer["paging"] = paging
    return answer


def _limit(text: str | None, most: int) -> int:
    if text is None:
        return min(_DEFAULT, most)
    if not text.isdecimal():
        raise errors.parameter_wrong("param limit must be an integer")
    return min(int(text), most)


def _between(
    entries: Sequence[_Entry], key: Callable[[_Entry], int], modifiers: Mapping[str, str], limit: int
) -> tuple[int, int]:
    after, before = modifiers.get("after"), modifiers.get("before")
    if after is not None:
        first = _place(entries, key, after, otherwise=len(entries) - 1) + 1
    elif before is not None:
        end = _place(entries, key, before, otherwise=0)
        return max(0, end - limit), end
    else:
        first = 0
    return first, min(first + limit, len(entries))


def _place(entries: Sequence[_Entry], key: Callable[[_Entry], int], cursor: str, *, otherwise: int) -> int:
    named = _key_in(cursor)
    return next((place for place, each in enumerate(entries) if key(each) == named), otherwise)


def _cursor(key: int) -> str:
    return base64.urlsafe_b64encode(f"QVFI{key}".encode()).decode().rstrip("=")


def _key_in(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        return int(text.removeprefix("QVFI"))
    except ValueError as wrong:
        raise errors.parameter_wrong("Invalid cursors values were passed") from wrong
