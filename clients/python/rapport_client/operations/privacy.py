"""Privacy: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at


class Privacy:
    """Privacy."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def erase_account(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.ErasureAsked:
        """Erase an account."""
        return self._asker.ask(
            shapes.ErasureAsked,
            Question("POST", f"/v1/accounts/{at(account_id)}/erasures", keyed=True, key=idempotency_key),
        )

    def erase_client(self, client_id: str, *, idempotency_key: str | None = None) -> shapes.ErasureAsked:
        """Erase a client."""
        return self._asker.ask(
            shapes.ErasureAsked,
            Question("POST", f"/v1/clients/{at(client_id)}/erasures", keyed=True, key=idempotency_key),
        )

    def show_erasure(self, erasure_id: str) -> shapes.ErasureView:
        """Follow an erasure."""
        return self._asker.ask(shapes.ErasureView, Question("GET", f"/v1/erasures/{at(erasure_id)}"))

    def suppress_person(
        self, body: shapes.PersonToForget, *, idempotency_key: str | None = None
    ) -> shapes.SuppressionView:
        """Forget somebody around an account."""
        return self._asker.ask(
            shapes.SuppressionView, Question("POST", "/v1/suppressions", body=body, keyed=True, key=idempotency_key)
        )

    def show_suppression(self, suppression_id: str) -> shapes.SuppressionView:
        """Follow how somebody is forgotten."""
        return self._asker.ask(shapes.SuppressionView, Question("GET", f"/v1/suppressions/{at(suppression_id)}"))


class AsyncPrivacy:
    """Privacy, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def erase_account(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.ErasureAsked:
        """Erase an account."""
        return await self._asker.ask(
            shapes.ErasureAsked,
            Question("POST", f"/v1/accounts/{at(account_id)}/erasures", keyed=True, key=idempotency_key),
        )

    async def erase_client(self, client_id: str, *, idempotency_key: str | None = None) -> shapes.ErasureAsked:
        """Erase a client."""
        return await self._asker.ask(
            shapes.ErasureAsked,
            Question("POST", f"/v1/clients/{at(client_id)}/erasures", keyed=True, key=idempotency_key),
        )

    async def show_erasure(self, erasure_id: str) -> shapes.ErasureView:
        """Follow an erasure."""
        return await self._asker.ask(shapes.ErasureView, Question("GET", f"/v1/erasures/{at(erasure_id)}"))

    async def suppress_person(
        self, body: shapes.PersonToForget, *, idempotency_key: str | None = None
    ) -> shapes.SuppressionView:
        """Forget somebody around an account."""
        return await self._asker.ask(
            shapes.SuppressionView, Question("POST", "/v1/suppressions", body=body, keyed=True, key=idempotency_key)
        )

    async def show_suppression(self, suppression_id: str) -> shapes.SuppressionView:
        """Follow how somebody is forgotten."""
        return await self._asker.ask(shapes.SuppressionView, Question("GET", f"/v1/suppressions/{at(suppression_id)}"))
