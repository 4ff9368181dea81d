"""Audience: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from typing import Literal

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Audience:
    """Audience."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_comment_flags(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.CommentFlagPage, shapes.CommentFlagView]:
        """List comments that stand out."""
        return Listed(
            self._asker,
            shapes.CommentFlagPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/comment-flags", query={"cursor": cursor, "limit": limit}),
        )

    def list_counts(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.CountPage, shapes.CountView]:
        """How large the account was, day by day."""
        return Listed(
            self._asker,
            shapes.CountPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/counts", query={"cursor": cursor, "limit": limit}),
        )

    def list_engagers(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.EngagerPage, shapes.EngagerView]:
        """List who engages with an account."""
        return Listed(
            self._asker,
            shapes.EngagerPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/engagers", query={"cursor": cursor, "limit": limit}),
        )

    def show_flags(self, account_id: str) -> shapes.FlagsView:
        """Count what stands out in people's words."""
        return self._asker.ask(shapes.FlagsView, Question("GET", f"/v1/accounts/{at(account_id)}/flags"))

    def list_followers(
        self,
        account_id: str,
        *,
        klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None = None,
        flag: Literal["offensive", "off_market"] | None = None,
        order: Literal["score", "likely"] | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Listed[shapes.FollowerPage, shapes.FollowerView]:
        """List followers with their reasons."""
        return Listed(
            self._asker,
            shapes.FollowerPage,
            Question(
                "GET",
                f"/v1/accounts/{at(account_id)}/followers",
                query={"klass": klass, "flag": flag, "order": order, "cursor": cursor, "limit": limit},
            ),
        )

    def list_newcomers(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.NewcomersPage, shapes.Newcomers]:
        """Who came each month, and what became of them?"""
        return Listed(
            self._asker,
            shapes.NewcomersPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/newcomers", query={"cursor": cursor, "limit": limit}),
        )

    def show_quality(self, account_id: str) -> shapes.QualityView:
        """How good the followers are now."""
        return self._asker.ask(shapes.QualityView, Question("GET", f"/v1/accounts/{at(account_id)}/quality"))

    def list_quality(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.QualityPointPage, shapes.QualityPoint]:
        """How good the followers were over time."""
        return Listed(
            self._asker,
            shapes.QualityPointPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/quality/history", query={"cursor": cursor, "limit": limit}),
        )

    def list_ledger(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.LedgerPage, shapes.LedgerView]:
        """Why there are more or fewer quality followers than before."""
        return Listed(
            self._asker,
            shapes.LedgerPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/quality/ledger", query={"cursor": cursor, "limit": limit}),
        )

    def show_sorting(self, account_id: str) -> shapes.SortingView:
        """What the client's sorting shows."""
        return self._asker.ask(shapes.SortingView, Question("GET", f"/v1/accounts/{at(account_id)}/sorting"))

    def deal_cards(
        self, account_id: str, body: shapes.Deal, *, idempotency_key: str | None = None
    ) -> list[shapes.CardView]:
        """Deal followers to sort."""
        return self._asker.ask(
            list[shapes.CardView],
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/sorting/cards", body=body, keyed=True, key=idempotency_key
            ),
        )

    def sort_follower(self, account_id: str, profile_id: int, body: shapes.CardAnswer) -> None:
        """Sort one follower."""
        self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/sorting/cards/{at(profile_id)}", body=body))

    def undo_sorting(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.CardView:
        """Take the last answer back."""
        return self._asker.ask(
            shapes.CardView,
            Question("POST", f"/v1/accounts/{at(account_id)}/sorting/undo", keyed=True, key=idempotency_key),
        )

    def restore_flag(self, flag_id: str) -> None:
        """Take back that a flag is fine."""
        self._asker.tell(Question("DELETE", f"/v1/flags/{at(flag_id)}/dismissal"))

    def dismiss_flag(self, flag_id: str) -> None:
        """Say that a flag is fine."""
        self._asker.tell(Question("PUT", f"/v1/flags/{at(flag_id)}/dismissal"))

    def show_quality_model(self) -> shapes.QualityModel:
        """How are followers judged?"""
        return self._asker.ask(shapes.QualityModel, Question("GET", "/v1/quality-model"))


class AsyncAudience:
    """Audience, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_comment_flags(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.CommentFlagPage, shapes.CommentFlagView]:
        """List comments that stand out."""
        return AsyncListed(
            self._asker,
            shapes.CommentFlagPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/comment-flags", query={"cursor": cursor, "limit": limit}),
        )

    def list_counts(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.CountPage, shapes.CountView]:
        """How large the account was, day by day."""
        return AsyncListed(
            self._asker,
            shapes.CountPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/counts", query={"cursor": cursor, "limit": limit}),
        )

    def list_engagers(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.EngagerPage, shapes.EngagerView]:
        """List who engages with an account."""
        return AsyncListed(
            self._asker,
            shapes.EngagerPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/engagers", query={"cursor": cursor, "limit": limit}),
        )

    async def show_flags(self, account_id: str) -> shapes.FlagsView:
        """Count what stands out in people's words."""
        return await self._asker.ask(shapes.FlagsView, Question("GET", f"/v1/accounts/{at(account_id)}/flags"))

    def list_followers(
        self,
        account_id: str,
        *,
        klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None = None,
        flag: Literal["offensive", "off_market"] | None = None,
        order: Literal["score", "likely"] | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncListed[shapes.FollowerPage, shapes.FollowerView]:
        """List followers with their reasons."""
        return AsyncListed(
            self._asker,
            shapes.FollowerPage,
            Question(
                "GET",
                f"/v1/accounts/{at(account_id)}/followers",
                query={"klass": klass, "flag": flag, "order": order, "cursor": cursor, "limit": limit},
            ),
        )

    def list_newcomers(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.NewcomersPage, shapes.Newcomers]:
        """Who came each month, and what became of them?"""
        return AsyncListed(
            self._asker,
            shapes.NewcomersPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/newcomers", query={"cursor": cursor, "limit": limit}),
        )

    async def show_quality(self, account_id: str) -> shapes.QualityView:
        """How good the followers are now."""
        return await self._asker.ask(shapes.QualityView, Question("GET", f"/v1/accounts/{at(account_id)}/quality"))

    def list_quality(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.QualityPointPage, shapes.QualityPoint]:
        """How good the followers were over time."""
        return AsyncListed(
            self._asker,
            shapes.QualityPointPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/quality/history", query={"cursor": cursor, "limit": limit}),
        )

    def list_ledger(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.LedgerPage, shapes.LedgerView]:
        """Why there are more or fewer quality followers than before."""
        return AsyncListed(
            self._asker,
            shapes.LedgerPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/quality/ledger", query={"cursor": cursor, "limit": limit}),
        )

    async def show_sorting(self, account_id: str) -> shapes.SortingView:
        """What the client's sorting shows."""
        return await self._asker.ask(shapes.SortingView, Question("GET", f"/v1/accounts/{at(account_id)}/sorting"))

    async def deal_cards(
        self, account_id: str, body: shapes.Deal, *, idempotency_key: str | None = None
    ) -> list[shapes.CardView]:
        """Deal followers to sort."""
        return await self._asker.ask(
            list[shapes.CardView],
            Question(
                "POST", f"/v1/accounts/{at(account_id)}/sorting/cards", body=body, keyed=True, key=idempotency_key
            ),
        )

    async def sort_follower(self, account_id: str, profile_id: int, body: shapes.CardAnswer) -> None:
        """Sort one follower."""
        await self._asker.tell(
            Question("PUT", f"/v1/accounts/{at(account_id)}/sorting/cards/{at(profile_id)}", body=body)
        )

    async def undo_sorting(self, account_id: str, *, idempotency_key: str | None = None) -> shapes.CardView:
        """Take the last answer back."""
        return await self._asker.ask(
            shapes.CardView,
            Question("POST", f"/v1/accounts/{at(account_id)}/sorting/undo", keyed=True, key=idempotency_key),
        )

    async def restore_flag(self, flag_id: str) -> None:
        """Take back that a flag is fine."""
        await self._asker.tell(Question("DELETE", f"/v1/flags/{at(flag_id)}/dismissal"))

    async def dismiss_flag(self, flag_id: str) -> None:
        """Say that a flag is fine."""
        await self._asker.tell(Question("PUT", f"/v1/flags/{at(flag_id)}/dismissal"))

    async def show_quality_model(self) -> shapes.QualityModel:
        """How are followers judged?"""
        return await self._asker.ask(shapes.QualityModel, Question("GET", "/v1/quality-model"))
