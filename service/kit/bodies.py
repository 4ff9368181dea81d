"""Reading a request's JSON so that whatever bytes arrive are the caller's to mend, never a fault of ours."""

from typing import Any

from litestar import Request
from litestar.exceptions import SerializationException

from service.kit.problems import FieldProblem, RequestInvalid


class JsonRequest(Request[Any, Any, Any]):
    """A request whose JSON is read or refused."""

    async def json(self) -> Any:  # noqa: ANN401 # JSON, before the door's own shape is laid upon it
        """The body, decoded.

        Raises:
            RequestInvalid: when it is no JSON, not in UTF-8, or nested deeper than anybody means.
        """
        try:
            return await super().json()
        except SerializationException as wrong:
            raise _refusal(f"is not JSON: {wrong}") from wrong
        except UnicodeDecodeError as wrong:
            raise _refusal("is not in UTF-8") from wrong
        except RecursionError as wrong:
            raise _refusal("is nested too deeply") from wrong


def _refusal(what: str) -> RequestInvalid:
    return RequestInvalid(errors=(FieldProblem(where="body", what=what),))
