"""The sandbox as a process of its own, and a hand on its stage, for tests over real HTTP."""

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import msgspec

STARTS_WITHIN = 30.0
PAUSE = 0.05


class _Clock(msgspec.Struct):
    now: datetime


class Hosted(msgspec.Struct):
    """An account whose audience the sandbox knows."""

    id: str
    username: str
    coached: bool
    followers: int


class _Sandbox(msgspec.Struct):
    accounts: list[Hosted]


class Truth(msgspec.Struct):
    """Who really follows, and whom the account follows."""

    followers: dict[str, str]
    suspended_followers: list[str]
    following: list[str]


class Ledger(msgspec.Struct):
    """What was called and charged."""

    statuses: dict[str, int]
    returned: dict[str, int]
    charged: dict[str, int]
    cost_micro_dollars: int


@dataclass(frozen=True, slots=True)
class SandboxX:
    """A running Sandbox X, as its stage hand and as a person before its consent page."""

    url: str
    http: httpx2.AsyncClient

    async def now(self) -> datetime:
        """Its time."""
        return msgspec.json.decode(await self._get("/sandbox/clock"), type=_Clock).now

    async def advance(self, by: timedelta) -> None:
        """Let its time pass."""
        await self._post("/sandbox/clock", {"advance_seconds": by.total_seconds()})

    async def coached(self) -> Hosted:
        """The account with the largest audience of those that somebody may sign in with."""
        accounts = msgspec.json.decode(await self._get("/sandbox"), type=_Sandbox).accounts
        return max((each for each in accounts if each.coached), key=lambda each: each.followers)

    async def truth(self, account_id: int) -> Truth:
        """What was planted around an account."""
        return msgspec.json.decode(await self._get(f"/sandbox/truth/{account_id}"), type=Truth)

    async def ledger(self) -> Ledger:
        """Its books."""
        return msgspec.json.decode(await self._get("/sandbox/ledger"), type=Ledger)

    async def plant(self, path: str, kind: str, **how: object) -> None:
        """Make the next call to a path fail."""
        await self._post("/sandbox/faults", {"path": path, "kind": kind, **how})

    async def withdraw(self, account_id: int) -> None:
        """The person removes every app."""
        await self._post("/sandbox/revocations", {"account_id": str(account_id)})

    async def suspend(self, account_id: int) -> None:
        """Suspend an account."""
        await self._post(f"/sandbox/accounts/{account_id}/suspension", {})

    async def reinstate(self, account_id: int) -> None:
        """Lift a suspension."""
        (await self.http.delete(f"{self.url}/sandbox/accounts/{account_id}/suspension")).raise_for_status()

    async def post(self, account_id: int, text: str, *, at: datetime, posted_with: str) -> None:
        """A hosted account has posted this."""
        told = {"text": text, "posted_at": at.isoformat(), "posted_with": posted_with}
        await self._post(f"/sandbox/accounts/{account_id}/posts", told)

    async def agree(self, consent_url: str, account_id: int, *, without: Iterable[str] = ()) -> dict[str, str]:
        """Sign in and agree on the consent page; returns what the person is sent back with."""
        page = (await self.http.get(consent_url)).raise_for_status().text
        question = re.search(r'name="question" value="([^"]+)"', page)
        assert question is not None, page
        ticked = [scope for scope in re.findall(r'name="scope" value="([^"]+)"', page) if scope not in set(without)]
        form = {"question": question[1], "person": str(account_id), "scope": ticked, "decision": "approve"}
        sent_back = await self.http.post(consent_url.partition("?")[0], data=form)
        assert sent_back.status_code == 302, sent_back.text
        return {name: values[0] for name, values in parse_qs(urlsplit(sent_back.headers["location"]).query).items()}

    async def _get(self, path: str) -> bytes:
        return (await self.http.get(self.url + path)).raise_for_status().content

    async def _post(self, path: str, body: object) -> None:
        (await self.http.post(self.url + path, json=body)).raise_for_status()


@contextlib.contextmanager
def sandbox_x_process(*, seed: int = 7, options: Iterable[str] = ()) -> Iterator[str]:
    """The address of a Sandbox X in a process of its own, which ends with the block."""
    with module_process("service.sandbox", "--seed", str(seed), *options) as url:
        yield url


@contextlib.contextmanager
def module_process(module: str, *options: str) -> Iterator[str]:
    """The address of a sandbox that this module runs on a free port, in a process that ends with the block."""
    port = _free_port()
    command = [sys.executable, "-m", module, "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # our own program
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(int(STARTS_WITHIN / PAUSE)):
        assert process.poll() is None, f"the sandbox ended with {process.returncode} before it answered"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(PAUSE)
    raise TimeoutError(f"the sandbox did not answer within {STARTS_WITHIN:g} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
