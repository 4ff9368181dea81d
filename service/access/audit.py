"""Who did what to what, written in the transaction that does it, with ids and never with contents."""

from dataclasses import dataclass
from uuid import UUID

from service.access.models import AuditEntry
from service.kit.work import Work


@dataclass(frozen=True, slots=True)
class Trail:
    """Where one request's acts are noted."""

    work: Work
    actor: str
    request_id: str
    front_end_id: UUID | None = None

    def note(self, action: str, object_id: UUID) -> None:
        """Note an act such as `member.ended` on the row with this id."""
        self.work.session.add(
            AuditEntry(
                practice_id=self.work.practice_id,
                actor=self.actor,
                front_end_id=self.front_end_id,
                action=action,
                object=str(object_id),
                request_id=self.request_id,
                at=self.work.at,
            )
        )
