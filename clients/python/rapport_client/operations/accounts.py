"""Accounts: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Accounts:
    """Accounts."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def show_account(self, account_id: str) -> shapes.AccountView:
        """Show an account."""
        return self._asker.ask(shapes.AccountView, Question("GET", f"/v1/accounts/{at(account_id)}"))

    def change_account(self, account_id: str, body: shapes.AccountChange) -> shapes.AccountView:
        """Change an account's budget."""
        return self._asker.ask(shapes.AccountView, Question("PATCH", f"/v1/accounts/{at(account_id)}", body=body))

    def disconnect_account(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.AccountView:
        """Disconnect an account."""
        return self._asker.ask(
            shapes.AccountView,
            Question("POST", f"/v1/accounts/{at(account_id)}/disconnection", keyed=True, key=idempotency_key),
        )

    def list_accounts(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.AccountPage, shapes.AccountView]:
        """List a client's accounts."""
        return Listed(
            self._asker,
            shapes.AccountPage,
            Question("GET", f"/v1/clients/{at(client_id)}/accounts", query={"cursor": cursor, "limit": limit}),
        )

    def add_export_account(
        self, client_id: str, body: shapes.NewExportAccount, *, idempotency_key: str | None = None
    ) -> shapes.AccountView:
        """Add an account for exports."""
        return self._asker.ask(
            shapes.AccountView,
            Question("POST", f"/v1/clients/{at(client_id)}/accounts", body=body, keyed=True, key=idempotency_key),
        )

    def make_connect_link(
        self, client_id: str, body: shapes.LinkWanted, *, idempotency_key: str | None = None
    ) -> shapes.ConnectLinkMade:
        """Make a connect link."""
        return self._asker.ask(
            shapes.ConnectLinkMade,
            Question("POST", f"/v1/clients/{at(client_id)}/connect-links", body=body, keyed=True, key=idempotency_key),
        )


class AsyncAccounts:
    """Accounts, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def show_account(self, account_id: str) -> shapes.AccountView:
        """Show an account."""
        return await self._asker.ask(shapes.AccountView, Question("GET", f"/v1/accounts/{at(account_id)}"))

    async def change_account(self, account_id: str, body: shapes.AccountChange) -> shapes.AccountView:
        """Change an account's budget."""
        return await self._asker.ask(shapes.AccountView, Question("PATCH", f"/v1/accounts/{at(account_id)}", body=body))

    async def disconnect_account(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.AccountView:
        """Disconnect an account."""
        return await self._asker.ask(
            shapes.AccountView,
            Question("POST", f"/v1/accounts/{at(account_id)}/disconnection", keyed=True, key=idempotency_key),
        )

    def list_accounts(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.AccountPage, shapes.AccountView]:
        """List a client's accounts."""
        return AsyncListed(
            self._asker,
            shapes.AccountPage,
            Question("GET", f"/v1/clients/{at(client_id)}/accounts", query={"cursor": cursor, "limit": limit}),
        )

    async def add_export_account(
        self, client_id: str, body: shapes.NewExportAccount, *, idempotency_key: str | None = None
    ) -> shapes.AccountView:
        """Add an account for exports."""
        return await self._asker.ask(
            shapes.AccountView,
            Question("POST", f"/v1/clients/{at(client_id)}/accounts", body=body, keyed=True, key=idempotency_key),
        )

    async def make_connect_link(
        self, client_id: str, body: shapes.LinkWanted, *, idempotency_key: str | None = None
    ) -> shapes.ConnectLinkMade:
        """Make a connect link."""
        return await self._asker.ask(
            shapes.ConnectLinkMade,
            Question("POST", f"/v1/clients/{at(client_id)}/connect-links", body=body, keyed=True, key=idempotency_key),
        )
