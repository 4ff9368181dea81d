"""How doors tell that a session is open, or that a second step is owed."""

from typing import Final

from litestar import Response
from litestar.openapi.datastructures import ResponseSpec

from service.access.factors.entering import Opened, StepOwed
from service.access.factors.shapes import SecondStepOwed
from service.access.finders import Place
from service.access.shapes import SessionView

OWED: Final = 202
OPENED_OR_OWED: Final = {
    201: ResponseSpec(data_container=SessionView, description="The session is open.", generate_examples=False),
    OWED: ResponseSpec(
        data_container=SecondStepOwed, description="A second factor is to be shown first.", generate_examples=False
    ),
}
"""What such a door answers when all goes well."""


def told(entered: Opened | StepOwed, place: Place) -> Response[SessionView | SecondStepOwed]:
    """The session, or what the second step takes."""
    if isinstance(entered, StepOwed):
        return Response(SecondStepOwed.of(entered), status_code=OWED)
    return Response(session_view(entered, place))


def session_view(opened: Opened, place: Place) -> SessionView:
    """A session as the contract tells it."""
    return SessionView(
        token=opened.token.reveal(),
        expires_at=opened.expires_at,
        practice_id=place.practice_id,
        role=place.role.value,
    )
