"""What changed between two shapes of the contract, seen from where they are sent or answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = Mapping[str, Any]

_TIGHTER_WHEN_LESS: Final = ("maxLength", "maxItems", "maximum", "maxProperties", "exclusiveMaximum")
_TIGHTER_WHEN_MORE: Final = ("minLength", "minItems", "minimum", "minProperties", "exclusiveMinimum")
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One difference, and whether it breaks callers."""

    where: str
    what: str
    breaks: bool

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class ShapesCompared:
    """Two documents, seen from one operation or event."""

    before: Json
    after: Json
    address: str

    def schema(  # each is named at the call
        self, old: Json, new: Json, where: str, *, asked: bool, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> Iterator[Change]:
        """What changed in a shape; `asked` where callers send it, else they are told it."""
        pair = (str(old.get("$ref", "")), str(new.get("$ref", "")))
        if any(pair):
            if pair in seen or len(seen) > _DEEPEST:
                return
            seen |= {pair}
        old, new = _resolved(self.before, old), _resolved(self.after, new)
        if old == new and self.before.get("components") == self.after.get("components"):
            return
        yield from self._types(old, new, where, asked=asked)
        yield from self._bounds(old, new, where, asked=asked)
        yield from self._members(old, new, where, asked=asked, seen=seen)
        for word, place in (("items", "[]"), ("additionalProperties", "{}")):
            was, now = old.get(word), new.get(word)
            if isinstance(was, Mapping) and isinstance(now, Mapping):
                yield from self.schema(was, now, f"{where}{place}", asked=asked, seen=seen)
        for word in ("anyOf", "allOf"):
            yield from self._choices(old.get(word, ()), new.get(word, ()), where, asked=asked, seen=seen)

    def _types(self, old: Json, new: Json, where: str, *, asked: bool) -> Iterator[Change]:
        was, now = _kinds(old), _kinds(new)
        if was and now and was != now:
            gone, come = sorted(was - now), sorted(now - was)
            breaks = bool(gone) if asked else bool(come)
            yield Change(
                self.at(where), f"is {' or '.join(sorted(now))}, and was {' or '.join(sorted(was))}", breaks=breaks
            )
        chosen = [set(map(str, each.get("enum", ()))) for each in (old, new)]
        if chosen[0] and chosen[1]:
            for each in sorted(chosen[0] - chosen[1]):
                yield Change(self.at(where), f'is never "{each}" any more', breaks=asked)
            for each in sorted(chosen[1] - chosen[0]):
                yield Change(self.at(where), f'may be "{each}"', breaks=False)
        elif chosen[1] and asked and not chosen[0]:
            yield self.breaks(where, f"must be one of {', '.join(sorted(chosen[1]))}")
        if old.get("format") != new.get("format"):
            yield self.breaks(where, f"is written as {new.get('format')}, and was as {old.get('format')}")

    def _bounds(self, old: Json, new: Json, where: str, *, asked: bool) -> Iterator[Change]:
        for words, sign in ((_TIGHTER_WHEN_LESS, -1), (_TIGHTER_WHEN_MORE, 1)):
            for word in words:
                was, now = old.get(word), new.get(word)
                if was != now:
                    tighter = now is not None and (was is None or (now - was) * sign > 0)
                    yield Change(
                        self.at(where),
                        f"{word} is {now}, and was {was}",
                        breaks=tighter is asked and (asked or was is not None),
                    )
        if old.get("pattern") != new.get("pattern"):
            now = new.get("pattern")
            yield Change(
                self.at(where), f"fits {now}, and fitted {old.get('pattern')}", breaks=asked and now is not None
            )

    def _members(
        self, old: Json, new: Json, where: str, *, asked: bool, seen: frozenset[tuple[str, str]]
    ) -> Iterator[Change]:
        was, now = old.get("properties", {}), new.get("properties", {})
        needed = [set(each.get("required", ())) for each in (old, new)]
        for name in sorted(was.keys() | now.keys()):
            place = f"{where}.{name}"
            if name not in now:
                yield Change(self.at(place), "is gone", breaks=not asked or new.get("additionalProperties") is False)
            elif name not in was:
                must = asked and name in needed[1]
                yield Change(self.at(place), "must be sent" if must else "is new", breaks=must)
            else:
                if asked and name in needed[1] - needed[0]:
                    yield self.breaks(place, "must be sent")
                if not asked and name in needed[0] - needed[1]:
                    yield self.breaks(place, "may be left out")
                yield from self.schema(was[name], now[name], place, asked=asked, seen=seen)

    def _choices(
        self, old: Sequence[Json], new: Sequence[Json], where: str, *, asked: bool, seen: frozenset[tuple[str, str]]
    ) -> Iterator[Change]:
        was, now = ({_name(each): each for each in side} for side in (old, new))
        if not was or not now:
            return
        for name in sorted(was.keys() - now.keys()):
            yield Change(self.at(where), f"is never {name} any more", breaks=asked)
        for name in sorted(now.keys() - was.keys()):
            yield Change(self.at(where), f"may be {name}", breaks=not asked)
        for name in sorted(was.keys() & now.keys()):
            yield from self.schema(was[name], now[name], where, asked=asked, seen=seen)

    def breaks(self, where: str, what: str) -> Change:
        """A change that breaks callers."""
        return Change(self.at(where), what, breaks=True)

    def adds(self, where: str, what: str) -> Change:
        """A change that breaks nobody."""
        return Change(self.at(where), what, breaks=False)

    def at(self, where: str) -> str:
        """Where this is, for a reader."""
        return f"{self.address} {where}".strip()


def _resolved(document: Json, schema: Json) -> Json:
    if "$ref" not in schema:
        return schema
    found: Json = document
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _kinds(schema: Json) -> set[str]:
    kind = schema.get("type", ())
    return {kind} if isinstance(kind, str) else set(kind)


def _name(schema: Json) -> str:
    return str(schema.get("$ref", "").rpartition("/")[2] or schema.get("type", "something"))
