"""Every operation of the contract, asked by every kind of caller, answers as the table of roles says."""

from datetime import timedelta
from typing import Any

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.access.finders import find_identity
from service.access.membership import end_membership, revoke_token
from service.access.roles import Role, holds
from service.access.signing_in import SESSION_LIFE
from service.access.tokens import hash_of
from service.app import create_app
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, House, a_house, a_member, signed_in, web
from tests.doors import Door, doors_of

_TURNED_AWAY = {"sign-in-needed", "token-refused", "permission-missing"}


class TestDoors:
    def test_each_ask_for_permission_or_let_anyone_in(self) -> None:
        undecided = [
            door.operation_id for door in doors_of(create_app(Settings())) if bool(door.permissions) is door.anyone
        ]

        assert undecided == [], "give each one guards=[may(Permission.…)], or opt={'anyone': True}"


class TestRoleMatrix:
    async def test_gives_what_the_table_says(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        wrong = []
        async with web(settings) as network:
            for door in doors_of(network.app):
                for role in Role:
                    answer = await ask(network, door, await fresh_token(works, house, role))
                    expected = _allowed(door, role)
                    if (
                        _turned_away(answer) != (None if expected else "permission-missing")
                        or answer.status_code >= 500
                    ):
                        wrong.append(f"{door.operation_id} as {role}: {answer.status_code} {_turned_away(answer)}")

        assert wrong == []

    async def test_turns_away_whoever_is_signed_in_no_longer(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        stale = {
            "revoked": await revoked(works, house),
            "expired": await expired(works, house),
            "gone": await gone(works, house),
            "made up": "rp_s_" + "x" * 49,
        }
        wrong = []
        async with web(settings) as network:
            for door in doors_of(network.app):
                for why, token in stale.items():
                    answer = await ask(network, door, token)
                    if _turned_away(answer) != (None if door.anyone else "token-refused"):
                        wrong.append(f"{door.operation_id} as {why}: {answer.status_code} {_turned_away(answer)}")

        assert wrong == []

    async def test_asks_nobody_to_sign_in(self, settings: Settings) -> None:
        wrong = []
        async with web(settings) as network:
            for door in doors_of(network.app):
                answer = await ask(network, door, None)
                if _turned_away(answer) != (None if door.anyone else "sign-in-needed"):
                    wrong.append(f"{door.operation_id}: {answer.status_code} {_turned_away(answer)}")
                if not door.anyone and answer.headers.get("www-authenticate") != "Bearer":
                    wrong.append(f"{door.operation_id}: no WWW-Authenticate")

        assert wrong == []


async def ask(network: AsyncTestClient[Litestar], door: Door, token: str | None) -> Response:
    """A request that reaches the guard and, with ids of nothing and an empty body, not much further."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    body: dict[str, Any] = {} if door.method == "get" else {"json": {}}
    return await network.request(**door.address({}), **body, headers=headers)


async def fresh_token(works: Works, house: House, role: Role) -> str:
    """A session of its own for each request, since some doors end the one they are entered with."""
    caller = house.as_role(role)
    async with works.open(house.practice_id, at=NOON) as work:
        return (await signed_in(work, caller.place, caller.person_id, caller.email)).token


async def revoked(works: Works, house: House) -> str:
    token = await fresh_token(works, house, Role.OWNER)
    known = await find_identity(works.database, hash_of(Secret(token)), at=NOON)
    assert known is not None
    async with works.open(house.practice_id, at=NOON) as work:
        await revoke_token(work, known.identity.token_id)
    return token


async def expired(works: Works, house: House) -> str:
    async with works.open(house.practice_id, at=NOON - SESSION_LIFE - timedelta(seconds=1)) as work:
        return (await a_member(work, Role.OWNER)).token


async def gone(works: Works, house: House) -> str:
    async with works.open(house.practice_id, at=NOON) as work:
        caller = await a_member(work, Role.OWNER)
        await end_membership(work, caller.member_id)
        return caller.token


def _allowed(door: Door, role: Role) -> bool:
    return door.anyone or all(holds(role, permission) for permission in door.permissions)


def _turned_away(answer: Response) -> str | None:
    if answer.headers.get("content-type") != "application/problem+json":
        return None
    kind = str(answer.json()["type"].rpartition("/")[2])
    return kind if kind in _TURNED_AWAY else None
