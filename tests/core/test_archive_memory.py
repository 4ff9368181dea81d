"""What memory the readers take, each in a process of its own as the service reads: exports a million long, and bombs."""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from service.kit.child_processes import end_with
from tests.core.archive_corpus import save
from tests.core.broken_archives import FOLLOWERS, FRIENDS, broken_archives
from tests.core.memory_of_reading import peak_of

SOME = 100_000
MOST_EACH = 245
"""Bytes a follower: a million of them and what reads them then take 300 MB."""
MOST_FOR_A_BOMB = 256_000_000
"""Bytes that a reader may hold in all, whatever it is handed."""
BOMBS = [(name, data) for name, data, _ in broken_archives() if "bomb" in name or "endless" in name or "huge" in name]


@pytest.fixture(scope="module")
def reader() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with, initargs=(os.getpid(),)) as pool:
        yield pool


def in_instagrams(count: int) -> dict[str, bytes | str]:
    listed = [{"string_list_data": [{"value": f"person.{n}", "timestamp": 1_600_000_000 + n}]} for n in range(count)]
    return {FOLLOWERS: json.dumps(listed)}


def in_facebooks(count: int) -> dict[str, bytes | str]:
    listed = [{"name": f"Person of Number {n}", "timestamp": 1_600_000_000 + n} for n in range(count)]
    return {FRIENDS: json.dumps({"friends_v2": listed})}


class TestALongList:
    @pytest.mark.parametrize("export", [in_instagrams, in_facebooks])
    def test_takes_so_little_that_a_million_people_fit(
        self, tmp_path: Path, reader: ProcessPoolExecutor, export: Callable[[int], dict[str, bytes | str]]
    ) -> None:
        short, long = save(tmp_path / "short.zip", export(10)), save(tmp_path / "long.zip", export(SOME))
        read, peak, before = reader.submit(peak_of, long, warm=short).result()
        assert read == SOME
        assert peak - before < SOME * MOST_EACH


class TestABomb:
    @pytest.mark.parametrize(("name", "data"), BOMBS, ids=[name for name, _ in BOMBS])
    def test_is_refused_with_little_memory_and_its_reader_lives(
        self, tmp_path: Path, reader: ProcessPoolExecutor, name: str, data: bytes
    ) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(data)
        read, peak, _ = reader.submit(peak_of, path).result()
        assert read == -1, name
        assert peak < MOST_FOR_A_BOMB
        sound = save(tmp_path / "sound.zip", in_facebooks(3))
        assert reader.submit(peak_of, sound).result()[0] == 3
