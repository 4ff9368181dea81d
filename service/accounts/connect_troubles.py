"""What keeps a door of a client's page from answering at all, told as a page to whoever came with a browser."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from service.accounts.arrival import NotConnected
from service.accounts.connect_language import language_of
from service.accounts.connect_pages import refusal_page
from service.accounts.grants import NetworkNotOffered
from service.accounts.refusals import Refusal
from service.kit.absence import answer_fault_or_absence
from service.kit.documents import HEADERS
from service.kit.preferences import prefers_a_page
from service.kit.problems import Problem, answer_http_exception, answer_problem

_MEANS: Final[Mapping[int, Refusal]] = {
    404: Refusal.LINK_UNKNOWN,
    409: Refusal.LINK_USED,
    413: Refusal.TOO_LARGE,
    429: Refusal.TOO_OFTEN,
}
"""By status; whatever else it is, they cannot mend it."""
_DESCRIBES_THE_BODY: Final = frozenset({"content-type", "content-length"})

_Trouble = TypeVar("_Trouble", bound=Exception)


def _for_browsers(
    answer: Callable[[Request[Any, Any, Any], _Trouble], Response[bytes]],
) -> Callable[[Request[Any, Any, Any], _Trouble], Response[Any]]:
    def answered(request: Request[Any, Any, Any], trouble: _Trouble) -> Response[Any]:
        told = answer(request, trouble)
        if not prefers_a_page(request.headers.get("accept", "")):
            return told
        refusal = _MEANS.get(told.status_code or 0, Refusal.OUR_FAULT)
        if isinstance(trouble, NetworkNotOffered):
            refusal = Refusal.NETWORK_NOT_OFFERED
        kept = {name: value for name, value in told.headers.items() if name.lower() not in _DESCRIBES_THE_BODY}
        return Response(
            refusal_page(NotConnected(refusal), language_of(request)),
            status_code=told.status_code,
            media_type=MediaType.HTML,
            headers=kept | dict(HEADERS),
        )

    return answered


TROUBLES: Final[ExceptionHandlersMap] = {
    Problem: _for_browsers(answer_problem),
    HTTPException: _for_browsers(answer_http_exception),
    Exception: _for_browsers(answer_fault_or_absence),
}
"""For doors that answer with pages: the status and headers of every other door, `Retry-After` among them."""
