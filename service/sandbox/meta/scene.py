"""Everything behind the reading doors: logins, what is hosted, how much of each quota is used, and what was called."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.response import Response

from service.sandbox.meta.errors import answer_graph_error
from service.sandbox.meta.hosted import Hosted
from service.sandbox.meta.login import Login
from service.sandbox.meta.mishaps import Mishaps
from service.sandbox.meta.usage import Exhausted, Usage


@dataclass(slots=True)
class Scene:
    """One sandbox."""

    login: Login
    hosted: Hosted
    usage: Usage = field(default_factory=Usage)
    mishaps: Mishaps = field(default_factory=Mishaps)
    calls: Counter[str] = field(default_factory=Counter)
    """By door and outcome, such as `media 200`."""

    def now(self) -> datetime:
        """The moment in the sandbox."""
        return self.login.now()


OnScene: TypeAlias = NamedDependency[Scene]


def answer_exhausted(request: Request[None, None, State], exhausted: Exhausted) -> Response[bytes]:
    """A reached limit as an answer, with the headers that tell of it."""
    answer = answer_graph_error(request, exhausted.refusal)
    answer.headers.update(exhausted.headers)
    return answer
