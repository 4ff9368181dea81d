"""`ETag` and `If-None-Match`: a view that has not changed is answered without its body."""

import hashlib
from typing import Annotated, Final, TypeVar

import msgspec
from litestar import Response
from litestar.datastructures import ResponseHeader
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter
from litestar.serialization import default_serializer
from litestar.types import Serializer

Shown = TypeVar("Shown")

LONGEST_KNOWN: Final = 1000
"""Characters of an `If-None-Match`, at the most."""

IfNoneMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-None-Match",
        max_length=LONGEST_KNOWN,
        description="The `ETag` of an earlier answer; while it still holds, the answer is 304 without a body.",
    ),
]

UNCHANGED: Final = {304: ResponseSpec(data_container=None, description="Nothing has changed since that `ETag`.")}
"""The documented answer to an `If-None-Match` that still holds."""

TAGGED: Final = (
    ResponseHeader(
        name="ETag",
        description="Names this very answer; send it back as `If-None-Match`.",
        documentation_only=True,
    ),
)
"""The documented header of such a view."""

_TAG_BYTES: Final = 16


class View(Response[Shown]):
    """A view, encoded once for both its tag and the wire."""

    def __init__(self, content: Shown, *, body: bytes, tag: str, status_code: int) -> None:
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        super().__init__(content, headers=headers, status_code=status_code)
        self._body = body

    def render(self, content: object, media_type: str, enc_hook: Serializer = default_serializer) -> bytes:
        """The bytes that the tag was taken of; none when the caller has them."""
        del content, media_type, enc_hook
        return self._body


def view(content: Shown, if_none_match: str | None) -> Response[Shown]:
    """The answer that shows this content, or says that the caller has it already."""
    body = msgspec.json.encode(content)
    tag = tag_of(body)
    if if_none_match is not None and is_named(if_none_match, tag):
        return View(content, body=b"", tag=tag, status_code=304)
    return View(content, body=body, tag=tag, status_code=200)


def tag_of(body: bytes) -> str:
    """The tag that names this very answer."""
    return f'"{hashlib.blake2b(body, digest_size=_TAG_BYTES).hexdigest()}"'


def is_named(if_none_match: str, tag: str) -> bool:
    """Whether the header lists this tag; compared weakly, as RFC 9110 section 13.1.2 asks."""
    given = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return bool(given & {tag, "*"})
