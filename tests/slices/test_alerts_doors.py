import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.alerts.receivers import MOST_RECEIVERS, NewReceiver, TooManyReceivers, add_receiver
from service.kit.settings import Environment, Settings
from service.kit.work import Works
from tests.callers import NOON, Caller, House, a_client, a_house, web
from tests.conftest import Servers
from tests.posting import Answer, a_receiver, an_alert, attempts_of, deliveries_of, open_letterbox, open_post

URL = "http://127.0.0.1:9/hook"
Network = AsyncTestClient[Litestar]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Everything this process logged and printed since the test began, down to the finest level."""
    caplog.set_level("DEBUG")

    def everything() -> str:
        printed = capfd.readouterr()
        return caplog.text + printed.out + printed.err

    return everything


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


@pytest.fixture
async def network(settings: Settings) -> AsyncIterator[Network]:
    async with web(settings) as opened:
        yield opened


def fitting(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker())


async def added(network: Network, owner: Caller, **wishes: object) -> dict[str, str]:
    answer = await network.post("/v1/receivers", json={"url": URL, **wishes}, headers=owner.headers)
    assert answer.status_code == 201, answer.text
    receiver: dict[str, str] = answer.json()["receiver"]
    return receiver


class TestAddingAReceiver:
    async def test_shows_its_secret_this_once(self, network: Network, house: House) -> None:
        answer = await network.post(
            "/v1/receivers",
            json={"url": URL, "description": "CRM, live", "events": ["receiver.disabled"]},
            headers=house.owner.headers,
        )
        assert answer.status_code == 201
        made = answer.json()
        assert made["secret"].startswith("whsec_")
        shown = await network.get(f"/v1/receivers/{made['receiver']['id']}", headers=house.owner.headers)
        assert shown.json() == made["receiver"]
        assert (shown.json()["url"], shown.json()["events"]) == (URL, ["receiver.disabled"])
        listed = await network.get("/v1/receivers", headers=house.coach.headers)
        assert listed.json() == {"items": [made["receiver"]], "next_cursor": None}
        assert "whsec_" not in shown.text + listed.text

    async def test_repeated_under_one_key_adds_one_and_shows_the_same_secret(
        self, network: Network, house: House
    ) -> None:
        headers = house.owner.headers | {"Idempotency-Key": str(uuid4())}
        first, second = [await network.post("/v1/receivers", json={"url": URL}, headers=headers) for _ in range(2)]
        assert first.json() == second.json()
        listed = await network.get("/v1/receivers", headers=house.owner.headers)
        assert len(listed.json()["items"]) == 1

    @pytest.mark.parametrize(
        ("url", "said"),
        [
            ("https://10.0.0.1/hook", "not an address of the public internet"),
            ("https://169.254.169.254/latest", "not an address of the public internet"),
            ("http://crm.northstar.example/hook", "must begin with https://"),
            ("https://user:pass@crm.northstar.example/", "leave out the user name"),
            ("https://name-nobody-has.invalid/", "no address is known"),
            ("gopher://crm.northstar.example/", "must begin with https://"),
        ],
    )
    async def test_refuses_an_address_we_would_not_go_to(
        self, network: Network, house: House, url: str, said: str
    ) -> None:
        answer = await network.post("/v1/receivers", json={"url": url}, headers=house.owner.headers)
        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/receiver-address-refused")
        (error,) = answer.json()["errors"]
        assert error["where"] == "url"
        assert said in error["what"]

    async def test_allows_this_machine_in_development_only(self, settings: Settings, house: House) -> None:
        async with web(settings) as network:
            network.app.state.settings = replace(settings, environment=Environment.PRODUCTION)
            for url in (URL, "https://localhost/hook", "https://127.0.0.1/hook"):
                answer = await network.post("/v1/receivers", json={"url": url}, headers=house.owner.headers)
                assert answer.json()["type"].endswith("/receiver-address-refused")

    async def test_refuses_events_that_do_not_exist(self, network: Network, house: House) -> None:
        wishes = {"url": URL, "events": ["receiver.test", "receiver.tset"]}
        answer = await network.post("/v1/receivers", json=wishes, headers=house.owner.headers)
        assert answer.status_code == 422
        assert [each["what"] for each in answer.json()["errors"]] == ["“receiver.tset” is not an event type"]

    async def test_ends_at_twenty(self, works: Works, network: Network, house: House) -> None:
        for _ in range(MOST_RECEIVERS):
            await a_receiver(works, house.practice_id, URL, at=NOON)
        answer = await network.post("/v1/receivers", json={"url": URL}, headers=house.owner.headers)
        assert answer.status_code == 409
        assert answer.json()["type"].endswith("/too-many-receivers")

    async def test_ends_at_twenty_also_for_many_who_add_at_once(self, works: Works, house: House) -> None:
        async def add() -> bool:
            try:
                async with works.open(house.practice_id, at=NOON) as work:
                    await add_receiver(work, NewReceiver(url=URL))
            except TooManyReceivers:
                return False
            return True

        for _ in range(MOST_RECEIVERS - 2):
            await a_receiver(works, house.practice_id, URL, at=NOON)
        assert sum(await asyncio.gather(*(add() for _ in range(8)))) == 2

    async def test_is_for_owners(self, network: Network, house: House) -> None:
        for caller in (house.coach, house.assistant, house.client):
            answer = await network.post("/v1/receivers", json={"url": URL}, headers=caller.headers)
            assert answer.status_code == 403


class TestChangingAReceiver:
    async def test_changes_what_is_given_alone(self, network: Network, house: House) -> None:
        receiver = await added(network, house.owner, description="CRM, live", events=["receiver.test"])
        path = f"/v1/receivers/{receiver['id']}"
        changed = await network.patch(path, json={"events": []}, headers=house.owner.headers)
        assert changed.json() == receiver | {"events": []}

    async def test_switches_it_off_with_a_reason_and_on_again(self, network: Network, house: House) -> None:
        receiver = await added(network, house.owner)
        path = f"/v1/receivers/{receiver['id']}"
        off = (await network.patch(path, json={"state": "disabled"}, headers=house.owner.headers)).json()
        assert (off["state"], off["reason"]["code"]) == ("disabled", "switched_off")
        test = await network.post(f"{path}/tests", headers=house.owner.headers)
        assert test.json()["type"].endswith("/receiver-not-active")
        on = (await network.patch(path, json={"state": "active"}, headers=house.owner.headers)).json()
        assert (on["state"], on["reason"]) == ("active", None)

    async def test_refuses_an_address_we_would_not_go_to(self, network: Network, house: House) -> None:
        receiver = await added(network, house.owner)
        path = f"/v1/receivers/{receiver['id']}"
        refused = await network.patch(path, json={"url": "https://192.168.1.1/"}, headers=house.owner.headers)
        assert refused.status_code == 422
        assert (await network.get(path, headers=house.owner.headers)).json() == receiver

    async def test_refuses_a_state_it_cannot_have(self, network: Network, house: House) -> None:
        receiver = await added(network, house.owner)
        path = f"/v1/receivers/{receiver['id']}"
        refused = await network.patch(path, json={"state": "removed"}, headers=house.owner.headers)
        assert refused.status_code == 400

    async def test_removes_it_for_good(self, network: Network, house: House) -> None:
        receiver = await added(network, house.owner)
        path = f"/v1/receivers/{receiver['id']}"
        assert (await network.delete(path, headers=house.owner.headers)).status_code == 204
        for gone in (path, f"{path}/deliveries"):
            assert (await network.get(gone, headers=house.owner.headers)).status_code == 404
        assert (await network.delete(path, headers=house.owner.headers)).status_code == 404
        assert (await network.get("/v1/receivers", headers=house.owner.headers)).json()["items"] == []


class TestDeliveries:
    async def test_are_listed_newest_first_by_pages_with_the_last_attempt(
        self, works: Works, network: Network, house: House
    ) -> None:
        async with open_post(works, at=NOON) as post, open_letterbox(Answer(status=503, body=b"busy")) as letterbox:
            receiver_id, _ = await a_receiver(works, house.practice_id, letterbox.url, at=NOON)
            alerts = [await an_alert(works, house.practice_id, at=NOON) for _ in range(3)]
            await post.carry(house.practice_id)
            await post.carry_next(house.practice_id)
        path, seen, cursor = f"/v1/receivers/{receiver_id}/deliveries", [], None
        while True:
            answer = await network.get(
                path, params={"limit": 2} | ({"cursor": cursor} if cursor else {}), headers=house.coach.headers
            )
            assert answer.status_code == 200, answer.text
            seen += answer.json()["items"]
            if (cursor := answer.json()["next_cursor"]) is None:
                break

        assert [each["alert_id"] for each in seen] == [str(each) for each in reversed(alerts)]
        assert {(each["state"], each["event"]) for each in seen} == {("pending", "automation.seen")}
        assert seen[0]["last_attempt"]["reply_start"] == "busy"

    async def test_of_a_fresh_receiver_are_none_and_of_no_receiver_not_found(
        self, network: Network, house: House
    ) -> None:
        receiver = await added(network, house.owner)
        empty = await network.get(f"/v1/receivers/{receiver['id']}/deliveries", headers=house.owner.headers)
        assert empty.json() == {"items": [], "next_cursor": None}
        assert (
            await network.get(f"/v1/receivers/{uuid4()}/deliveries", headers=house.owner.headers)
        ).status_code == 404

    async def test_show_every_attempt(self, works: Works, network: Network, house: House) -> None:
        async with open_post(works, at=NOON) as post, open_letterbox(Answer(status=503), Answer()) as letterbox:
            await a_receiver(works, house.practice_id, letterbox.url, at=NOON)
            await an_alert(works, house.practice_id, at=NOON)
            await post.carry(house.practice_id)
            await post.carry_next(house.practice_id)
        (delivery,) = await deliveries_of(works, house.practice_id)
        shown = (await network.get(f"/v1/deliveries/{delivery.id}", headers=house.owner.headers)).json()

        assert (shown["state"], shown["attempts"], shown["next_attempt_at"]) == ("delivered", 2, None)
        assert [(each["outcome"], each["status"]) for each in shown["attempts_made"]] == [
            ("answered", 503),
            ("answered", 200),
        ]
        assert shown["attempts_made"][0]["at"] == "2026-11-02T12:00:00Z"

    async def test_show_what_went_over_the_wire_without_signatures_and_cookies(
        self, works: Works, network: Network, house: House
    ) -> None:
        said = Answer(status=503, headers={"Retry-After": "9", "Set-Cookie": "in=1", "X-Odd": "caf\xe9"}, body=b"busy")
        async with open_post(works, at=NOON) as post, open_letterbox(said) as letterbox:
            _, secret = await a_receiver(works, house.practice_id, letterbox.url, at=NOON)
            letterbox.script = [Answer(said.status, {**said.headers, "X-Echo": secret.reveal()}, said.body)]
            await an_alert(works, house.practice_id, at=NOON)
            await post.carry(house.practice_id)
        (delivery,) = await deliveries_of(works, house.practice_id)
        answer = await network.get(f"/v1/deliveries/{delivery.id}", headers=house.owner.headers)

        (attempt,) = answer.json()["attempts_made"]
        (letter,) = letterbox.letters
        assert attempt["request"] == {
            "url": letterbox.url,
            "headers": {
                "content-type": "application/json",
                "webhook-id": letter.id,
                "webhook-timestamp": letter.headers["webhook-timestamp"],
                "webhook-signature": "v1,[redacted]",
            },
            "body_start": letter.body.decode(),
        }
        kept = attempt["reply_headers"]
        assert (kept["retry-after"], kept["x-odd"], kept["x-echo"]) == ("9", "café", "[redacted]")
        assert "set-cookie" not in kept
        assert letter.headers["webhook-signature"] not in answer.text
        listed = await network.get(f"/v1/receivers/{delivery.receiver_id}/deliveries", headers=house.owner.headers)
        assert "request" not in listed.json()["items"][0]["last_attempt"]

    async def test_are_sent_again_under_the_same_id_as_often_as_asked(
        self, works: Works, network: Network, house: House
    ) -> None:
        async with open_post(works, at=NOON) as post, open_letterbox() as letterbox:
            await a_receiver(works, house.practice_id, letterbox.url, at=NOON)
            await an_alert(works, house.practice_id, at=NOON)
            await post.carry(house.practice_id)
            (delivery,) = await deliveries_of(works, house.practice_id)
            for number in (1, 2):
                again = await network.post(f"/v1/deliveries/{delivery.id}/replay", headers=house.owner.headers)
                assert (again.status_code, again.json()["replay"]) == (202, number)
            await post.carry(house.practice_id)

        assert [letter.id for letter in letterbox.letters] == [str(delivery.alert_id)] * 3
        assert len({letter.body for letter in letterbox.letters}) == 1
        assert len(await attempts_of(works, house.practice_id)) == 3

    async def test_send_a_test_when_asked(self, works: Works, network: Network, house: House) -> None:
        async with open_post(works, at=NOON) as post, open_letterbox() as letterbox:
            receiver = await added(network, house.owner, url=letterbox.url, events=["receiver.disabled"])
            asked = await network.post(f"/v1/receivers/{receiver['id']}/tests", headers=house.owner.headers)
            assert (asked.status_code, asked.json()["event"]) == (202, "receiver.test")
            await post.carry(house.practice_id)
            delivery = await network.get(f"/v1/deliveries/{asked.json()['id']}", headers=house.owner.headers)
            assert delivery.json()["state"] == "delivered"
        (letter,) = letterbox.letters
        message = json.loads(letter.body)
        listed = (await network.get("/v1/event-types", headers=house.owner.headers)).json()["items"]
        told = next(each for each in listed if each["name"] == message["type"])
        assert message["version"] == told["version"]
        assert fitting(told["schema"]).is_valid(message["data"])


class TestReach:
    async def test_hides_alerts_about_clients_somebody_else_coaches(
        self, works: Works, network: Network, house: House
    ) -> None:
        async with works.open(house.practice_id, at=NOON) as work:
            stranger_id = await a_client(work)
        receiver_id, _ = await a_receiver(works, house.practice_id, URL, at=NOON)
        own = await an_alert(works, house.practice_id, at=NOON, client_id=house.client_id)
        others = await an_alert(works, house.practice_id, at=NOON, client_id=stranger_id)
        nobodys = await an_alert(works, house.practice_id, at=NOON)
        by_alert = {each.alert_id: each.id for each in await deliveries_of(works, house.practice_id)}

        for caller, expected in ((house.owner, [nobodys, others, own]), (house.coach, [nobodys, own])):
            alerts = await network.get("/v1/alerts", headers=caller.headers)
            assert [UUID(each["id"]) for each in alerts.json()["items"]] == expected
            deliveries = await network.get(f"/v1/receivers/{receiver_id}/deliveries", headers=caller.headers)
            assert [UUID(each["alert_id"]) for each in deliveries.json()["items"]] == expected
        hidden = await network.get(f"/v1/deliveries/{by_alert[others]}", headers=house.coach.headers)
        assert hidden.status_code == 404

    async def test_ends_at_the_practice(self, works: Works, network: Network, house: House) -> None:
        other = await a_house(works)
        receiver_id, _ = await a_receiver(works, other.practice_id, URL, at=NOON)
        await an_alert(works, other.practice_id, at=NOON)
        (delivery,) = await deliveries_of(works, other.practice_id)
        paths = [
            ("GET", f"/v1/receivers/{receiver_id}"),
            ("PATCH", f"/v1/receivers/{receiver_id}"),
            ("DELETE", f"/v1/receivers/{receiver_id}"),
            ("POST", f"/v1/receivers/{receiver_id}/tests"),
            ("GET", f"/v1/receivers/{receiver_id}/deliveries"),
            ("GET", f"/v1/deliveries/{delivery.id}"),
            ("POST", f"/v1/deliveries/{delivery.id}/replay"),
        ]
        for method, path in paths:
            body = {"description": "mine"} if method == "PATCH" else None
            answer = await network.request(method, path, json=body, headers=house.owner.headers)
            assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (404, "not-found"), path
        assert (await network.get("/v1/alerts", headers=house.owner.headers)).json()["items"] == []


class TestEventTypes:
    async def test_are_told_to_anyone_signed_in_with_shape_and_example(self, network: Network, house: House) -> None:
        for caller in (house.owner, house.client):
            listed = (await network.get("/v1/event-types", headers=caller.headers)).json()["items"]
            assert {"receiver.disabled", "receiver.test"} <= {each["name"] for each in listed}
        test = next(each for each in listed if each["name"] == "receiver.test")
        assert set(test["example"]) == {"receiver_id", "receiver"}
        for each in listed:
            fits = fitting(each["schema"]).is_valid
            assert fits(each["example"]), each["name"]
            assert not any(fits({**each["example"], name: []}) for name in each["example"]), each["name"]
        assert (await network.get("/v1/event-types")).status_code == 401


class TestTheSigningSecret:
    async def test_is_in_no_row_and_no_log(
        self, works: Works, servers: Servers, network: Network, house: House, logged: Callable[[], str]
    ) -> None:
        async with open_post(works, at=NOON) as post, open_letterbox() as letterbox:
            headers = house.owner.headers | {"Idempotency-Key": str(uuid4())}
            made = await network.post("/v1/receivers", json={"url": letterbox.url}, headers=headers)
            secret: str = made.json()["secret"]
            letterbox.script = [Answer(status=400, body=f"no such key: {secret}".encode())]
            await an_alert(works, house.practice_id, at=NOON)
            await post.carry(house.practice_id)
            await network.post("/v1/receivers", json={"url": letterbox.url, "secret": secret}, headers=headers)

        assert len(letterbox.letters) == 1
        text = secret.removeprefix("whsec_")
        key = base64.b64decode(text)
        spellings = {text, text.encode().hex(), key.hex()}
        rows, log = await every_row(servers.database_url), logged()
        assert str(house.practice_id) in rows
        assert "/v1/receivers" in log
        assert not [each for each in spellings if each in rows or each in log]


async def every_row(database_url: str) -> str:
    """Every row of every table as text, as somebody with a dump would read it."""
    admin = await asyncpg.connect(database_url)
    try:
        tables = await admin.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = [await admin.fetch(f'SELECT t::text FROM "{each["tablename"]}" t') for each in tables]
        return "\n".join(row["t"] for rows in found for row in rows)
    finally:
        await admin.close()
