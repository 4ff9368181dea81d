"""What the API says when it refuses, as RFC 9457 tells it."""

from collections.abc import Mapping
from typing import Self


class Refused(Exception):
    """The API answered with a problem.

    Attributes:
        status: The HTTP status.
        type: The problem's stable address.
        detail: What is wrong here.
        remedy: How to mend it, if that is known.
        request_id: What to name when asking for help.
        problem: Everything that was said.
    """

    def __init__(self, status: int, problem: Mapping[str, object]) -> None:
        self.status = status
        self.type = _text(problem, "type") or "about:blank"
        self.detail = _text(problem, "detail")
        self.remedy = _text(problem, "remedy")
        self.request_id = _text(problem, "request_id")
        self.problem = problem
        super().__init__(f"{status}: {self.detail or self.type}")

    @classmethod
    def told(cls, status: int, said: object) -> Self:
        """Read a body of any shape; what is no problem document tells its status alone."""
        return cls(status, said if isinstance(said, Mapping) else {})


def _text(problem: Mapping[str, object], name: str) -> str | None:
    said = problem.get(name)
    return said if isinstance(said, str) else None
