"""Front ends: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class FrontEnds:
    """Front ends."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_approvals(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ApprovalPage, shapes.ApprovalView]:
        """List what may act for you."""
        return Listed(
            self._asker, shapes.ApprovalPage, Question("GET", "/v1/approvals", query={"cursor": cursor, "limit": limit})
        )

    def end_approval(self, approval_id: str) -> None:
        """End an approval."""
        self._asker.tell(Question("DELETE", f"/v1/approvals/{at(approval_id)}"))

    def list_front_ends(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.FrontEndPage, shapes.FrontEndView]:
        """List front ends."""
        return Listed(
            self._asker,
            shapes.FrontEndPage,
            Question("GET", "/v1/front-ends", query={"cursor": cursor, "limit": limit}),
        )

    def retire_front_end(self, front_end_id: str) -> None:
        """Retire a front end."""
        self._asker.tell(Question("DELETE", f"/v1/front-ends/{at(front_end_id)}"))

    def give_leave_to_register(self, *, idempotency_key: str | None = None) -> shapes.LeaveToRegister:
        """Let somebody register a front end."""
        return self._asker.ask(
            shapes.LeaveToRegister, Question("POST", "/v1/registration-tokens", keyed=True, key=idempotency_key)
        )


class AsyncFrontEnds:
    """Front ends, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_approvals(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ApprovalPage, shapes.ApprovalView]:
        """List what may act for you."""
        return AsyncListed(
            self._asker, shapes.ApprovalPage, Question("GET", "/v1/approvals", query={"cursor": cursor, "limit": limit})
        )

    async def end_approval(self, approval_id: str) -> None:
        """End an approval."""
        await self._asker.tell(Question("DELETE", f"/v1/approvals/{at(approval_id)}"))

    def list_front_ends(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.FrontEndPage, shapes.FrontEndView]:
        """List front ends."""
        return AsyncListed(
            self._asker,
            shapes.FrontEndPage,
            Question("GET", "/v1/front-ends", query={"cursor": cursor, "limit": limit}),
        )

    async def retire_front_end(self, front_end_id: str) -> None:
        """Retire a front end."""
        await self._asker.tell(Question("DELETE", f"/v1/front-ends/{at(front_end_id)}"))

    async def give_leave_to_register(self, *, idempotency_key: str | None = None) -> shapes.LeaveToRegister:
        """Let somebody register a front end."""
        return await self._asker.ask(
            shapes.LeaveToRegister, Question("POST", "/v1/registration-tokens", keyed=True, key=idempotency_key)
        )
