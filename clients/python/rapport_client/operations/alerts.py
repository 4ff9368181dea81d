"""Alerts: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Alerts:
    """Alerts."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_alerts(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.AlertPage, shapes.AlertView]:
        """List alerts."""
        return Listed(
            self._asker, shapes.AlertPage, Question("GET", "/v1/alerts", query={"cursor": cursor, "limit": limit})
        )

    def show_delivery(self, delivery_id: str) -> shapes.DeliveryInFull:
        """Show a delivery."""
        return self._asker.ask(shapes.DeliveryInFull, Question("GET", f"/v1/deliveries/{at(delivery_id)}"))

    def replay_delivery(self, delivery_id: str, *, idempotency_key: str | None = None) -> shapes.DeliveryView:
        """Send a delivery again."""
        return self._asker.ask(
            shapes.DeliveryView,
            Question("POST", f"/v1/deliveries/{at(delivery_id)}/replay", keyed=True, key=idempotency_key),
        )

    def list_event_types(self) -> Listed[shapes.EventTypePage, shapes.EventTypeView]:
        """List event types."""
        return Listed(self._asker, shapes.EventTypePage, Question("GET", "/v1/event-types"))

    def list_receivers(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ReceiverPage, shapes.ReceiverView]:
        """List receivers."""
        return Listed(
            self._asker, shapes.ReceiverPage, Question("GET", "/v1/receivers", query={"cursor": cursor, "limit": limit})
        )

    def add_receiver(self, body: shapes.NewReceiver, *, idempotency_key: str | None = None) -> shapes.ReceiverAdded:
        """Add a receiver."""
        return self._asker.ask(
            shapes.ReceiverAdded, Question("POST", "/v1/receivers", body=body, keyed=True, key=idempotency_key)
        )

    def remove_receiver(self, receiver_id: str) -> None:
        """Remove a receiver."""
        self._asker.tell(Question("DELETE", f"/v1/receivers/{at(receiver_id)}"))

    def show_receiver(self, receiver_id: str) -> shapes.ReceiverView:
        """Show a receiver."""
        return self._asker.ask(shapes.ReceiverView, Question("GET", f"/v1/receivers/{at(receiver_id)}"))

    def change_receiver(self, receiver_id: str, body: shapes.ReceiverChange) -> shapes.ReceiverView:
        """Change a receiver."""
        return self._asker.ask(shapes.ReceiverView, Question("PATCH", f"/v1/receivers/{at(receiver_id)}", body=body))

    def list_deliveries(
        self, receiver_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.DeliveryInListPage, shapes.DeliveryInList]:
        """List a receiver's deliveries."""
        return Listed(
            self._asker,
            shapes.DeliveryInListPage,
            Question("GET", f"/v1/receivers/{at(receiver_id)}/deliveries", query={"cursor": cursor, "limit": limit}),
        )

    def end_former_secrets(self, receiver_id: str) -> None:
        """End a receiver's former secrets."""
        self._asker.tell(Question("DELETE", f"/v1/receivers/{at(receiver_id)}/former-secrets"))

    def list_replays(
        self, receiver_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ReplayPage, shapes.ReplayView]:
        """List a receiver's replays."""
        return Listed(
            self._asker,
            shapes.ReplayPage,
            Question("GET", f"/v1/receivers/{at(receiver_id)}/replays", query={"cursor": cursor, "limit": limit}),
        )

    def replay_range(
        self, receiver_id: str, body: shapes.NewReplay, *, idempotency_key: str | None = None
    ) -> shapes.ReplayView:
        """Send a receiver again what it missed."""
        return self._asker.ask(
            shapes.ReplayView,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/replays", body=body, keyed=True, key=idempotency_key),
        )

    def rotate_receiver_secret(self, receiver_id: str, *, idempotency_key: str | None = None) -> shapes.SecretRotated:
        """Change a receiver's secret."""
        return self._asker.ask(
            shapes.SecretRotated,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/secret-rotations", keyed=True, key=idempotency_key),
        )

    def test_receiver(self, receiver_id: str, *, idempotency_key: str | None = None) -> shapes.DeliveryView:
        """Send a test."""
        return self._asker.ask(
            shapes.DeliveryView,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/tests", keyed=True, key=idempotency_key),
        )

    def show_replay(self, replay_id: str) -> shapes.ReplayView:
        """Show a replay."""
        return self._asker.ask(shapes.ReplayView, Question("GET", f"/v1/replays/{at(replay_id)}"))


class AsyncAlerts:
    """Alerts, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_alerts(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.AlertPage, shapes.AlertView]:
        """List alerts."""
        return AsyncListed(
            self._asker, shapes.AlertPage, Question("GET", "/v1/alerts", query={"cursor": cursor, "limit": limit})
        )

    async def show_delivery(self, delivery_id: str) -> shapes.DeliveryInFull:
        """Show a delivery."""
        return await self._asker.ask(shapes.DeliveryInFull, Question("GET", f"/v1/deliveries/{at(delivery_id)}"))

    async def replay_delivery(self, delivery_id: str, *, idempotency_key: str | None = None) -> shapes.DeliveryView:
        """Send a delivery again."""
        return await self._asker.ask(
            shapes.DeliveryView,
            Question("POST", f"/v1/deliveries/{at(delivery_id)}/replay", keyed=True, key=idempotency_key),
        )

    def list_event_types(self) -> AsyncListed[shapes.EventTypePage, shapes.EventTypeView]:
        """List event types."""
        return AsyncListed(self._asker, shapes.EventTypePage, Question("GET", "/v1/event-types"))

    def list_receivers(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ReceiverPage, shapes.ReceiverView]:
        """List receivers."""
        return AsyncListed(
            self._asker, shapes.ReceiverPage, Question("GET", "/v1/receivers", query={"cursor": cursor, "limit": limit})
        )

    async def add_receiver(
        self, body: shapes.NewReceiver, *, idempotency_key: str | None = None
    ) -> shapes.ReceiverAdded:
        """Add a receiver."""
        return await self._asker.ask(
            shapes.ReceiverAdded, Question("POST", "/v1/receivers", body=body, keyed=True, key=idempotency_key)
        )

    async def remove_receiver(self, receiver_id: str) -> None:
        """Remove a receiver."""
        await self._asker.tell(Question("DELETE", f"/v1/receivers/{at(receiver_id)}"))

    async def show_receiver(self, receiver_id: str) -> shapes.ReceiverView:
        """Show a receiver."""
        return await self._asker.ask(shapes.ReceiverView, Question("GET", f"/v1/receivers/{at(receiver_id)}"))

    async def change_receiver(self, receiver_id: str, body: shapes.ReceiverChange) -> shapes.ReceiverView:
        """Change a receiver."""
        return await self._asker.ask(
            shapes.ReceiverView, Question("PATCH", f"/v1/receivers/{at(receiver_id)}", body=body)
        )

    def list_deliveries(
        self, receiver_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.DeliveryInListPage, shapes.DeliveryInList]:
        """List a receiver's deliveries."""
        return AsyncListed(
            self._asker,
            shapes.DeliveryInListPage,
            Question("GET", f"/v1/receivers/{at(receiver_id)}/deliveries", query={"cursor": cursor, "limit": limit}),
        )

    async def end_former_secrets(self, receiver_id: str) -> None:
        """End a receiver's former secrets."""
        await self._asker.tell(Question("DELETE", f"/v1/receivers/{at(receiver_id)}/former-secrets"))

    def list_replays(
        self, receiver_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ReplayPage, shapes.ReplayView]:
        """List a receiver's replays."""
        return AsyncListed(
            self._asker,
            shapes.ReplayPage,
            Question("GET", f"/v1/receivers/{at(receiver_id)}/replays", query={"cursor": cursor, "limit": limit}),
        )

    async def replay_range(
        self, receiver_id: str, body: shapes.NewReplay, *, idempotency_key: str | None = None
    ) -> shapes.ReplayView:
        """Send a receiver again what it missed."""
        return await self._asker.ask(
            shapes.ReplayView,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/replays", body=body, keyed=True, key=idempotency_key),
        )

    async def rotate_receiver_secret(
        self, receiver_id: str, *, idempotency_key: str | None = None
    ) -> shapes.SecretRotated:
        """Change a receiver's secret."""
        return await self._asker.ask(
            shapes.SecretRotated,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/secret-rotations", keyed=True, key=idempotency_key),
        )

    async def test_receiver(self, receiver_id: str, *, idempotency_key: str | None = None) -> shapes.DeliveryView:
        """Send a test."""
        return await self._asker.ask(
            shapes.DeliveryView,
            Question("POST", f"/v1/receivers/{at(receiver_id)}/tests", keyed=True, key=idempotency_key),
        )

    async def show_replay(self, replay_id: str) -> shapes.ReplayView:
        """Show a replay."""
        return await self._asker.ask(shapes.ReplayView, Question("GET", f"/v1/replays/{at(replay_id)}"))
