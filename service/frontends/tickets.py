"""The ticket in a consent form: proof that this very browser was asked this very question, a moment ago. Pure.

It is signed with the secret in the browser's own cookie, which no other site can read and of which we keep the hash alone.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from service.kit.secrets import Secret

LIFE: Final = timedelta(minutes=10)
"""To read the page and think."""


def ticket_for(browser: Secret, question: str, *, approval_id: UUID, at: datetime) -> str:
    """The ticket for this question, which becomes the approval of this id when it is answered with yes."""
    said = f"{approval_id}.{int(at.timestamp())}"
    return f"{said}.{_signature(browser, question, said)}"


def approval_of(ticket: str, browser: Secret, question: str, *, at: datetime) -> UUID | None:
    """The id of the approval that a yes becomes; `None` when the ticket is another's, another question's, or too old."""
    said, _, signature = ticket.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(browser, question, said).encode()):
        return None
    name, _, moment = said.partition(".")
    return UUID(name) if at.timestamp() - int(moment) < LIFE.total_seconds() else None


def _signature(browser: Secret, question: str, said: str) -> str:
    words = f"{said}\n{question}"
    return hmac.new(browser.reveal().encode(), words.encode(), hashlib.sha256).hexdigest()
