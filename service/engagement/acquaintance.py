"""Whom an account already meets: its followers, and those it has spoken with. Nobody else can be chosen or written about."""

from typing import Final

from sqlalchemy import text

from service.accounts.models import SocialAccount
from service.kit.problems import Problem
from service.kit.work import Work


class PersonNotKnown(Problem):
    """Only people whom the account already meets can be chosen."""

    status = 404
    title = "This person neither follows the account nor has spoken with it"
    remedy = "Choose a current follower, or somebody the account has spoken with."


async def handle_of_known(work: Work, account: SocialAccount, profile_id: int) -> str:
    """The handle of somebody whom the account meets, as last seen; empty where the network named them by number alone.

    Raises:
        PersonNotKnown: when they neither follow the account nor have spoken with it.
    """
    bound = {"practice": work.practice_id, "account": account.id, "platform": account.platform, "person": profile_id}
    known = (await work.session.execute(text(_KNOWN), bound)).one_or_none()
    if known is None:
        raise PersonNotKnown
    return str(known.handle)


_KNOWN: Final = """
SELECT coalesce(f.handle, v.handle, '') AS handle FROM (VALUES (CAST(:person AS bigint))) asked (profile_id)
  LEFT JOIN standing s ON s.practice_id = :practice AND s.account_id = :account AND s.profile_id = asked.profile_id
  LEFT JOIN conversation v ON v.practice_id = :practice AND v.account_id = :account AND v.profile_id = asked.profile_id
  LEFT JOIN profile f ON f.practice_id = :practice AND f.platform = :platform AND f.profile_id = asked.profile_id
WHERE s.profile_id IS NOT NULL OR v.profile_id IS NOT NULL
"""
