"""What changed between two versions of the contract, in plain words: what breaks callers, and what does not.

Takes two OpenAPI documents as decoded JSON. A change breaks when a request that was right may be refused, or an answer no
longer holds what it promised. Whatever is asked of callers is judged as input, whatever they are told as output; a shape
that is used both ways is judged both ways.
"""

from collections.abc import Iterator
from typing import Final

from service.commands.shape_changes import Change, Json, ShapesCompared

_METHODS: Final = ("get", "put", "post", "patch", "delete")


def changes(before: Json, after: Json) -> list[Change]:
    """Every difference that callers can notice, those that break them first; the same one in several places once each."""
    found = set(_operations(before, after)) | set(_webhooks(before, after))
    return sorted(found, key=lambda each: (not each.breaks, each.where, each.what))


def _operations(before: Json, after: Json) -> Iterator[Change]:
    old, new = _by_address(before), _by_address(after)
    for address in sorted(old.keys() - new.keys()):
        yield Change(address, "the operation is gone", breaks=True)
    for address in sorted(new.keys() - old.keys()):
        yield Change(address, "is a new operation", breaks=False)
    for address in sorted(old.keys() & new.keys()):
        yield from _Compared(before, after, address).operation(old[address], new[address])


def _webhooks(before: Json, after: Json) -> Iterator[Change]:
    old, new = before.get("webhooks", {}), after.get("webhooks", {})
    for name in sorted(old.keys() - new.keys()):
        yield Change(f"event {name}", "is no longer told", breaks=True)
    for name in sorted(new.keys() - old.keys()):
        yield Change(f"event {name}", "is a new event", breaks=False)
    for name in sorted(old.keys() & new.keys()):
        sent = [each["post"]["requestBody"]["content"] for each in (old[name], new[name])]
        yield from _Compared(before, after, f"event {name}").content(sent[0], sent[1], asked=False)


def _by_address(document: Json) -> dict[str, Json]:
    return {
        f"{method.upper()} {path}": item[method]
        for path, item in document["paths"].items()
        for method in _METHODS
        if method in item
    }


class _Compared(ShapesCompared):
    """Two operations or events."""

    def operation(self, old: Json, new: Json) -> Iterator[Change]:
        if old["operationId"] != new["operationId"]:
            yield self.breaks("", f"is called {new['operationId']}, and was {old['operationId']}")
        if new.get("deprecated") and not old.get("deprecated"):
            yield self.adds("", "is deprecated")
        yield from self._security(old, new)
        yield from self._parameters(old, new)
        yield from self._body(old, new)
        yield from self._answers(old, new)

    def _security(self, old: Json, new: Json) -> Iterator[Change]:
        ways = [
            each.get("security", document.get("security", ()))
            for each, document in ((old, self.before), (new, self.after))
        ]
        for way in ways[0]:
            if not any(_asks_no_more(other, way) for other in ways[1]):
                yield self.breaks("", f"no longer opens by {_way(way)}")
        for way in ways[1]:
            if way not in ways[0]:
                yield self.adds("", f"opens by {_way(way)}")

    def _parameters(self, old: Json, new: Json) -> Iterator[Change]:
        was, now = ({(each["in"], each["name"]): each for each in said.get("parameters", ())} for said in (old, new))
        for place in sorted(was.keys() | now.keys()):
            where = f"{place[0]} {place[1]}"
            if place not in now:
                yield self.breaks(where, "is no longer taken")
            elif place not in was:
                if now[place].get("required"):
                    yield self.breaks(where, "must be sent")
                else:
                    yield self.adds(where, "may be sent")
            else:
                if now[place].get("required") and not was[place].get("required"):
                    yield self.breaks(where, "must be sent")
                yield from self.schema(was[place]["schema"], now[place]["schema"], where, asked=True)

    def _body(self, old: Json, new: Json) -> Iterator[Change]:
        was, now = old.get("requestBody"), new.get("requestBody")
        if was is None and now is not None:
            required = bool(now.get("required"))
            yield Change(self.at("body"), "must be sent" if required else "may be sent", breaks=required)
        elif was is not None and now is None:
            yield self.breaks("body", "is no longer taken")
        elif was is not None and now is not None:
            if now.get("required") and not was.get("required"):
                yield self.breaks("body", "must be sent")
            yield from self.content(was["content"], now["content"], asked=True)

    def _answers(self, old: Json, new: Json) -> Iterator[Change]:
        was, now = old["responses"], new["responses"]
        for status in sorted(was.keys() | now.keys()):
            if status not in now:
                # Nobody depends on being refused, but on what is answered when all goes well.
                yield Change(self.at(status), "is no longer answered", breaks=status[0] in "23")
            elif status not in was:
                yield self.adds(status, "may be answered")
            elif status[0] == "2":
                yield from self.content(was[status].get("content", {}), now[status].get("content", {}), asked=False)

    def content(self, old: Json, new: Json, *, asked: bool) -> Iterator[Change]:
        side = "body" if asked else "answer"
        for kind in sorted(old.keys() | new.keys()):
            if kind not in new:
                yield self.breaks(side, f"is no longer {kind}")
            elif kind not in old:
                yield self.adds(side, f"may be {kind}")
            else:
                yield from self.schema(old[kind].get("schema", {}), new[kind].get("schema", {}), side, asked=asked)


def _asks_no_more(other: Json, way: Json) -> bool:
    return other.keys() <= way.keys() and all(set(other[name]) <= set(way[name]) for name in other)


def _way(way: Json) -> str:
    return " and ".join(f"{name} {' '.join(scopes)}".strip() for name, scopes in way.items()) or "nothing"
