"""Clients: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Clients:
    """Clients."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_clients(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ClientPage, shapes.ClientView]:
        """List clients in reach."""
        return Listed(
            self._asker, shapes.ClientPage, Question("GET", "/v1/clients", query={"cursor": cursor, "limit": limit})
        )

    def add_client(self, body: shapes.Portrait, *, idempotency_key: str | None = None) -> shapes.ClientView:
        """Take on a client."""
        return self._asker.ask(
            shapes.ClientView, Question("POST", "/v1/clients", body=body, keyed=True, key=idempotency_key)
        )

    def show_client(self, client_id: str) -> shapes.ClientView:
        """Show a client."""
        return self._asker.ask(shapes.ClientView, Question("GET", f"/v1/clients/{at(client_id)}"))

    def change_client(self, client_id: str, body: shapes.ClientChange) -> shapes.ClientView:
        """Change a client."""
        return self._asker.ask(shapes.ClientView, Question("PATCH", f"/v1/clients/{at(client_id)}", body=body))

    def list_assignments(self, client_id: str) -> Listed[shapes.AssignmentPage, shapes.AssignmentView]:
        """Who coaches this client?"""
        return Listed(self._asker, shapes.AssignmentPage, Question("GET", f"/v1/clients/{at(client_id)}/assignments"))

    def unassign_member(self, client_id: str, member_id: str) -> None:
        """Have a member no longer coach this client."""
        self._asker.tell(Question("DELETE", f"/v1/clients/{at(client_id)}/assignments/{at(member_id)}"))

    def assign_member(self, client_id: str, member_id: str) -> None:
        """Have a member coach this client."""
        self._asker.tell(Question("PUT", f"/v1/clients/{at(client_id)}/assignments/{at(member_id)}"))

    def note_call(self, client_id: str, body: shapes.NewCall, *, idempotency_key: str | None = None) -> shapes.CallView:
        """Note that a call was held."""
        return self._asker.ask(
            shapes.CallView,
            Question("POST", f"/v1/clients/{at(client_id)}/calls", body=body, keyed=True, key=idempotency_key),
        )

    def list_consents(self, client_id: str) -> Listed[shapes.ConsentPage, shapes.ConsentView]:
        """What does this client agree to show?"""
        return Listed(self._asker, shapes.ConsentPage, Question("GET", f"/v1/clients/{at(client_id)}/consents"))

    def decide_consent(
        self, client_id: str, kind: shapes.ConsentKind, body: shapes.ConsentDecision
    ) -> shapes.ConsentView:
        """Agree to show something, or take it back."""
        return self._asker.ask(
            shapes.ConsentView, Question("PUT", f"/v1/clients/{at(client_id)}/consents/{at(kind)}", body=body)
        )

    def invite_client(
        self, client_id: str, body: shapes.ClientInvitation, *, idempotency_key: str | None = None
    ) -> shapes.ClientInvited:
        """Invite a client to their own view."""
        return self._asker.ask(
            shapes.ClientInvited,
            Question("POST", f"/v1/clients/{at(client_id)}/invitations", body=body, keyed=True, key=idempotency_key),
        )

    def close_own_view(self, client_id: str) -> None:
        """Close a client's own view."""
        self._asker.tell(Question("DELETE", f"/v1/clients/{at(client_id)}/own-view"))


class AsyncClients:
    """Clients, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_clients(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ClientPage, shapes.ClientView]:
        """List clients in reach."""
        return AsyncListed(
            self._asker, shapes.ClientPage, Question("GET", "/v1/clients", query={"cursor": cursor, "limit": limit})
        )

    async def add_client(self, body: shapes.Portrait, *, idempotency_key: str | None = None) -> shapes.ClientView:
        """Take on a client."""
        return await self._asker.ask(
            shapes.ClientView, Question("POST", "/v1/clients", body=body, keyed=True, key=idempotency_key)
        )

    async def show_client(self, client_id: str) -> shapes.ClientView:
        """Show a client."""
        return await self._asker.ask(shapes.ClientView, Question("GET", f"/v1/clients/{at(client_id)}"))

    async def change_client(self, client_id: str, body: shapes.ClientChange) -> shapes.ClientView:
        """Change a client."""
        return await self._asker.ask(shapes.ClientView, Question("PATCH", f"/v1/clients/{at(client_id)}", body=body))

    def list_assignments(self, client_id: str) -> AsyncListed[shapes.AssignmentPage, shapes.AssignmentView]:
        """Who coaches this client?"""
        return AsyncListed(
            self._asker, shapes.AssignmentPage, Question("GET", f"/v1/clients/{at(client_id)}/assignments")
        )

    async def unassign_member(self, client_id: str, member_id: str) -> None:
        """Have a member no longer coach this client."""
        await self._asker.tell(Question("DELETE", f"/v1/clients/{at(client_id)}/assignments/{at(member_id)}"))

    async def assign_member(self, client_id: str, member_id: str) -> None:
        """Have a member coach this client."""
        await self._asker.tell(Question("PUT", f"/v1/clients/{at(client_id)}/assignments/{at(member_id)}"))

    async def note_call(
        self, client_id: str, body: shapes.NewCall, *, idempotency_key: str | None = None
    ) -> shapes.CallView:
        """Note that a call was held."""
        return await self._asker.ask(
            shapes.CallView,
            Question("POST", f"/v1/clients/{at(client_id)}/calls", body=body, keyed=True, key=idempotency_key),
        )

    def list_consents(self, client_id: str) -> AsyncListed[shapes.ConsentPage, shapes.ConsentView]:
        """What does this client agree to show?"""
        return AsyncListed(self._asker, shapes.ConsentPage, Question("GET", f"/v1/clients/{at(client_id)}/consents"))

    async def decide_consent(
        self, client_id: str, kind: shapes.ConsentKind, body: shapes.ConsentDecision
    ) -> shapes.ConsentView:
        """Agree to show something, or take it back."""
        return await self._asker.ask(
            shapes.ConsentView, Question("PUT", f"/v1/clients/{at(client_id)}/consents/{at(kind)}", body=body)
        )

    async def invite_client(
        self, client_id: str, body: shapes.ClientInvitation, *, idempotency_key: str | None = None
    ) -> shapes.ClientInvited:
        """Invite a client to their own view."""
        return await self._asker.ask(
            shapes.ClientInvited,
            Question("POST", f"/v1/clients/{at(client_id)}/invitations", body=body, keyed=True, key=idempotency_key),
        )

    async def close_own_view(self, client_id: str) -> None:
        """Close a client's own view."""
        await self._asker.tell(Question("DELETE", f"/v1/clients/{at(client_id)}/own-view"))
