"""What is known of a practice's providers before anybody is signed in, in one round trip."""

from dataclasses import dataclass
from uuid import UUID

from service.access.openid.configuring import MOST
from service.kit.database import Database


@dataclass(frozen=True, slots=True)
class KnownProvider:
    """A provider as a sign-in page and its start need it."""

    id: UUID
    name: str
    issuer: str
    known_as: str
    has_secret: bool
    return_addresses: tuple[str, ...]


async def known_providers(
    database: Database, practice_id: UUID, provider_id: UUID | None = None
) -> list[KnownProvider]:
    """The practice's providers, or the one of this id; none of an unknown practice."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_identity_providers_v1($1, $2, NULL, $3)", practice_id, provider_id, MOST
    )
    return [
        KnownProvider(
            row["id"], row["name"], row["issuer"], row["known_as"], row["has_secret"], tuple(row["return_addresses"])
        )
        for row in rows
    ]
