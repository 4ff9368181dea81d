from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.accounts.links import LINK_LIVES
from service.accounts.models import MONTHLY_BUDGET_MICROS
from service.kit.idempotency import IdempotencyKey
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, House, MovableClock, a_client, a_house, web


@dataclass(frozen=True)
class Front:
    house: House
    app: AsyncTestClient[Litestar]
    clock: MovableClock


@pytest.fixture
async def front(settings: Settings, works: Works) -> AsyncIterator[Front]:
    clock = MovableClock()
    async with web(settings, clock) as app:
        yield Front(await a_house(works), app, clock)


class TestAccountsFromExports:
    async def test_are_added_and_shown_with_what_cannot_be_known(self, front: Front) -> None:
        house = front.house
        added = await front.app.post(
            f"/v1/clients/{house.client_id}/accounts",
            json={"platform": "instagram", "handle": "maya.moves"},
            headers=house.client.headers,
        )
        assert added.status_code == 201
        shown = await front.app.get(f"/v1/accounts/{added.json()['id']}", headers=house.coach.headers)
        account = shown.json()
        assert account == added.json()
        assert (account["source"], account["state"]) == ("export", "disconnected")
        assert account["state_reason"]["code"] == "export_only"
        assert account["monthly_budget_micros"] == MONTHLY_BUDGET_MICROS
        assert not any(each["observable"] for each in account["capabilities"])
        in_none = {each["code"] for each in account["capabilities"] if "No official export" not in each["reason"]}
        assert in_none == {"leavers", "profile_facts", "mentions", "reactions"}

    async def test_are_added_once_for_each_handle_and_for_one_client_alone(self, front: Front, works: Works) -> None:
        house = front.house
        async with works.open(house.practice_id, at=NOON) as work:
            other = await a_client(work, house.coach)

        async def add(client_id: object, handle: str) -> int:
            body = {"platform": "instagram", "handle": handle}
            address = f"/v1/clients/{client_id}/accounts"
            return (await front.app.post(address, json=body, headers=house.coach.headers)).status_code

        assert [await add(house.client_id, "maya"), await add(house.client_id, "MAYA")] == [201, 409]
        assert [await add(other, "Maya"), await add(other, "tomas")] == [409, 201]

    @pytest.mark.parametrize("handle", ["", "@maya", "ma ya", "ma\x00ya", "<script>", "m" * 101])
    async def test_need_a_handle_that_is_one(self, front: Front, handle: str) -> None:
        refused = await front.app.post(
            f"/v1/clients/{front.house.client_id}/accounts",
            json={"platform": "instagram", "handle": handle},
            headers=front.house.coach.headers,
        )
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "request-invalid")


class TestAccounts:
    async def test_are_listed_in_pages_within_reach(self, front: Front, works: Works) -> None:
        house = front.house
        address = f"/v1/clients/{house.client_id}/accounts"
        assert (await front.app.get(address, headers=house.coach.headers)).json() == {"items": [], "next_cursor": None}
        async with works.open(house.practice_id, at=NOON) as work:
            made = [str((await an_account(work, house.client_id, handle=f"h{n}")).id) for n in range(3)]
        first = (await front.app.get(address, params={"limit": 2}, headers=house.client.headers)).json()
        rest = (
            await front.app.get(address, params={"cursor": first["next_cursor"]}, headers=house.client.headers)
        ).json()
        assert [each["id"] for each in first["items"] + rest["items"]] == made
        assert rest["next_cursor"] is None

    async def test_out_of_reach_look_like_none_at_all(self, front: Front, works: Works) -> None:
        house, others = front.house, await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            unassigned = await a_client(work)
            not_theirs = (await an_account(work, unassigned)).id
        async with works.open(others.practice_id, at=NOON) as work:
            foreign = (await an_account(work, others.client_id)).id
        addresses = [f"/v1/accounts/{each}" for each in (not_theirs, foreign, uuid4())]
        addresses += [f"/v1/clients/{each}/accounts" for each in (unassigned, others.client_id, uuid4())]
        for address in addresses:
            for caller in (house.coach, house.assistant, house.client):
                refused = await front.app.get(address, headers=caller.headers)
                assert (refused.status_code, refused.json()["title"]) == (
                    404,
                    "There is nothing here that you can reach",
                )
        assert (await front.app.get(addresses[0], headers=house.owner.headers)).status_code == 200

    async def test_take_another_budget(self, front: Front, works: Works) -> None:
        async with works.open(front.house.practice_id, at=NOON) as work:
            account = await an_account(work, front.house.client_id)
        address = f"/v1/accounts/{account.id}"
        headers = front.house.coach.headers
        changed = await front.app.patch(address, json={"monthly_budget_micros": 5_000_000}, headers=headers)
        assert changed.json()["monthly_budget_micros"] == 5_000_000
        assert (await front.app.get(address, headers=headers)).json() == changed.json()
        refused = await front.app.patch(address, json={"monthly_budget_micros": -1}, headers=headers)
        assert refused.status_code == 400

    async def test_are_disconnected_as_often_as_asked(self, front: Front, works: Works) -> None:
        async with works.open(front.house.practice_id, at=NOON) as work:
            account = await an_account(work, front.house.client_id)
        for _ in range(2):
            ended = await front.app.post(f"/v1/accounts/{account.id}/disconnection", headers=front.house.client.headers)
            assert (ended.status_code, ended.json()["state"]) == (200, "disconnected")
        assert all(not each["observable"] for each in ended.json()["capabilities"])


class TestConnectLinks:
    async def link(self, front: Front, **body: object) -> tuple[int, str]:
        made = await front.app.post(
            f"/v1/clients/{front.house.client_id}/connect-links",
            json={"platform": "x", **body},
            headers=front.house.coach.headers,
        )
        return made.status_code, made.json().get("url", made.json().get("title", ""))

    async def test_show_a_page_that_changes_nothing_and_leaks_nothing(self, front: Front) -> None:
        status, url = await self.link(front)
        assert (status, url.startswith("http://127.0.0.1:8000/connect/")) == (201, True)
        pages = [await front.app.get(url.removeprefix("http://127.0.0.1:8000")) for _ in range(2)]
        for page in pages:
            assert page.status_code == 200
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
            assert (page.headers["cache-control"], page.headers["referrer-policy"]) == ("no-store", "same-origin")
        cookie = pages[0].headers["set-cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", "Path=/"))

    async def test_close_after_a_week(self, front: Front) -> None:
        _, url = await self.link(front)
        path = url.removeprefix("http://127.0.0.1:8000")
        front.clock.move(LINK_LIVES - timedelta(seconds=1))
        assert (await front.app.get(path)).status_code == 200
        front.clock.move(timedelta(seconds=1))
        for answer in (await front.app.get(path), await front.app.post(path)):
            assert (answer.status_code, "run out" in answer.text) == (410, True)

    async def test_close_with_the_coaching(self, front: Front) -> None:
        _, url = await self.link(front)
        address = f"/v1/clients/{front.house.client_id}"
        await front.app.patch(address, json={"coaching_ended": True}, headers=front.house.coach.headers)
        assert (await front.app.get(url.removeprefix("http://127.0.0.1:8000"))).status_code == 410

    async def test_set_out_only_from_their_own_page(self, front: Front) -> None:
        _, url = await self.link(front)
        path = url.removeprefix("http://127.0.0.1:8000")
        unseen = await front.app.post(path, follow_redirects=False)
        assert (unseen.status_code, "could not tell" in unseen.text) == (403, True)
        await front.app.get(path)
        for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 303)):
            answer = await front.app.post(path, headers={"Sec-Fetch-Site": site}, follow_redirects=False)
            assert answer.status_code == status

    @pytest.mark.parametrize("name", ["%ff", "Maya", "a" * 44, "x; y"])
    async def test_know_no_browser_by_a_name_that_we_did_not_give_it(self, front: Front, name: str) -> None:
        _, url = await self.link(front)
        path = url.removeprefix("http://127.0.0.1:8000")
        named = {"Cookie": f"rapport_browser={name}", "Sec-Fetch-Site": "same-origin"}
        assert (await front.app.post(path, headers=named, follow_redirects=False)).status_code == 403
        page = await front.app.get(path, headers=named)
        assert (page.status_code, name in page.headers["set-cookie"]) == (200, False)

    async def test_are_kept_by_no_key_of_a_request(self, front: Front, works: Works) -> None:
        _, url = await self.link(front)
        path, key = (
            url.removeprefix("http://127.0.0.1:8000"),
            {"Idempotency-Key": "one", "Sec-Fetch-Site": "same-origin"},
        )
        await front.app.get(path)
        away = [await front.app.post(path, headers=key, follow_redirects=False) for _ in range(2)]
        assert [each.status_code for each in away] == [303, 303]
        assert away[0].headers["location"] != away[1].headers["location"]
        async with works.open(front.house.practice_id, at=NOON) as work:
            kept = select(IdempotencyKey).where(IdempotencyKey.practice_id == work.practice_id)
            assert (await work.session.scalars(kept)).all() == []

    async def test_lead_nowhere_when_made_up(self, front: Front) -> None:
        for token in ("made-up", "%00", "a" * 5000):
            assert (await front.app.get(f"/connect/{token}")).status_code == 404

    async def test_are_for_accounts_of_the_client_on_that_network(self, front: Front, works: Works) -> None:
        async with works.open(front.house.practice_id, at=NOON) as work:
            others = (await an_account(work, await a_client(work, front.house.coach))).id
            instagram = (await an_account(work, front.house.client_id, platform="instagram")).id
        for account_id in (others, instagram, uuid4()):
            assert (await self.link(front, account_id=str(account_id)))[0] == 404

    async def test_lead_to_an_export_where_the_operator_has_no_app(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(replace(settings, x_client_id="")) as app:
            address = f"/v1/clients/{house.client_id}/connect-links"
            made = await app.post(address, json={"platform": "x"}, headers=house.coach.headers)
            path = made.json()["url"].removeprefix("http://127.0.0.1:8000")
            page = await app.get(path, follow_redirects=False)
            set_out = await app.post(path, follow_redirects=False)
        assert (made.status_code, page.status_code, page.headers["location"]) == (201, 303, f"{path}/export")
        assert (set_out.status_code, "not set up for it" in set_out.text) == (404, True)

    async def test_use_a_cookie_for_this_host_alone_over_https(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        secure = replace(settings, public_url="https://rapport.example")
        async with web(secure) as app:
            address = f"/v1/clients/{house.client_id}/connect-links"
            made = await app.post(address, json={"platform": "x"}, headers=house.coach.headers)
            page = await app.get(made.json()["url"].removeprefix("https://rapport.example"))
        cookie = page.headers["set-cookie"]
        assert cookie.startswith("__Host-rapport_browser=")
        assert "Secure" in cookie
        assert "Domain" not in cookie
