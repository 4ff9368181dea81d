"""Automation: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from typing import Literal

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Automation:
    """Automation."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def show_cross_posting(self, account_id: str) -> shapes.CrossPostingView:
        """Which posts are passed on?"""
        return self._asker.ask(shapes.CrossPostingView, Question("GET", f"/v1/accounts/{at(account_id)}/cross-posting"))

    def list_declared_events(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.DeclaredEventPage, shapes.DeclaredEventView]:
        """List declared events."""
        return Listed(
            self._asker,
            shapes.DeclaredEventPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/declared-events", query={"cursor": cursor, "limit": limit}),
        )

    def declare_event(
        self, account_id: str, body: shapes.NewDeclaredEvent, *, idempotency_key: str | None = None
    ) -> shapes.DeclaredEventView:
        """Declare a giveaway, a challenge, press or a starter pack."""
        return self._asker.ask(
            shapes.DeclaredEventView,
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/declared-events", body=body, keyed=True, key=idempotency_key
            ),
        )

    def show_scheduled_posting(self, account_id: str) -> shapes.ScheduledPostingView:
        """Are posts planned?"""
        return self._asker.ask(
            shapes.ScheduledPostingView, Question("GET", f"/v1/accounts/{at(account_id)}/scheduled-posting")
        )

    def list_settings_attestations(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> shapes.SettingsAttestations:
        """List what was stated of an account's settings."""
        return self._asker.ask(
            shapes.SettingsAttestations,
            Question(
                "GET", f"/v1/accounts/{at(account_id)}/settings-attestations", query={"cursor": cursor, "limit": limit}
            ),
        )

    def attest_setting(
        self, account_id: str, body: shapes.NewSettingsAttestation, *, idempotency_key: str | None = None
    ) -> shapes.SettingsAttestationView:
        """State how a setting of an account stands."""
        return self._asker.ask(
            shapes.SettingsAttestationView,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/settings-attestations",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_findings(
        self,
        client_id: str,
        *,
        state: Literal["open", "dismissed", "cleared"] | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Listed[shapes.FindingPage, shapes.FindingView]:
        """List findings about a client."""
        return Listed(
            self._asker,
            shapes.FindingPage,
            Question(
                "GET", f"/v1/clients/{at(client_id)}/findings", query={"state": state, "cursor": cursor, "limit": limit}
            ),
        )

    def withdraw_event(self, declared_event_id: str) -> None:
        """Withdraw a declared event."""
        self._asker.tell(Question("DELETE", f"/v1/declared-events/{at(declared_event_id)}"))

    def reset_detector(self, body: shapes.NewReset, *, idempotency_key: str | None = None) -> shapes.ResetView:
        """Set a threshold back to the published one."""
        return self._asker.ask(
            shapes.ResetView, Question("POST", "/v1/detector-resets", body=body, keyed=True, key=idempotency_key)
        )

    def list_detectors(self) -> Listed[shapes.DetectorPage, shapes.DetectorView]:
        """From which strength are we told of findings?"""
        return Listed(self._asker, shapes.DetectorPage, Question("GET", "/v1/detectors"))

    def show_finding(self, finding_id: str) -> shapes.FindingView:
        """Show a finding."""
        return self._asker.ask(shapes.FindingView, Question("GET", f"/v1/findings/{at(finding_id)}"))

    def answer_finding(
        self, finding_id: str, body: shapes.NewAnswer, *, idempotency_key: str | None = None
    ) -> shapes.AnswerView:
        """Say whether a finding is right."""
        return self._asker.ask(
            shapes.AnswerView,
            Question("POST", f"/v1/findings/{at(finding_id)}/answers", body=body, keyed=True, key=idempotency_key),
        )

    def dismiss_finding(self, finding_id: str, body: shapes.Dismissal, *, idempotency_key: str | None = None) -> None:
        """Set a finding aside."""
        self._asker.tell(
            Question("POST", f"/v1/findings/{at(finding_id)}/dismissal", body=body, keyed=True, key=idempotency_key)
        )

    def show_evidence(self, finding_id: str) -> shapes.EvidenceCard:
        """Show the evidence card of a finding."""
        return self._asker.ask(shapes.EvidenceCard, Question("GET", f"/v1/findings/{at(finding_id)}/evidence"))


class AsyncAutomation:
    """Automation, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def show_cross_posting(self, account_id: str) -> shapes.CrossPostingView:
        """Which posts are passed on?"""
        return await self._asker.ask(
            shapes.CrossPostingView, Question("GET", f"/v1/accounts/{at(account_id)}/cross-posting")
        )

    def list_declared_events(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.DeclaredEventPage, shapes.DeclaredEventView]:
        """List declared events."""
        return AsyncListed(
            self._asker,
            shapes.DeclaredEventPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/declared-events", query={"cursor": cursor, "limit": limit}),
        )

    async def declare_event(
        self, account_id: str, body: shapes.NewDeclaredEvent, *, idempotency_key: str | None = None
    ) -> shapes.DeclaredEventView:
        """Declare a giveaway, a challenge, press or a starter pack."""
        return await self._asker.ask(
            shapes.DeclaredEventView,
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/declared-events", body=body, keyed=True, key=idempotency_key
            ),
        )

    async def show_scheduled_posting(self, account_id: str) -> shapes.ScheduledPostingView:
        """Are posts planned?"""
        return await self._asker.ask(
            shapes.ScheduledPostingView, Question("GET", f"/v1/accounts/{at(account_id)}/scheduled-posting")
        )

    async def list_settings_attestations(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> shapes.SettingsAttestations:
        """List what was stated of an account's settings."""
        return await self._asker.ask(
            shapes.SettingsAttestations,
            Question(
                "GET", f"/v1/accounts/{at(account_id)}/settings-attestations", query={"cursor": cursor, "limit": limit}
            ),
        )

    async def attest_setting(
        self, account_id: str, body: shapes.NewSettingsAttestation, *, idempotency_key: str | None = None
    ) -> shapes.SettingsAttestationView:
        """State how a setting of an account stands."""
        return await self._asker.ask(
            shapes.SettingsAttestationView,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/settings-attestations",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_findings(
        self,
        client_id: str,
        *,
        state: Literal["open", "dismissed", "cleared"] | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncListed[shapes.FindingPage, shapes.FindingView]:
        """List findings about a client."""
        return AsyncListed(
            self._asker,
            shapes.FindingPage,
            Question(
                "GET", f"/v1/clients/{at(client_id)}/findings", query={"state": state, "cursor": cursor, "limit": limit}
            ),
        )

    async def withdraw_event(self, declared_event_id: str) -> None:
        """Withdraw a declared event."""
        await self._asker.tell(Question("DELETE", f"/v1/declared-events/{at(declared_event_id)}"))

    async def reset_detector(self, body: shapes.NewReset, *, idempotency_key: str | None = None) -> shapes.ResetView:
        """Set a threshold back to the published one."""
        return await self._asker.ask(
            shapes.ResetView, Question("POST", "/v1/detector-resets", body=body, keyed=True, key=idempotency_key)
        )

    def list_detectors(self) -> AsyncListed[shapes.DetectorPage, shapes.DetectorView]:
        """From which strength are we told of findings?"""
        return AsyncListed(self._asker, shapes.DetectorPage, Question("GET", "/v1/detectors"))

    async def show_finding(self, finding_id: str) -> shapes.FindingView:
        """Show a finding."""
        return await self._asker.ask(shapes.FindingView, Question("GET", f"/v1/findings/{at(finding_id)}"))

    async def answer_finding(
        self, finding_id: str, body: shapes.NewAnswer, *, idempotency_key: str | None = None
    ) -> shapes.AnswerView:
        """Say whether a finding is right."""
        return await self._asker.ask(
            shapes.AnswerView,
            Question("POST", f"/v1/findings/{at(finding_id)}/answers", body=body, keyed=True, key=idempotency_key),
        )

    async def dismiss_finding(
        self, finding_id: str, body: shapes.Dismissal, *, idempotency_key: str | None = None
    ) -> None:
        """Set a finding aside."""
        await self._asker.tell(
            Question("POST", f"/v1/findings/{at(finding_id)}/dismissal", body=body, keyed=True, key=idempotency_key)
        )

    async def show_evidence(self, finding_id: str) -> shapes.EvidenceCard:
        """Show the evidence card of a finding."""
        return await self._asker.ask(shapes.EvidenceCard, Question("GET", f"/v1/findings/{at(finding_id)}/evidence"))
