"""People who have a second factor, by the doors that anybody else goes through."""

from dataclasses import dataclass, replace
from typing import Any

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.access.assurance import Assurance, Means
from service.access.signing_in import open_session
from service.kit.settings import Settings
from service.kit.work import Works
from tests.authenticators import ORIGIN, PasskeyInHand, Told, code
from tests.callers import NOON, PASSWORD, Caller, MovableClock

Network = AsyncTestClient[Litestar]


def public(settings: Settings) -> Settings:
    """A deployment with an address that browsers make passkeys for."""
    return replace(settings, public_url=ORIGIN)


async def freshly(works: Works, caller: Caller, *, by: Means = Means.PASSWORD) -> Caller:
    """The same person in a session that they have just opened."""
    async with works.open(caller.place.practice_id, at=NOON) as work:
        assurance = Assurance(by, NOON)
        token, _ = await open_session(work, caller.place, caller.person_id, assurance=assurance)
    return replace(caller, token=token.reveal())


@dataclass
class WithApp:
    """Somebody with an authenticator app."""

    caller: Caller
    app_id: str
    secret: str
    recovery_codes: list[str]

    def code(self, clock: MovableClock, *, steps: int = 0) -> str:
        """What the app shows."""
        return code(self.secret, clock(), steps=steps)


async def with_app(network: Network, works: Works, caller: Caller, clock: MovableClock) -> WithApp:
    """Have them add an app; the clock moves past the code that is used for it."""
    caller = await freshly(works, caller)
    begun = await network.post("/v1/authenticator-app-registrations", headers=caller.headers)
    assert begun.status_code == 201, begun.text
    app_id, secret = begun.json()["id"], begun.json()["secret"]
    confirmed = await network.post(
        f"/v1/authenticator-apps/{app_id}/confirmations",
        json={"code": code(secret, clock(), steps=-1)},
        headers=caller.headers,
    )
    assert confirmed.status_code == 201, confirmed.text
    return WithApp(caller, app_id, secret, confirmed.json()["recovery_codes"])


async def with_passkey(network: Network, works: Works, caller: Caller, **traits: Any) -> tuple[Caller, PasskeyInHand]:  # noqa: ANN401
    """Have them add a passkey; the session that they did it in."""
    caller, passkey = await freshly(works, caller), PasskeyInHand(**traits)
    added = await adds(network, caller, passkey)
    assert added.status_code == 201, added.text
    return caller, passkey


async def adds(network: Network, caller: Caller, passkey: PasskeyInHand, **changed: Any) -> Response:  # noqa: ANN401 # JSON
    """Make a passkey and send it."""
    wanted = await network.post("/v1/passkey-registrations", headers=caller.headers)
    assert wanted.status_code == 200, wanted.text
    made = passkey.make(wanted.json(), **changed)
    return await network.post("/v1/passkeys", json={"name": "Phone", "credential": made}, headers=caller.headers)


async def first_step(network: Network, caller: Caller) -> Told:
    """The password alone."""
    answer = await network.post("/v1/sessions", json={"email": caller.email, "password": PASSWORD})
    assert answer.status_code == 202, answer.text
    told: Told = answer.json()
    return told


def kind(answer: Response) -> str:
    """Which problem it is."""
    return str(answer.json()["type"].rpartition("/")[2])
