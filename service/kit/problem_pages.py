"""A page for every refusal, at the address that its `type` ends with: what it means, and how to mend it."""

import inspect
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from service.kit.documents import answer, document
from service.kit.problems import NotFound, Problem

PROBLEMS: Final = "/problems"


@get(PROBLEMS, opt={"anyone": True}, include_in_schema=False)
async def list_problems() -> Response[str]:
    """Every refusal there is."""
    listed = "".join(
        f'<li><a href="{PROBLEMS}/{slug}"><code>{slug}</code></a>: {escape(problem.title)} ({problem.status})</li>'
        for slug, problem in sorted(problems().items())
    )
    return answer(200, document("Errors", f"<p>By the end of their <code>type</code>.</p><ul>{listed}</ul>"))


@get(f"{PROBLEMS}/{{slug:str}}", opt={"anyone": True}, include_in_schema=False)
async def show_problem(slug: FromPath[str]) -> Response[str]:
    """What one refusal means.

    Raises:
        NotFound: when there is no such refusal.
    """
    problem = problems().get(slug)
    if problem is None:
        raise NotFound(f"No problem is called so; {PROBLEMS} lists them all.")
    meaning = " ".join((inspect.getdoc(problem) or "").split())
    return answer(
        200,
        document(
            problem.title,
            f"<p><code>{slug}</code>, HTTP {problem.status}</p><p>{escape(meaning)}</p>"
            f'<p class="remedy">{escape(problem.remedy)}</p><p><a href="{PROBLEMS}">All errors</a></p>',
        ),
    )


@cache
def problems() -> dict[str, type[Problem]]:
    """Every kind of refusal that the running service knows, by the end of its `type`."""
    return {each.slug(): each for each in _kinds(Problem)}


def _kinds(kind: type[Problem]) -> Iterator[type[Problem]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


DOORS: Final = (list_problems, show_problem)
