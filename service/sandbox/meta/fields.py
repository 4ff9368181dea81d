"""What a call asks for: the `fields` parameter with its nested edges and modifiers, and the names that Meta knows.

`id,comments.filter(stream).limit(50){id,text}` asks for a number and for the first fifty comments of every level. A name
that a kind of object does not have is refused as Meta refuses it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.field_names import KNOWN

_TOKEN: Final = re.compile(r"[A-Za-z0-9_]+|[.,(){}]|[^.,(){}]+")
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One name that was asked for, with its modifiers and what is asked of what it leads to."""

    name: str
    modifiers: Mapping[str, str] = field(default_factory=dict)
    fields: "tuple[Asked, ...]" = ()


def asked_in(text: str, *, type_: str = errors.OAUTH) -> tuple[Asked, ...]:
    """What the parameter asks for.

    Raises:
        GraphError: it is not written as Meta writes it.
    """
    parser = _Parser(_TOKEN.findall(text), type_)
    found = parser.listed(0)
    if parser.ahead:
        raise errors.parameter_wrong(f"Syntax error near {parser.ahead[:20]!r}", type_=type_)
    return found


def written(asked: tuple[Asked, ...]) -> str:
    """What is asked for, as the parameter says it."""
    return ",".join(
        each.name
        + "".join(f".{name}({value})" for name, value in each.modifiers.items())
        + (f"{{{written(each.fields)}}}" if each.fields else "")
        for each in asked
    )


def known_only(asked: tuple[Asked, ...], kind: str, *, type_: str = errors.OAUTH) -> None:
    """Go on only if this kind of object has everything that is asked for.

    Raises:
        GraphError: it does not.
    """
    for each in asked:
        if each.name not in KNOWN[kind]:
            raise errors.field_unknown(each.name, kind, type_=type_)


class _Parser:
    def __init__(self, tokens: list[str], type_: str) -> None:
        self._tokens = tokens
        self._at = 0
        self._type = type_

    @property
    def ahead(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def listed(self, depth: int) -> tuple[Asked, ...]:
        found = []
        while self.ahead and self.ahead != "}":
            found.append(self._one(depth))
            if self.ahead == ",":
                self._at += 1
        return tuple(found)

    def _one(self, depth: int) -> Asked:
        name = self._word()
        modifiers: dict[str, str] = {}
        while self.ahead == ".":
            self._at += 1
            modifier = self._word()
            self._take("(")
            value = ""
            while self.ahead not in {")", ""}:
                value += self.ahead
                self._at += 1
            self._take(")")
            modifiers[modifier] = value
        fields: tuple[Asked, ...] = ()
        if self.ahead == "{":
            if depth >= _DEEPEST:
                raise errors.parameter_wrong("Field expansion is nested too deep", type_=self._type)
            self._at += 1
            fields = self.listed(depth + 1)
            self._take("}")
        return Asked(name, modifiers, fields)

    def _word(self) -> str:
        word = self.ahead
        if not re.fullmatch(r"[A-Za-z0-9_]+", word):
            raise errors.parameter_wrong(f"Syntax error near {word[:20]!r}", type_=self._type)
        self._at += 1
        return word

    def _take(self, expected: str) -> None:
        if self.ahead != expected:
            raise errors.parameter_wrong(f"Syntax error: expected {expected!r}", type_=self._type)
        self._at += 1
