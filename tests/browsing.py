"""A real browser, where one is installed: Chromium without a window, led by its own protocol (CDP) as devtools are."""

import asyncio
import itertools
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

import aiohttp

CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE: Final = {"width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": True}
"""CSS pixels of a phone as most are."""
_PATIENCE_S: Final = 40.0
_LOOK_EVERY_S: Final = 0.05

Told = Mapping[str, Any]


class Page:
    """One tab, and everything that happened in it."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.complaints: list[str] = []
        """What the browser reported as wrong: faults in scripts, and what the page's policy forbids."""
        self.requests: list[tuple[str, str]] = []
        """Method and address of everything that the page asked for."""
        self._line = line
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Told]] = {}

    async def call(self, method: str, **params: object) -> Told:
        """One command of the protocol, and its result."""
        number = next(self._numbers)
        answered = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._line.send_json({"id": number, "method": method, "params": params})
        answer = await asyncio.wait_for(answered, _PATIENCE_S)
        assert "error" not in answer, (method, answer)
        result: Told = answer["result"]
        return result

    async def open(self, url: str) -> None:
        """Go to an address, and wait until its scripts have run."""
        await self.call("Page.navigate", url=url)
        await self.until(f"location.href === {json.dumps(url)} && document.readyState === 'complete'")

    async def value(self, expression: str) -> Any:  # noqa: ANN401 # JSON
        """What JavaScript makes of this in the page."""
        told = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    async def until(self, expression: str) -> Any:  # noqa: ANN401 # JSON
        """The value of this in the page once it is true."""
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            with suppress(AssertionError):  # between two pages
                if found := await self.value(expression):
                    return found
            await asyncio.sleep(_LOOK_EVERY_S)
        raise TimeoutError(expression, self.complaints, (await self.value("document.body.innerText"))[-1500:])

    async def choose(self, field: str, paths: Sequence[Path]) -> None:
        """Pick files, or a folder, as the browser's own dialog does."""
        found = await self.call("Runtime.evaluate", expression=f"document.querySelector({json.dumps(field)})")
        files = [str(each) for each in paths]
        await self.call("DOM.setFileInputFiles", files=files, objectId=found["result"]["objectId"])

    async def press(self, what: str) -> None:
        """Click on something."""
        await self.value(f"document.querySelector({json.dumps(what)}).click()")

    async def line_is(self, *, up: bool, bytes_a_second: int = -1) -> None:
        """Cut the network, mend it, or narrow it."""
        narrow = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_a_second}
        await self.call("Network.emulateNetworkConditions", offline=not up, **narrow)

    async def listen(self) -> None:
        """Hear what the browser tells, until it ends."""
        async for message in self._line:
            told = message.json()
            if (answered := self._waiting.pop(told.get("id", 0), None)) is not None:
                answered.set_result(told)
                continue
            match told.get("method"):
                case "Network.requestWillBeSent":
                    asked = told["params"]["request"]
                    self.requests.append((asked["method"], asked["url"]))
                case "Runtime.exceptionThrown":
                    self.complaints.append(str(told["params"]["exceptionDetails"]))
                case "Log.entryAdded" if told["params"]["entry"]["source"] != "network":
                    self.complaints.append(told["params"]["entry"]["text"])


@asynccontextmanager
async def a_tab() -> AsyncIterator[Page]:
    """A fresh browser of a phone's size with one tab; nothing of it is left."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(prefix="rapport-browser-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(  # noqa: ASYNC220, S603 # it starts at once, and is what was found installed
            [
                CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
            ],
            env=os.environ | {"TMPDIR": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            port = await _port(Path(folder, "DevToolsActivePort"))
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                    url = next(each["webSocketDebuggerUrl"] for each in await listed.json() if each["type"] == "page")
                async with session.ws_connect(url, max_msg_size=0) as line:
                    page = Page(line)
                    listening = asyncio.create_task(page.listen())
                    for domain in ("Page", "Runtime", "Network", "Log"):
                        await page.call(f"{domain}.enable")
                    await page.call("Emulation.setDeviceMetricsOverride", **PHONE)
                    yield page
                    listening.cancel()
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


async def _port(told: Path) -> int:
    async with asyncio.timeout(_PATIENCE_S):
        while True:
            with suppress(FileNotFoundError, IndexError, ValueError):
                return int((await asyncio.to_thread(told.read_text)).splitlines()[0])
            await asyncio.sleep(_LOOK_EVERY_S)
