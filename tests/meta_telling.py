"""What Meta tells of its own accord, signed as Meta signs it, and accounts of which it tells."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.accounts.grants import Networks
from service.accounts.models import Grantor, SocialAccount
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.audience.models import Engager
from service.checkups.jobs import JOBS
from service.checkups.mentioners import mention_jobs
from service.checkups.models import AccountNotice
from service.checkups.noticing import HEED
from service.checkups.told_mentions import NAME_MENTIONERS
from service.kit.database import PracticeTable, new_id
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Platform, Renewal, Route
from service.platforms.facebook_login import NO_END
from service.platforms.meta_notices import SIGNATURE
from service.sandbox.meta.callbacks import Change, Subject, notification, signature
from tests.audiences import an_account
from tests.callers import NOON, House, MovableClock, a_house

WORD = "our own word"
SECRETS = {"facebook": "facebook-canary-1", "instagram": "instagram-canary-1"}
INES = 17_841_410_000_000_042
_PLATFORMS = {Route.FACEBOOK: Platform.FACEBOOK}
_Row = TypeVar("_Row", bound=PracticeTable)


def hearing(settings: Settings) -> Settings:
    """The settings of a deployment that Meta may tell something."""
    return replace(
        settings,
        meta_verify_token=Secret(WORD),
        facebook_client_secret=Secret(SECRETS["facebook"]),
        instagram_client_secret=Secret(SECRETS["instagram"]),
    )


def door(login: str) -> str:
    """Where Meta tells what concerns this login."""
    return f"/platforms/meta/{login}/webhooks"


async def tell(
    app: AsyncTestClient[Litestar], login: str, body: bytes, headers: dict[str, str] | None = None
) -> Response:
    """Bring this body, signed as Meta does unless other headers are given."""
    signed = {SIGNATURE: signature(body, secret=SECRETS[login])} if headers is None else headers
    return await app.post(door(login), content=body, headers={"Content-Type": "application/json", **signed})


def message(subject: Subject, number: int | str, *values: tuple[str, dict[str, object]], at: datetime = NOON) -> bytes:
    """Meta's word of these changes."""
    return notification(subject, str(number), [Change(field, value) for field, value in values], at)


def comment(number: int = 1, *, person: int = INES, handle: str = "ines.bakes") -> tuple[str, dict[str, object]]:
    """A comment on Instagram."""
    who = {"id": str(person), "username": handle}
    return "comments", {"id": str(number), "from": who, "text": "canary words", "media": {"id": "17900000000000003"}}


def on_page(item: str, number: int = 1, *, at: datetime = NOON, person: int = INES) -> tuple[str, dict[str, object]]:
    """A comment under a Page's post, or a reaction to it."""
    value: dict[str, object] = {
        "from": {"id": str(person), "name": "Ines Baker"},
        "item": item,
        "verb": "add",
        "post_id": f"105000000000001_{number}",
        "created_time": int(at.timestamp()),
        "message": "canary words",
    }
    return "feed", value | ({"comment_id": f"{number}_{number}"} if item == "comment" else {})


@dataclass(frozen=True)
class Told:
    """One account, and what became of what Meta told of it."""

    works: Works
    house: House
    account_id: UUID
    number: int
    person: int
    clock: MovableClock

    async def rows(self, table: type[_Row]) -> list[_Row]:
        """The practice's rows."""
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == work.practice_id)))

    async def notices(self) -> list[AccountNotice]:
        """What was stored."""
        return await self.rows(AccountNotice)

    async def account(self) -> SocialAccount:
        """The account as it is now."""
        [account] = [each for each in await self.rows(SocialAccount) if each.id == self.account_id]
        return account

    async def engagers(self) -> list[Engager]:
        """Who engages, as is kept."""
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            found = await work.session.scalars(select(Engager).where(Engager.account_id == self.account_id))
            return list(found)

    async def heed(self, networks: Networks | None = None) -> None:
        """Have every job that was asked for carried out, as a worker does."""
        kinds = {kind.name: kind for kind in (*JOBS, *mention_jobs(networks or {}))}
        ringers = Ringers(self.works, kinds, self.works.bell, self.clock)
        for name in (HEED, NAME_MENTIONERS):
            for job in await self.rows(Job):
                if job.kind == name and job.state == "queued" and job.due_at <= self.clock():
                    await ringers.answer(self.house.practice_id, job.id)


async def read_account(
    works: Works, route: Route = Route.INSTAGRAM, *, number: int | None = None, clock: MovableClock | None = None
) -> Told:
    """An account of a fresh practice that is read on this route."""
    house = await a_house(works)
    number, person = number or new_id().int % (1 << 60), new_id().int % (1 << 60)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(
            work,
            house.client_id,
            platform=_PLATFORMS.get(route, Platform.INSTAGRAM),
            platform_account_id=number,
            route=route,
            next_checkup_at=NOON.replace(hour=18),
        )
        tokens = GrantedTokens(Secret("access"), None, NO_END, frozenset())
        kept_for = KeptFor(route, str(person), Renewal.BY_LOGIN)
        await keep_tokens(work, account.id, tokens, kept_for=kept_for, granted_at=NOON)
        work.session.add(Grantor(practice_id=work.practice_id, account_id=account.id, route=route, person=str(person)))
    return Told(works, house, account.id, number, person, clock or MovableClock())
