"""Views: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed
from rapport_client.streams import AsyncStream, Stream


class Views:
    """Views."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_contradictions(self, account_id: str) -> list[shapes.Contradiction]:
        """Answers that contradict each other, or what else is known."""
        return self._asker.ask(
            list[shapes.Contradiction], Question("GET", f"/v1/accounts/{at(account_id)}/sorting/contradictions")
        )

    def list_changes(self, *, since: str | None = None, limit: int | None = None) -> shapes.Changes:
        """What changed since?"""
        return self._asker.ask(shapes.Changes, Question("GET", "/v1/changes", query={"since": since, "limit": limit}))

    def stream_changes(self, *, last_event_id: str | None = None) -> Stream[shapes.Changed]:
        """Be told what changes."""
        return Stream(self._asker, Question("GET", "/v1/changes/stream", headers={"Last-Event-ID": last_event_id}))

    def show_brief(self, client_id: str, *, since: str | None = None) -> shapes.Brief:
        """What happened since the last call?"""
        return self._asker.ask(
            shapes.Brief, Question("GET", f"/v1/clients/{at(client_id)}/brief", query={"since": since})
        )

    def show_brief_as_markdown(self, client_id: str, *, since: str | None = None) -> bytes:
        """The same as text, to paste."""
        return self._asker.ask(bytes, Question("GET", f"/v1/clients/{at(client_id)}/brief.md", query={"since": since}))

    def show_brief_as_pdf(self, client_id: str, *, since: str | None = None) -> bytes:
        """The same as a page to print."""
        return self._asker.ask(bytes, Question("GET", f"/v1/clients/{at(client_id)}/brief.pdf", query={"since": since}))

    def show_overview(self, client_id: str) -> shapes.Overview:
        """A client in one look."""
        return self._asker.ask(shapes.Overview, Question("GET", f"/v1/clients/{at(client_id)}/overview"))

    def show_cohort(self) -> shapes.Cohort:
        """Whom to call first, and about what?"""
        return self._asker.ask(shapes.Cohort, Question("GET", "/v1/cohort"))

    def list_today(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.TodayPage, shapes.TodayView]:
        """Who needs what today?"""
        return Listed(
            self._asker, shapes.TodayPage, Question("GET", "/v1/today", query={"cursor": cursor, "limit": limit})
        )

    def show_usage(self) -> shapes.Usage:
        """How much of the tier is used?"""
        return self._asker.ask(shapes.Usage, Question("GET", "/v1/usage"))


class AsyncViews:
    """Views, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def list_contradictions(self, account_id: str) -> list[shapes.Contradiction]:
        """Answers that contradict each other, or what else is known."""
        return await self._asker.ask(
            list[shapes.Contradiction], Question("GET", f"/v1/accounts/{at(account_id)}/sorting/contradictions")
        )

    async def list_changes(self, *, since: str | None = None, limit: int | None = None) -> shapes.Changes:
        """What changed since?"""
        return await self._asker.ask(
            shapes.Changes, Question("GET", "/v1/changes", query={"since": since, "limit": limit})
        )

    def stream_changes(self, *, last_event_id: str | None = None) -> AsyncStream[shapes.Changed]:
        """Be told what changes."""
        return AsyncStream(self._asker, Question("GET", "/v1/changes/stream", headers={"Last-Event-ID": last_event_id}))

    async def show_brief(self, client_id: str, *, since: str | None = None) -> shapes.Brief:
        """What happened since the last call?"""
        return await self._asker.ask(
            shapes.Brief, Question("GET", f"/v1/clients/{at(client_id)}/brief", query={"since": since})
        )

    async def show_brief_as_markdown(self, client_id: str, *, since: str | None = None) -> bytes:
        """The same as text, to paste."""
        return await self._asker.ask(
            bytes, Question("GET", f"/v1/clients/{at(client_id)}/brief.md", query={"since": since})
        )

    async def show_brief_as_pdf(self, client_id: str, *, since: str | None = None) -> bytes:
        """The same as a page to print."""
        return await self._asker.ask(
            bytes, Question("GET", f"/v1/clients/{at(client_id)}/brief.pdf", query={"since": since})
        )

    async def show_overview(self, client_id: str) -> shapes.Overview:
        """A client in one look."""
        return await self._asker.ask(shapes.Overview, Question("GET", f"/v1/clients/{at(client_id)}/overview"))

    async def show_cohort(self) -> shapes.Cohort:
        """Whom to call first, and about what?"""
        return await self._asker.ask(shapes.Cohort, Question("GET", "/v1/cohort"))

    def list_today(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.TodayPage, shapes.TodayView]:
        """Who needs what today?"""
        return AsyncListed(
            self._asker, shapes.TodayPage, Question("GET", "/v1/today", query={"cursor": cursor, "limit": limit})
        )

    async def show_usage(self) -> shapes.Usage:
        """How much of the tier is used?"""
        return await self._asker.ask(shapes.Usage, Question("GET", "/v1/usage"))
