"""A file sent in pieces over a line that loses, repeats, cuts and damages them arrives as it was sent."""

import base64
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum, auto

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from service.checkups.chunks import (
    LARGEST_CHUNK,
    ChecksumUnknown,
    ChecksumWrong,
    ChunkTooLarge,
    OffsetElsewhere,
    offset_after,
    verify,
)


class Mishap(StrEnum):
    """What a line does to a piece."""

    NONE = auto()
    LOST = auto()
    REPLY_LOST = auto()
    TWICE = auto()
    DAMAGED = auto()
    OUT_OF_PLACE = auto()


@dataclass
class Receiver:
    """What is kept, by the rules alone."""

    length: int
    kept: dict[int, bytes] = field(default_factory=dict)
    received: int = 0

    def take(self, content: bytes, *, offset: int, checksum: str) -> None:
        after = offset_after(length=self.length, received=self.received, offset=offset, size=len(content))
        verify(content, checksum)
        self.kept[offset] = content
        self.received = after

    @property
    def content(self) -> bytes:
        return b"".join(self.kept[start] for start in sorted(self.kept))


def checksum_of(content: bytes) -> str:
    return "sha256 " + base64.b64encode(hashlib.sha256(content).digest()).decode()


def send(receiver: Receiver, file: bytes, *, believed: int, size: int, mishap: Mishap) -> int:
    """One piece over a bad line; returns the offset that the sender believes in afterwards."""
    piece = file[believed : believed + size]
    wanted = checksum_of(piece)
    # Beyond where anybody stands: bytes of one place that claim another of the same length are a sender's own mistake.
    offset = max(believed, receiver.received) + 1 if mishap is Mishap.OUT_OF_PLACE else believed
    sent = bytes([piece[0] ^ 1]) + piece[1:] if mishap is Mishap.DAMAGED and piece else piece
    if mishap is Mishap.LOST:
        return receiver.received
    try:
        receiver.take(sent, offset=offset, checksum=wanted)
        if mishap is Mishap.TWICE:
            receiver.take(sent, offset=offset, checksum=wanted)
    except (OffsetElsewhere, ChecksumWrong, ChunkTooLarge):
        return receiver.received
    return believed if mishap is Mishap.REPLY_LOST else receiver.received


class TestAFileInPieces:
    @given(
        file=st.binary(min_size=1, max_size=300),
        steps=st.lists(st.tuples(st.integers(1, 90), st.sampled_from(Mishap)), max_size=40),
    )
    @examples(max_examples=300)
    def test_is_the_same_bytes_after_any_interruptions(self, file: bytes, steps: list[tuple[int, Mishap]]) -> None:
        receiver, believed = Receiver(len(file)), 0
        for size, mishap in steps:
            believed = send(receiver, file, believed=believed, size=size, mishap=mishap)
            assert receiver.content == file[: receiver.received]
        while receiver.received < len(file):
            believed = send(receiver, file, believed=receiver.received, size=64, mishap=Mishap.NONE)
        assert receiver.content == file

    @pytest.mark.parametrize("offset", [0, 9, 11])
    def test_goes_on_nowhere_but_where_it_stands(self, offset: int) -> None:
        with pytest.raises(OffsetElsewhere) as refused:
            offset_after(length=100, received=10, offset=offset, size=1)
        assert refused.value.headers["Upload-Offset"] == "10"

    @pytest.mark.parametrize(("length", "size"), [(100, 101), (LARGEST_CHUNK * 2, LARGEST_CHUNK + 1)])
    def test_takes_no_piece_that_is_too_long(self, length: int, size: int) -> None:
        with pytest.raises(ChunkTooLarge):
            offset_after(length=length, received=0, offset=0, size=size)


class TestChecksums:
    @given(content=st.binary(max_size=50), algorithm=st.sampled_from(["sha256", "sha1"]))
    def test_of_the_same_bytes_agree(self, content: bytes, algorithm: str) -> None:
        verify(content, f"{algorithm} {base64.b64encode(hashlib.new(algorithm, content).digest()).decode()}")

    @pytest.mark.parametrize("claimed", ["", "md5 aaaa", "sha256 not-base64!", "sha256"])
    def test_that_mean_nothing_are_refused(self, claimed: str) -> None:
        with pytest.raises((ChecksumUnknown, ChecksumWrong)):
            verify(b"people", claimed)
