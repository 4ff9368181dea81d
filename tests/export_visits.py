"""People who open the export page behind a connect link."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from httpx import Response
from sqlalchemy import select, update

from service.accounts.models import SocialAccount
from service.roster.models import Client
from tests.checking import PersonalProfile


@dataclass(frozen=True)
class Visit:
    """Somebody with a connect link, who is not signed in."""

    profile: PersonalProfile
    path: str

    async def open(self) -> Response:
        return await self.profile.surgery.app.get(self.path)

    async def send_form(self, *archives: bytes, **said: str) -> Response:
        files = [("files", (f"instagram-{n}.zip", each, "application/zip")) for n, each in enumerate(archives)]
        return await self.profile.surgery.app.post(self.path, data=said, files=files, follow_redirects=False)

    async def send_pieces(self, archive: bytes, *, handle: str | None = None, shown: str = "") -> Response:
        app = self.profile.surgery.app
        begun = await app.post(f"{self.path}/uploads", json={"length": len(archive), "file_name": "e.zip"})
        assert begun.status_code == 201, begun.text
        at = begun.headers["location"]
        for offset in range(0, len(archive), 7_000):
            told = await app.head(at)
            assert told.headers["upload-offset"] == str(offset)
            kept = await app.patch(at, content=archive[offset : offset + 7_000], headers={"Upload-Offset": str(offset)})
            assert kept.status_code == 204, kept.text
        body = {
            "upload_ids": [begun.json()["id"]],
            "with_messages": True,
            "handle": handle,
            "followers_shown": shown,
        }
        return await app.post(f"{self.path}/hand-in", json=body)

    async def accounts(self) -> list[SocialAccount]:
        house = self.profile.surgery.house
        async with self.profile.surgery.works.open(house.practice_id, at=self.profile.surgery.clock()) as work:
            found = await work.session.scalars(
                select(SocialAccount).where(SocialAccount.practice_id == work.practice_id)
            )
            return list(found)


async def visit(profile: PersonalProfile, *, account_id: UUID | None = None, platform: str = "instagram") -> Visit:
    house = profile.surgery.house
    made = await profile.surgery.app.post(
        f"/v1/clients/{house.client_id}/connect-links",
        json={"platform": platform, "account_id": str(account_id) if account_id else None},
        headers=house.coach.headers,
    )
    assert made.status_code == 201, made.text
    return Visit(profile, f"{urlsplit(made.json()['url']).path}/export")


async def speaks(profile: PersonalProfile, language: str) -> None:
    house = profile.surgery.house
    async with profile.surgery.works.open(house.practice_id, at=profile.surgery.clock()) as work:
        this = (Client.practice_id == work.practice_id, Client.id == house.client_id)
        await work.session.execute(update(Client).where(*this).values(language=language))
