"""Engagement: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from typing import Literal

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Engagement:
    """Engagement."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_circle(self, account_id: str) -> Listed[shapes.CirclePage, shapes.CircleView]:
        """Whom does the client know well through this account?"""
        return Listed(self._asker, shapes.CirclePage, Question("GET", f"/v1/accounts/{at(account_id)}/circle"))

    def take_out_of_circle(self, account_id: str, profile_id: int) -> None:
        """Take a person out of the circle."""
        self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/circle/{at(profile_id)}"))

    def choose_for_circle(self, account_id: str, profile_id: int) -> None:
        """Take a person into the circle."""
        self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/circle/{at(profile_id)}"))

    def list_contacts(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ContactSummaryPage, shapes.ContactSummary]:
        """Whom does the client want to know, and how does it stand?"""
        return Listed(
            self._asker,
            shapes.ContactSummaryPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/contacts", query={"cursor": cursor, "limit": limit}),
        )

    def show_contact(self, account_id: str, profile_id: int) -> shapes.ContactView:
        """What is known of this person?"""
        return self._asker.ask(
            shapes.ContactView, Question("GET", f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}")
        )

    def keep_contact(self, account_id: str, profile_id: int, body: shapes.ContactFacts) -> None:
        """Say how often to be in touch, what they are, and what was learned."""
        self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}", body=body))

    def add_touch(
        self, account_id: str, profile_id: int, body: shapes.NewTouch, *, idempotency_key: str | None = None
    ) -> shapes.TouchView:
        """Note a touch, or something to remember."""
        return self._asker.ask(
            shapes.TouchView,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}/touches",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_kept(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.KeptPersonPage, shapes.KeptPersonView]:
        """Whom does no weed-out propose?"""
        return Listed(
            self._asker,
            shapes.KeptPersonPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/keep-list", query={"cursor": cursor, "limit": limit}),
        )

    def take_off_keep_list(self, account_id: str, profile_id: int) -> None:
        """Take somebody off the keep-list."""
        self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/keep-list/{at(profile_id)}"))

    def keep_person(self, account_id: str, profile_id: int) -> None:
        """Keep somebody, whatever is seen of them."""
        self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/keep-list/{at(profile_id)}"))

    def list_try_outs(
        self,
        account_id: str,
        *,
        outcome: Literal["open", "kept", "dropped"] | None = None,
        due: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Listed[shapes.TryOutPage, shapes.TryOutView]:
        """Who is followed on trial, and what was seen of them?"""
        return Listed(
            self._asker,
            shapes.TryOutPage,
            Question(
                "GET",
                f"/v1/accounts/{at(account_id)}/try-outs",
                query={"outcome": outcome, "due": due, "cursor": cursor, "limit": limit},
            ),
        )

    def open_try_out(
        self, account_id: str, body: shapes.NewTryOut, *, idempotency_key: str | None = None
    ) -> shapes.VerdictView:
        """Give somebody a try-out."""
        return self._asker.ask(
            shapes.VerdictView,
            Question("POST", f"/v1/accounts/{at(account_id)}/try-outs", body=body, keyed=True, key=idempotency_key),
        )

    def list_weed_outs(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.WeedOutPage, shapes.WeedOutView]:
        """What was weeded out, month by month?"""
        return Listed(
            self._asker,
            shapes.WeedOutPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/weed-outs", query={"cursor": cursor, "limit": limit}),
        )

    def list_acquaintance(self, client_id: str) -> list[shapes.Acquaintance]:
        """How many of their followers does the client really know?"""
        return self._asker.ask(list[shapes.Acquaintance], Question("GET", f"/v1/clients/{at(client_id)}/acquaintance"))

    def show_plan(self, client_id: str) -> shapes.PlanView:
        """What is worth a few minutes today?"""
        return self._asker.ask(shapes.PlanView, Question("GET", f"/v1/clients/{at(client_id)}/plan"))

    def list_tasks(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.TaskPage, shapes.TaskView]:
        """What became of earlier tasks?"""
        return Listed(
            self._asker,
            shapes.TaskPage,
            Question("GET", f"/v1/clients/{at(client_id)}/tasks", query={"cursor": cursor, "limit": limit}),
        )

    def decide_task(self, task_id: str, body: shapes.Decision) -> shapes.DecisionView:
        """Accept a task, put it off, or mark it done or skipped."""
        return self._asker.ask(shapes.DecisionView, Question("PUT", f"/v1/tasks/{at(task_id)}/decision", body=body))

    def take_back_touch(self, touch_id: str) -> None:
        """Take back a touch that was noted."""
        self._asker.tell(Question("DELETE", f"/v1/touches/{at(touch_id)}"))

    def give_verdict(self, try_out_id: str, body: shapes.Verdict) -> shapes.VerdictView:
        """Keep, drop, or a little longer?"""
        return self._asker.ask(shapes.VerdictView, Question("PUT", f"/v1/try-outs/{at(try_out_id)}/verdict", body=body))

    def show_weed_out(self, weed_out_id: str) -> shapes.WeedOutView:
        """How far is this weed-out, and what does it lead to?"""
        return self._asker.ask(shapes.WeedOutView, Question("GET", f"/v1/weed-outs/{at(weed_out_id)}"))

    def approve_weed_out(self, weed_out_id: str, *, idempotency_key: str | None = None) -> None:
        """Approve a weed-out."""
        self._asker.tell(Question("POST", f"/v1/weed-outs/{at(weed_out_id)}/approval", keyed=True, key=idempotency_key))

    def list_weeds(
        self,
        weed_out_id: str,
        *,
        outcome: Literal["proposed", "spared", "unfollowed", "gone"] | None = None,
        step: int | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Listed[shapes.WeedOutPersonPage, shapes.WeedOutPersonView]:
        """Whom does it propose to unfollow, and why?"""
        return Listed(
            self._asker,
            shapes.WeedOutPersonPage,
            Question(
                "GET",
                f"/v1/weed-outs/{at(weed_out_id)}/people",
                query={"outcome": outcome, "step": step, "cursor": cursor, "limit": limit},
            ),
        )

    def decide_weed(self, weed_out_id: str, profile_id: int, body: shapes.PersonDecision) -> None:
        """Spare somebody, or say that they were unfollowed."""
        self._asker.tell(
            Question("PUT", f"/v1/weed-outs/{at(weed_out_id)}/people/{at(profile_id)}/decision", body=body)
        )


class AsyncEngagement:
    """Engagement, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_circle(self, account_id: str) -> AsyncListed[shapes.CirclePage, shapes.CircleView]:
        """Whom does the client know well through this account?"""
        return AsyncListed(self._asker, shapes.CirclePage, Question("GET", f"/v1/accounts/{at(account_id)}/circle"))

    async def take_out_of_circle(self, account_id: str, profile_id: int) -> None:
        """Take a person out of the circle."""
        await self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/circle/{at(profile_id)}"))

    async def choose_for_circle(self, account_id: str, profile_id: int) -> None:
        """Take a person into the circle."""
        await self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/circle/{at(profile_id)}"))

    def list_contacts(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ContactSummaryPage, shapes.ContactSummary]:
        """Whom does the client want to know, and how does it stand?"""
        return AsyncListed(
            self._asker,
            shapes.ContactSummaryPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/contacts", query={"cursor": cursor, "limit": limit}),
        )

    async def show_contact(self, account_id: str, profile_id: int) -> shapes.ContactView:
        """What is known of this person?"""
        return await self._asker.ask(
            shapes.ContactView, Question("GET", f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}")
        )

    async def keep_contact(self, account_id: str, profile_id: int, body: shapes.ContactFacts) -> None:
        """Say how often to be in touch, what they are, and what was learned."""
        await self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}", body=body))

    async def add_touch(
        self, account_id: str, profile_id: int, body: shapes.NewTouch, *, idempotency_key: str | None = None
    ) -> shapes.TouchView:
        """Note a touch, or something to remember."""
        return await self._asker.ask(
            shapes.TouchView,
            Question(
                "POST",
                f"/v1/accounts/{at(account_id)}/contacts/{at(profile_id)}/touches",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_kept(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.KeptPersonPage, shapes.KeptPersonView]:
        """Whom does no weed-out propose?"""
        return AsyncListed(
            self._asker,
            shapes.KeptPersonPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/keep-list", query={"cursor": cursor, "limit": limit}),
        )

    async def take_off_keep_list(self, account_id: str, profile_id: int) -> None:
        """Take somebody off the keep-list."""
        await self._asker.tell(Question("DELETE", f"/v1/accounts/{at(account_id)}/keep-list/{at(profile_id)}"))

    async def keep_person(self, account_id: str, profile_id: int) -> None:
        """Keep somebody, whatever is seen of them."""
        await self._asker.tell(Question("PUT", f"/v1/accounts/{at(account_id)}/keep-list/{at(profile_id)}"))

    def list_try_outs(
        self,
        account_id: str,
        *,
        outcome: Literal["open", "kept", "dropped"] | None = None,
        due: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncListed[shapes.TryOutPage, shapes.TryOutView]:
        """Who is followed on trial, and what was seen of them?"""
        return AsyncListed(
            self._asker,
            shapes.TryOutPage,
            Question(
                "GET",
                f"/v1/accounts/{at(account_id)}/try-outs",
                query={"outcome": outcome, "due": due, "cursor": cursor, "limit": limit},
            ),
        )

    async def open_try_out(
        self, account_id: str, body: shapes.NewTryOut, *, idempotency_key: str | None = None
    ) -> shapes.VerdictView:
        """Give somebody a try-out."""
        return await self._asker.ask(
            shapes.VerdictView,
            Question("POST", f"/v1/accounts/{at(account_id)}/try-outs", body=body, keyed=True, key=idempotency_key),
        )

    def list_weed_outs(
        self, account_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.WeedOutPage, shapes.WeedOutView]:
        """What was weeded out, month by month?"""
        return AsyncListed(
            self._asker,
            shapes.WeedOutPage,
            Question("GET", f"/v1/accounts/{at(account_id)}/weed-outs", query={"cursor": cursor, "limit": limit}),
        )

    async def list_acquaintance(self, client_id: str) -> list[shapes.Acquaintance]:
        """How many of their followers does the client really know?"""
        return await self._asker.ask(
            list[shapes.Acquaintance], Question("GET", f"/v1/clients/{at(client_id)}/acquaintance")
        )

    async def show_plan(self, client_id: str) -> shapes.PlanView:
        """What is worth a few minutes today?"""
        return await self._asker.ask(shapes.PlanView, Question("GET", f"/v1/clients/{at(client_id)}/plan"))

    def list_tasks(
        self, client_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.TaskPage, shapes.TaskView]:
        """What became of earlier tasks?"""
        return AsyncListed(
            self._asker,
            shapes.TaskPage,
            Question("GET", f"/v1/clients/{at(client_id)}/tasks", query={"cursor": cursor, "limit": limit}),
        )

    async def decide_task(self, task_id: str, body: shapes.Decision) -> shapes.DecisionView:
        """Accept a task, put it off, or mark it done or skipped."""
        return await self._asker.ask(
            shapes.DecisionView, Question("PUT", f"/v1/tasks/{at(task_id)}/decision", body=body)
        )

    async def take_back_touch(self, touch_id: str) -> None:
        """Take back a touch that was noted."""
        await self._asker.tell(Question("DELETE", f"/v1/touches/{at(touch_id)}"))

    async def give_verdict(self, try_out_id: str, body: shapes.Verdict) -> shapes.VerdictView:
        """Keep, drop, or a little longer?"""
        return await self._asker.ask(
            shapes.VerdictView, Question("PUT", f"/v1/try-outs/{at(try_out_id)}/verdict", body=body)
        )

    async def show_weed_out(self, weed_out_id: str) -> shapes.WeedOutView:
        """How far is this weed-out, and what does it lead to?"""
        return await self._asker.ask(shapes.WeedOutView, Question("GET", f"/v1/weed-outs/{at(weed_out_id)}"))

    async def approve_weed_out(self, weed_out_id: str, *, idempotency_key: str | None = None) -> None:
        """Approve a weed-out."""
        await self._asker.tell(
            Question("POST", f"/v1/weed-outs/{at(weed_out_id)}/approval", keyed=True, key=idempotency_key)
        )

    def list_weeds(
        self,
        weed_out_id: str,
        *,
        outcome: Literal["proposed", "spared", "unfollowed", "gone"] | None = None,
        step: int | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncListed[shapes.WeedOutPersonPage, shapes.WeedOutPersonView]:
        """Whom does it propose to unfollow, and why?"""
        return AsyncListed(
            self._asker,
            shapes.WeedOutPersonPage,
            Question(
                "GET",
                f"/v1/weed-outs/{at(weed_out_id)}/people",
                query={"outcome": outcome, "step": step, "cursor": cursor, "limit": limit},
            ),
        )

    async def decide_weed(self, weed_out_id: str, profile_id: int, body: shapes.PersonDecision) -> None:
        """Spare somebody, or say that they were unfollowed."""
        await self._asker.tell(
            Question("PUT", f"/v1/weed-outs/{at(weed_out_id)}/people/{at(profile_id)}/decision", body=body)
        )
