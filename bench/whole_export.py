"""What memory a whole data export of gigabytes takes: sent in pieces over HTTP to a web process, read by a worker.

The export is a ZIP64 archive of stored films with one list of followers among them. Peaks are the kernel's own (`VmHWM`,
proc(5)) of the web's largest process, the worker, and the process in which it parses archives. The peer is the same system
with the same list and no films: nothing may grow with the file.

A second export holds a million followers and no film: the worker and its reader may take 300 MB each for it.
"""

import asyncio
import json
import secrets
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import httpx2

from bench.ground import Ground
from bench.rounds import AtMost, Line, Unequal
from service.checkups.chunks import LARGEST_CHUNK
from service.commands.story import Cast, open_the_practice, take_on_export_client
from service.commands.system import System, running_system
from service.kit.scratch import scratch
from service.kit.settings import Settings

_FILM: Final = 256 << 20
_BLOCK: Final = 1 << 20
_FOLLOWERS: Final = 100_000
_MANY: Final = 1_000_000
_MOST_FOR_MANY: Final = 300_000_000
"""Bytes that a million followers may take."""
_LOOK_EVERY_S: Final = 0.02
_ASK_EVERY_S: Final = 0.25
"""Well under what one caller may ask in a minute."""
_PATIENCE_S: Final = 600.0
_MOST_GROWTH: Final = 64 << 20
"""Bytes: what reading a network may cost in memory; pieces of 4 MiB and lists of people take less."""
_MB: Final = 1e6
_FORGET_PEAK: Final = "5"
"""What `clear_refs` of proc(5) takes to set a process's peak back to what it holds now."""


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    films, many = (1, _FOLLOWERS) if ground.sizes.quick else (10, _MANY)
    settings = replace(Settings(), database_url=ground.servers.database_url, redis_url=ground.servers.redis_url)
    return await asyncio.to_thread(_measured, settings, films, many)


def _measured(settings: Settings, films: int, many: int) -> list[Line]:
    with scratch("bench-export") as folder:
        lists, whole, long = (folder / f"instagram-elena.at.home-2026-11-0{day}-x.zip" for day in (1, 2, 3))
        write_archive(lists, films=0)
        write_archive(whole, films=films)
        write_archive(long, films=0, followers=many)
        with (
            running_system(settings, lambda _step: None, sandbox=False) as system,
            httpx2.Client(timeout=60) as http,
        ):
            cast = open_the_practice(system, http)
            take_on_export_client(cast)
            _hand_in(system, cast, http, lists)  # what a first export loads for good is not counted
            with _peaks(system) as before:
                _hand_in(system, cast, http, lists)
            with _peaks(system) as peaks:
                seconds = _hand_in(system, cast, http, whole)
            with _peaks(system) as of_many:
                seconds_for_many = _hand_in(system, cast, http, long, followers=many)
        size = whole.stat().st_size
    return [
        *(_line(name, peak, before[name], size, seconds) for name, peak in peaks.items()),
        *(_line_of_many(name, peak, many, seconds_for_many) for name, peak in of_many.items()),
    ]


def _line(name: str, peak: int, before: int, size: int, seconds: float) -> Line:
    return Line(
        what=f"{name}'s memory, {size / 1e9:.1f} GB sent and read in {seconds:.0f} s",
        ours=f"{peak / _MB:.0f} MB",
        peer=f"{before / _MB:.0f} MB",
        ratios=[peak / before],
        goal=AtMost(round(1 + _MOST_GROWTH / before, 2)),
    )


def _line_of_many(name: str, peak: int, followers: int, seconds: float) -> Line:
    return Line(
        what=f"{name}'s memory, {followers:,} followers in {seconds:.0f} s",
        ours=f"{peak / _MB:.0f} MB",
        peer=f"{_MOST_FOR_MANY / _MB:.0f} MB",
        ratios=[peak / _MOST_FOR_MANY],
        goal=AtMost(1.0),
    )


def write_archive(path: Path, *, films: int, followers: int = _FOLLOWERS) -> None:
    """An Instagram export with this many films of 256 MiB, which no compression makes smaller."""
    entries = [
        {"title": "", "string_list_data": [{"href": "", "value": f"person.{n}", "timestamp": 1_600_000_000 + n}]}
        for n in range(followers)
    ]
    block = secrets.token_bytes(_BLOCK)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for film in range(films):
            with archive.open(f"media/posts/202611/{film}.mp4", "w", force_zip64=True) as file:
                for _ in range(_FILM // _BLOCK):
                    file.write(block)
        with archive.open("connections/followers_and_following/followers_1.json", "w", force_zip64=True) as listed:
            listed.write(json.dumps(entries).encode())


@contextmanager
def _peaks(system: System) -> Iterator[dict[str, int]]:
    """The most bytes that each part of the system holds in one process while the body runs, filled in on leaving."""
    roots = {each.name: each.process.pid for each in system.parts}
    lasting = [pid for root in roots.values() for pid in _family(root)]
    for pid in lasting:
        Path(f"/proc/{pid}/clear_refs").write_text(_FORGET_PEAK)
    peaks: dict[str, int] = {}
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_EVERY_S):
            for name, root in roots.items():
                for pid in _family(root):
                    part = name if pid in lasting else f"{name}'s reader"
                    with suppress(OSError):
                        peaks[part] = max(peaks.get(part, 0), _peak(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peaks
    finally:
        over.set()
        watcher.join()


def _hand_in(system: System, cast: Cast, http: httpx2.Client, path: Path, *, followers: int = _FOLLOWERS) -> float:
    began = time.monotonic()
    account = f"{system.web_url}/v1/accounts/{cast.export_account}"
    signed = {"Authorization": f"Bearer {cast.elena.token}"}
    size = path.stat().st_size
    begun = http.post(f"{account}/uploads", json={"length": size, "file_name": path.name}, headers=signed)
    at = f"{system.web_url}{begun.raise_for_status().headers['location']}"
    with path.open("rb") as file:
        while piece := file.read(LARGEST_CHUNK):
            told = {"Upload-Offset": str(file.tell() - len(piece)), "Content-Type": "application/offset+octet-stream"}
            http.patch(at, content=piece, headers=signed | told).raise_for_status()
    body = {"upload_ids": [begun.json()["id"]], "with_messages": False, "followers_shown": None}
    asked = http.post(f"{account}/uploaded-exports", json=body, headers=signed).raise_for_status().json()
    while time.monotonic() - began < _PATIENCE_S:
        seen = cast.owner.get(f"/v1/checkups/{asked['id']}")
        if seen["state"] == "done":
            if seen["people_read"] != followers:
                raise Unequal(f"{seen['people_read']} of {followers} followers were read")
            return time.monotonic() - began
        if seen["state"] == "failed":
            raise Unequal(f"the export was not read: {seen['failure']}")
        system.check()
        time.sleep(_ASK_EVERY_S)
    raise Unequal(f"the export was not read within {_PATIENCE_S:.0f} seconds")


def _family(root: int) -> list[int]:
    family = [root]
    for pid in family:
        with suppress(OSError):
            family += [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return family


def _peak(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)
