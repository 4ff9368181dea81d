"""Where one person is mentioned in what was kept as JSON or text, and the same without them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SHORTEST_WORD: Final = 3
"""Characters; what is shorter is looked for as a whole value only, or half of every text would speak of them."""
_NOTHING_IN: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds a person by every number and word that they are known by."""

    numbers: frozenset[int]
    words: frozenset[str]
    """Handles and names, in any case."""
    _in_text: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, numbers: Iterable[int], words: Iterable[str]) -> "Mentions":
        """Of somebody who is known by these."""
        known = frozenset(numbers)
        spoken = frozenset(word.strip().removeprefix("@").casefold() for word in words) - {""}
        looked_for = [str(number) for number in known] + [word for word in spoken if len(word) >= SHORTEST_WORD]
        pattern = "|".join(re.escape(each) for each in sorted(looked_for, key=len, reverse=True))
        whole = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if looked_for else _NOTHING_IN
        return cls(known, spoken, whole)

    def are_in(self, value: Json) -> bool:
        """Whether anything in this speaks of them."""
        match value:
            case dict():
                return any(self.are_in(key) or self.are_in(each) for key, each in value.items())
            case list():
                return any(self.are_in(each) for each in value)
            case str():
                return value.casefold() in self.words or bool(self._in_text.search(value))
            case bool() | float() | None:
                return False
            case int():
                return value in self.numbers

    def cut_from(self, value: Json) -> Json:
        """The same without them: entries of lists that speak of them go whole, what cannot go becomes empty."""
        match value:
            case list():
                return [self.cut_from(each) for each in value if not self._is_about_them(each)]
            case dict():
                return {key: self.cut_from(each) for key, each in value.items() if not self.are_in(key)}
            case str():
                return "" if self.are_in(value) else value
            case _:
                return None if self.are_in(value) else value

    def _is_about_them(self, entry: Json) -> bool:
        if isinstance(entry, dict):
            return any(self.are_in(each) for each in entry.values() if not isinstance(each, list))
        return not isinstance(entry, list) and self.are_in(entry)
