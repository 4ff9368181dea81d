"""Which second factors a person has in a practice."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from service.kit.database import Database


class KnownFactor(NamedTuple):
    """One of them."""

    id: UUID
    name: str
    is_synced: bool
    created_at: datetime
    last_used_at: datetime | None


class KnownFactors(NamedTuple):
    """All of them."""

    app: KnownFactor | None
    passkeys: list[KnownFactor]
    recovery_codes: int

    @property
    def any(self) -> bool:
        """Whether there is one; recovery codes stand in for one, and are none."""
        return bool(self.passkeys) or self.app is not None


async def known_factors(database: Database, practice_id: UUID, person_id: UUID) -> KnownFactors:
    """What this person can show here, in one trip."""
    rows = await database.reads.fetch("SELECT * FROM show_factors_v1($1, $2)", practice_id, person_id)
    kinds: dict[str, list[KnownFactor]] = {"app": [], "passkey": [], "recovery_code": []}
    for kind, *factor in rows:
        kinds[kind].append(KnownFactor(*factor))
    return KnownFactors(next(iter(kinds["app"]), None), kinds["passkey"], len(kinds["recovery_code"]))
