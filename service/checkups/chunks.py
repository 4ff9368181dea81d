"""The rules by which a file comes in pieces and survives every interruption (after tus 1.0: core, checksum, expiration).

The receiver alone says how far a file has come. A piece counts whole or not at all, and only where it goes on from
there, so whatever is lost, repeated or cut short, asking for the offset and sending from it ends in the same bytes.
"""

import base64
import hashlib
import hmac
from typing import Final

from service.kit.problems import Problem

LARGEST_CHUNK: Final = 4 << 20
"""Bytes of one piece: what a phone on a slow line sends within half a minute, and one row holds."""
LARGEST_EXPORT: Final = 4 << 30
"""Bytes of all files of one export. Networks split larger ones, and of those only the lists are wanted."""
CHECKSUMS: Final = ("sha256", "sha1")
"""What tus asks every receiver with checksums to know is SHA-1; it guards against accidents alone."""


class OffsetElsewhere(Problem):
    """The file has come further, or less far, than the piece begins; `Upload-Offset` says how far."""

    status = 409
    title = "The upload goes on from another offset"
    remedy = "Send on from the offset in `Upload-Offset`; HEAD on the upload tells it at any time."


class ChunkTooLarge(Problem):
    """A piece is longer than 4 MiB, or reaches past the end of the file."""

    status = 413
    title = "This piece is too long"
    remedy = "Send at most 4 MiB at once, and no more than the length that the upload was begun with."


class ChecksumWrong(Problem):
    """The bytes are not those that were sent."""

    status = 460
    title = "The piece was damaged on its way"
    remedy = "Send it again; nothing of it was kept."


class ChecksumUnknown(Problem):
    """The checksum is not of a kind known here."""

    status = 400
    title = "This checksum cannot be read"
    remedy = "Send `Upload-Checksum: sha256 <base64>`, `sha1 <base64>`, or none."


def offset_after(*, length: int, received: int, offset: int, size: int) -> int:
    """How far a file has come once a piece is kept.

    Args:
        length: bytes of the whole file.
        received: bytes kept so far.
        offset: where the piece begins, as its sender says.
        size: bytes of the piece.

    Raises:
        OffsetElsewhere: it does not begin where the file goes on.
        ChunkTooLarge: it is longer than a piece may be, or than what is missing.
    """
    if offset != received:
        raise OffsetElsewhere(headers={"Upload-Offset": str(received)})
    if size > LARGEST_CHUNK or received + size > length:
        raise ChunkTooLarge
    return received + size


def verify(content: bytes, claimed: str) -> None:
    """Hold a piece against the value of its `Upload-Checksum`.

    Raises:
        ChecksumUnknown: it cannot be read.
        ChecksumWrong: it is that of other bytes.
    """
    algorithm, _, encoded = claimed.strip().partition(" ")
    if algorithm not in CHECKSUMS:
        raise ChecksumUnknown
    try:
        wanted = base64.b64decode(encoded, validate=True)
    except ValueError as wrong:
        raise ChecksumUnknown from wrong
    if not hmac.compare_digest(hashlib.new(algorithm, content, usedforsecurity=False).digest(), wanted):
        raise ChecksumWrong
