"""The page on which somebody sees what became of their request to be deleted."""

from datetime import datetime
from html import escape

from service.kit.documents import document


def status_page(given_at: datetime, requests: int, done_at: datetime | None, *, is_done: bool) -> str:
    """What was asked when, and how far it is.

    Args:
        given_at: when the code was given.
        requests: how many accounts were held.
        done_at: when the last of them was erased.
        is_done: whether all are.
    """
    asked = f"<p>On {_day(given_at)} we were asked to delete what we hold of you.</p>"
    if not requests:
        return document("Nothing is held", f"{asked}<p>We held nothing of you then, or it is long deleted.</p>")
    if not is_done or done_at is None:
        again = "<p>It is being deleted now. Look again in a few minutes.</p>"
        return document("Your data is being deleted", asked + again)
    many = "account" if requests == 1 else f"{requests} accounts"
    return document(
        "Your data is deleted",
        f"{asked}<p>Everything known of your {many}, and of the people seen only there, was deleted on {_day(done_at)}."
        " We keep that this was asked and done, and nothing else. Copies in backups end as the operator's guide says.</p>",
    )


def _day(moment: datetime) -> str:
    return escape(f"{moment.day} {moment:%B %Y, %H:%M} UTC")
