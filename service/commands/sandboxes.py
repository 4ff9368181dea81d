"""The sandbox networks of a system on this machine: where each runs, and the settings that lead there."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2

from service.commands.processes import LOOPBACK, Part, free_port, part, until_answers

SEED: Final = 7
X_APP: Final = {"X_CLIENT_ID": "sandbox-app", "X_CLIENT_SECRET": "sandbox-secret"}
META_APPS: Final = {
    "INSTAGRAM_CLIENT_ID": "770214000000023",
    "INSTAGRAM_CLIENT_SECRET": "instagram-sandbox-secret",
    "FACEBOOK_CLIENT_ID": "990214000000017",
    "FACEBOOK_CLIENT_SECRET": "meta-sandbox-secret",
}


@dataclass(frozen=True, slots=True)
class Sandboxes:
    """X beside Instagram and Facebook, as processes."""

    x_url: str
    meta_url: str
    parts: tuple[Part, ...]

    @property
    def settings(self) -> dict[str, str]:
        """What the system is told so that it takes them for the networks."""
        meta = self.meta_url
        return (
            X_APP
            | META_APPS
            | {"X_API_URL": self.x_url, "X_AUTHORIZE_URL": f"{self.x_url}/i/oauth2/authorize"}
            | {"INSTAGRAM_LOGIN_URL": f"{meta}/ig-login", "INSTAGRAM_API_URL": f"{meta}/ig-api"}
            | {"INSTAGRAM_GRAPH_URL": f"{meta}/ig-graph"}
            | {"FACEBOOK_LOGIN_URL": f"{meta}/fb-login", "FACEBOOK_GRAPH_URL": f"{meta}/fb-graph"}
        )

    def move_clocks(self, http: httpx2.Client, seconds: float) -> None:
        """Let time pass on every network."""
        for url in (self.x_url, self.meta_url):
            http.post(f"{url}/sandbox/clock", json={"advance_seconds": seconds}).raise_for_status()


def start_sandboxes(stack: ExitStack, environment: Mapping[str, str], logs: Path, *, followers: int) -> Sandboxes:
    """Start them, to be stopped with the stack.

    Raises:
        ProcessFailed: when one does not start.
    """
    x_url, x = _start(stack, "sandbox-x", "service.sandbox", environment, logs, "--followers", str(followers))
    meta_url, meta = _start(stack, "sandbox-meta", "service.sandbox.meta", environment, logs)
    return Sandboxes(x_url, meta_url, (x, meta))


def _start(  # one process's facts
    stack: ExitStack, name: str, module: str, environment: Mapping[str, str], logs: Path, *options: str
) -> tuple[str, Part]:
    port = free_port()
    url = f"http://{LOOPBACK}:{port}"
    arguments = ["-m", module, "--port", str(port), "--seed", str(SEED), *options]
    started = stack.enter_context(part(name, arguments, dict(environment), logs))
    until_answers(started, f"{url}/sandbox/clock")
    return url, started
