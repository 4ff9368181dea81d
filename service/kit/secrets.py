"""A secret that does not show itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """Text that must never reach a log, an error or an answer; read it with `reveal()`."""

    _text: str

    def reveal(self) -> str:
        """The text itself; call it only where it leaves for its one purpose."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __bool__(self) -> bool:
        return bool(self._text)
