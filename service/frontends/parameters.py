"""The parameters of an OAuth request, read strictly: each once, and nothing that could not be said back. Pure."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from authlib.oauth2.rfc6749 import OAuth2Request
from authlib.oauth2.rfc6749.errors import InvalidRequestError
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6749.util import extract_basic_authorization

MOST: Final = 40
"""Parameters in one request; the protocol knows fewer than half as many."""
LONGEST: Final = 4_000
"""Characters of one value; longer ones are cut on the way by browsers and proxies."""
_SAYABLE: Final = re.compile(r"[ !#-\[\]-~]*")
"""What an error may repeat (RFC 6749 §5.2)."""
_STATE: Final = re.compile(r"[ -~]*")
"""What a front end may have said back to it (RFC 6749 appendix A.5)."""


def parameters_of(text: str) -> dict[str, str]:
    """The parameters of a query, or of a form's body.

    Raises:
        InvalidRequestError: when one comes twice (RFC 6749 §3.1, §3.2), or holds what no parameter of OAuth may.
    """
    try:
        found = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=MOST, errors="strict")
    except ValueError as unreadable:
        raise InvalidRequestError("The parameters cannot be read.") from unreadable
    for name, value in found:
        if not _SAYABLE.fullmatch(name) or not (_STATE if name == "state" else _SAYABLE).fullmatch(value):
            raise InvalidRequestError("A parameter holds characters that OAuth does not allow.")
        if len(name) + len(value) > LONGEST:
            raise InvalidRequestError("A parameter is too long.")
    once = dict(found)
    if len(once) < len(found):
        raise InvalidRequestError("A parameter is given more than once.")
    # One without a value counts as not given (RFC 6749 §3.1).
    return {name: value for name, value in once.items() if value}


def claimed_id(parameters: Mapping[str, str], authorization: str | None) -> str | None:
    """Which front end says that it asks, by whichever single way it uses; `None` when it does not say.

    Raises:
        InvalidRequestError: when it proves itself in two ways, or names two front ends (RFC 6749 §2.3).
    """
    if authorization is None:
        return parameters.get("client_id")
    try:
        named, _ = extract_basic_authorization({"Authorization": authorization})
    except UnicodeDecodeError as unreadable:
        raise InvalidRequestError("The Authorization header cannot be read.") from unreadable
    if "client_secret" in parameters:
        raise InvalidRequestError("The secret is given in the header and in the body.")
    if parameters.get("client_id", named) != named:
        raise InvalidRequestError("The header and the body name two front ends.")
    return named if isinstance(named, str) else None


class Request(OAuth2Request):  # type: ignore[misc] # Authlib ships no types
    """A request as Authlib wants it."""

    # Authlib asks of the address only whether it is https. Ours is what the reverse proxy was asked for, and on loopback
    # it is http; production settings refuse any other than https.
    _NOMINAL: Final = "https://rapport.invalid/oauth"

    def __init__(self, method: str, parameters: dict[str, str], authorization: str | None = None) -> None:
        super().__init__(method, self._NOMINAL, headers={"Authorization": authorization} if authorization else {})
        self.payload = BasicOAuth2Payload(parameters)

    @property
    def form(self) -> dict[str, str]:
        """The parameters."""
        parameters: dict[str, str] = self.payload.data
        return parameters
