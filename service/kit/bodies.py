"""Reading a request's JSON so that whatever arrives is the caller's to mend, never a fault of ours.

Litestar reads addresses and bodies alike by lenient rules, which an address needs, as it holds only text. In a body a
number is no truth value and a text no number, so bodies are laid upon their shape here, by msgspec's strict rules.
"""

import re
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.exceptions import SerializationException

from service.kit.problems import FieldProblem, RequestInvalid

_PLACE: Final = re.compile(r" - at `\$\.?(?P<where>.*)`$")


class JsonRequest(Request[Any, Any, Any]):
    """A request whose JSON is read or refused."""

    async def json(self) -> Any:  # noqa: ANN401 # the shape that the door asks for
        """The body, as the shape that the door names it by.

        Raises:
            RequestInvalid: when it is no JSON, not in UTF-8, nested deeper than anybody means, or of another shape.
        """
        try:
            decoded = await super().json()
        except SerializationException as wrong:
            raise _refusal(f"is not JSON: {wrong}") from wrong
        except UnicodeDecodeError as wrong:
            raise _refusal("is not in UTF-8") from wrong
        except RecursionError as wrong:
            raise _refusal("is nested too deeply") from wrong
        shape = self.route_handler.parsed_data_field
        try:
            return decoded if shape is None else msgspec.convert(decoded, shape.annotation)
        except msgspec.ValidationError as wrong:
            found = _PLACE.search(str(wrong))
            what, where = (str(wrong), "") if found is None else (str(wrong)[: found.start()], found["where"])
            raise _refusal(what, where) from wrong


def _refusal(what: str, where: str = "") -> RequestInvalid:
    return RequestInvalid(errors=(FieldProblem(where=where or "body", what=what),))
