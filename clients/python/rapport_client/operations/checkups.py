"""Checkups: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Checkups:
    """Checkups."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def estimate_checkup(self, account_id: str) -> shapes.CheckupEstimate:
        """What would a checkup cost?"""
        return self._asker.ask(
            shapes.CheckupEstimate, Question("GET", f"/v1/accounts/{at(account_id)}/checkup-estimate")
        )

    def list_checkups(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.CheckupPage, shapes.CheckupView]:
        """List an account's checkups."""
        return Listed(
            self._asker,
            shapes.CheckupPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/checkups", query={"cursor": cursor, "limit": limit}),
        )

    def start_checkup(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.CheckupAsked:
        """Have an account looked at now."""
        return self._asker.ask(
            shapes.CheckupAsked,
            Question("POST", f"/v1/accounts/{at(account_id)}/checkups", keyed=True, key=idempotency_key),
        )

    def confirm_exports(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.ExportsConfirmed:
        """Confirm that the account's exports are its own."""
        return self._asker.ask(
            shapes.ExportsConfirmed,
            Question("POST", f"/v1/accounts/{at(account_id)}/export-confirmation", keyed=True, key=idempotency_key),
        )

    def hand_in_export(
        self,
        account_id: str,
        content: bytes,
        *,
        with_messages: bool | None = None,
        followers_shown: int | None = None,
        file_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> shapes.CheckupAsked:
        """Hand in an official data export."""
        return self._asker.ask(
            shapes.CheckupAsked,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/exports",
                query={"with_messages": with_messages, "followers_shown": followers_shown, "file_name": file_name},
                headers={"Content-Type": "application/zip"},
                content=content,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def hand_in_uploads(
        self, account_id: str, body: shapes.ExportWanted, *, idempotency_key: str | None = None
    ) -> shapes.CheckupAsked:
        """Hand in an export whose files have arrived."""
        return self._asker.ask(
            shapes.CheckupAsked,
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/uploaded-exports", body=body, keyed=True, key=idempotency_key
            ),
        )

    def begin_upload(
        self, account_id: str, body: shapes.UploadWanted, *, idempotency_key: str | None = None
    ) -> shapes.UploadView:
        """Begin to send a file of an export in pieces."""
        return self._asker.ask(
            shapes.UploadView,
            Question("POST", f"/v1/accounts/{at(account_id)}/uploads", body=body, keyed=True, key=idempotency_key),
        )

    def drop_upload(self, account_id: str, upload_id: str) -> None:
        """Drop a file on its way."""
        self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}"))

    def show_upload(self, account_id: str, upload_id: str) -> shapes.UploadView:
        """See how far a file has come."""
        return self._asker.ask(
            shapes.UploadView, Question("GET", f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}")
        )

    def send_chunk(
        self, account_id: str, upload_id: str, content: bytes, *, upload_offset: int, upload_checksum: str | None = None
    ) -> None:
        """Send the next piece of a file."""
        self._asker.tell(
            Question(
                "PATCH",
                f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}",
                headers={
                    "Upload-Offset": upload_offset,
                    "Upload-Checksum": upload_checksum,
                    "Content-Type": "application/offset+octet-stream",
                },
                content=content,
            )
        )

    def show_checkup(self, checkup_id: str) -> shapes.CheckupView:
        """Follow a checkup."""
        return self._asker.ask(shapes.CheckupView, Question("GET", f"/v1/checkups/{at(checkup_id)}"))

    def list_exports(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.HandedInPage, shapes.HandedInView]:
        """List the exports that a client handed in."""
        return Listed(
            self._asker,
            shapes.HandedInPage,
            Question("GET", f"/v1/clients/{at(client_id)}/exports", query={"cursor": cursor, "limit": limit}),
        )


class AsyncCheckups:
    """Checkups, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def estimate_checkup(self, account_id: str) -> shapes.CheckupEstimate:
        """What would a checkup cost?"""
        return await self._asker.ask(
            shapes.CheckupEstimate, Question("GET", f"/v1/accounts/{at(account_id)}/checkup-estimate")
        )

    def list_checkups(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.CheckupPage, shapes.CheckupView]:
        """List an account's checkups."""
        return AsyncListed(
            self._asker,
            shapes.CheckupPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/checkups", query={"cursor": cursor, "limit": limit}),
        )

    async def start_checkup(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.CheckupAsked:
        """Have an account looked at now."""
        return await self._asker.ask(
            shapes.CheckupAsked,
            Question("POST", f"/v1/accounts/{at(account_id)}/checkups", keyed=True, key=idempotency_key),
        )

    async def confirm_exports(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.ExportsConfirmed:
        """Confirm that the account's exports are its own."""
        return await self._asker.ask(
            shapes.ExportsConfirmed,
            Question("POST", f"/v1/accounts/{at(account_id)}/export-confirmation", keyed=True, key=idempotency_key),
        )

    async def hand_in_export(
        self,
        account_id: str,
        content: bytes,
        *,
        with_messages: bool | None = None,
        followers_shown: int | None = None,
        file_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> shapes.CheckupAsked:
        """Hand in an official data export."""
        return await self._asker.ask(
            shapes.CheckupAsked,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/exports",
                query={"with_messages": with_messages, "followers_shown": followers_shown, "file_name": file_name},
                headers={"Content-Type": "application/zip"},
                content=content,
                keyed=True,
                key=idempotency_key,
            ),
        )

    async def hand_in_uploads(
        self, account_id: str, body: shapes.ExportWanted, *, idempotency_key: str | None = None
    ) -> shapes.CheckupAsked:
        """Hand in an export whose files have arrived."""
        return await self._asker.ask(
            shapes.CheckupAsked,
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/uploaded-exports", body=body, keyed=True, key=idempotency_key
            ),
        )

    async def begin_upload(
        self, account_id: str, body: shapes.UploadWanted, *, idempotency_key: str | None = None
    ) -> shapes.UploadView:
        """Begin to send a file of an export in pieces."""
        return await self._asker.ask(
            shapes.UploadView,
            Question("POST", f"/v1/accounts/{at(account_id)}/uploads", body=body, keyed=True, key=idempotency_key),
        )

    async def drop_upload(self, account_id: str, upload_id: str) -> None:
        """Drop a file on its way."""
        await self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}"))

    async def show_upload(self, account_id: str, upload_id: str) -> shapes.UploadView:
        """See how far a file has come."""
        return await self._asker.ask(
            shapes.UploadView, Question("GET", f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}")
        )

    async def send_chunk(
        self, account_id: str, upload_id: str, content: bytes, *, upload_offset: int, upload_checksum: str | None = None
    ) -> None:
        """Send the next piece of a file."""
        await self._asker.tell(
            Question(
                "PATCH",
                f"/v1/accounts/{at(account_id)}/uploads/{at(upload_id)}",
                headers={
                    "Upload-Offset": upload_offset,
                    "Upload-Checksum": upload_checksum,
                    "Content-Type": "application/offset+octet-stream",
                },
                content=content,
            )
        )

    async def show_checkup(self, checkup_id: str) -> shapes.CheckupView:
        """Follow a checkup."""
        return await self._asker.ask(shapes.CheckupView, Question("GET", f"/v1/checkups/{at(checkup_id)}"))

    def list_exports(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.HandedInPage, shapes.HandedInView]:
        """List the exports that a client handed in."""
        return AsyncListed(
            self._asker,
            shapes.HandedInPage,
            Question("GET", f"/v1/clients/{at(client_id)}/exports", query={"cursor": cursor, "limit": limit}),
        )
