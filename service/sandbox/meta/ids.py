"""Meta's numbers: what each kind of thing is called by, and the numbers people bear before one app or one Page only."""

from typing import Final

from service.sandbox.dice import share

_BITS: Final = 46
_MASK: Final = (1 << _BITS) - 1
_ODD: Final = 0x2545F4914F6D  # any odd factor can be undone; this one scatters neighbours
_UNDO: Final = pow(_ODD, -1, 1 << _BITS)
_SCOPED_FROM: Final = 10**16
_APP: Final = 41
_PAGE: Final = 42


class Numbering:
    """One kind of thing's numbers: far apart to look at, yet each leads back to the thing it names."""

    def __init__(self, start: int) -> None:
        self._start = start

    def id_of(self, place: int) -> int:
        """The number of the thing at this place in the world."""
        return self._start + (place * _ODD & _MASK)

    def place_of(self, identifier: int) -> int | None:
        """The place behind a number of this kind; `None` for numbers of other kinds, not all others lead anywhere."""
        offset = identifier - self._start
        return offset * _UNDO & _MASK if 0 <= offset <= _MASK else None


def app_scoped(app: str, subject: int) -> int:
    """What one app knows this person or Instagram account as; no other app hears the same number."""
    return _scoped(_APP, int.from_bytes(app.encode()), subject)


def page_scoped(page: int, person: int) -> int:
    """What one Page knows this person as."""
    return _scoped(_PAGE, page, person)


def _scoped(kind: int, scope: int, subject: int) -> int:
    # Meta's own have sixteen digits or one more. The kind is mixed in again at the end, for the last coordinate is stirred
    # least: neighbours in the world would otherwise be told evenly spaced numbers.
    return _SCOPED_FROM + int(share(kind, scope, subject, kind) * 9 * _SCOPED_FROM)
