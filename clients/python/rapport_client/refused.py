"""What every refusal tells, as RFC 9457 writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True)
class Fault:
    """One place of a request that is wrong, and what is wrong with it."""

    where: str
    what: str


class Refused(Exception):
    """The API answered with a problem; those that the contract names have classes of their own in `refusals`.

    Attributes:
        status: The HTTP status.
        type: The problem's stable address, where its meaning and remedy can be read.
        title: The refusal in one line.
        detail: What is particular to this case; may be empty.
        remedy: How to mend it; may be empty.
        errors: The places at fault.
        request_id: What to name when asking for help.
        retry_after: In how many seconds the same request may be sent again, if that was said.
    """

    def __init__(self, status: int, problem: Mapping[str, object], retry_after: float | None = None) -> None:
        self.status = status
        self.type = _text(problem, "type") or "about:blank"
        self.title = _text(problem, "title")
        self.detail = _text(problem, "detail")
        self.remedy = _text(problem, "remedy")
        self.request_id = _text(problem, "request_id")
        self.errors = _faults(problem.get("errors"))
        self.retry_after = retry_after
        faults = "; ".join(f"{each.where}: {each.what}" for each in self.errors)
        said = (self.title or self.type, self.detail, faults, self.remedy)
        super().__init__(f"{status}: " + " · ".join(each for each in said if each))


def _text(problem: Mapping[str, object], name: str) -> str:
    said = problem.get(name)
    return said if isinstance(said, str) else ""


def _faults(said: object) -> Sequence[Fault]:
    places = cast("list[object]", said) if isinstance(said, list) else []
    faults = (cast("Mapping[str, object]", each) for each in places if isinstance(each, Mapping))
    return tuple(Fault(_text(each, "where"), _text(each, "what")) for each in faults)
