"""Somebody who calls the API over HTTP, as any front end does."""

from dataclasses import dataclass
from typing import Any

import httpx2

from service.kit.situations import Situation


class StoryStuck(Situation):
    """A step of the story did not come about; the message says which and what was answered."""


@dataclass(slots=True)
class Caller:
    """Somebody signed in to the API."""

    http: httpx2.Client
    url: str
    token: str = ""

    def get(self, path: str, **query: str | int) -> Any:  # noqa: ANN401 # JSON
        """What a door shows."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: object = None, *, content: bytes | None = None) -> Any:  # noqa: ANN401 # JSON
        """What a door answers to being asked for something new."""
        return self._ask("POST", path, json=body, content=content)

    def put(self, path: str, body: object) -> Any:  # noqa: ANN401 # JSON
        """What a door answers to something being set."""
        return self._ask("PUT", path, json=body)

    def patch(self, path: str, body: object) -> Any:  # noqa: ANN401 # JSON
        """What a door answers to a change."""
        return self._ask("PATCH", path, json=body)

    def _ask(self, method: str, path: str, **how: Any) -> Any:  # noqa: ANN401 # as httpx2 takes it
        how = {name: value for name, value in how.items() if value is not None}
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if "content" in how:
            headers["Content-Type"] = "application/zip"
        answer = self.http.request(method, self.url + path, headers=headers, **how)
        if answer.is_error:
            raise StoryStuck(f"{method} {path} answered {answer.status_code}: {answer.text}")
        return answer.json() if answer.content else None
