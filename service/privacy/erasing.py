"""What happens to each table when an account is erased, and the erasing itself, in one transaction.

Every table says here whether it holds anything of an account or of the people around it; a test fails for one that does
not. Statements run in this order, since keys point upwards.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import text

from service.accounts.models import SocialAccount
from service.kit.idempotency import forget_replies
from service.kit.work import Work
from service.privacy.mentions import Mentions

_CHECKUPS: Final = "SELECT id FROM checkup WHERE practice_id = :practice AND account_id = :account"
_FINDINGS: Final = "SELECT id FROM finding WHERE practice_id = :practice AND account_id = :account"
_LINKS: Final = "SELECT id FROM connect_link WHERE practice_id = :practice AND account_id = :account"
_UPLOADS: Final = f"""
    SELECT u.id FROM export_upload u LEFT JOIN handed_in_export x ON x.practice_id = u.practice_id AND x.id = u.export_id
    WHERE u.practice_id = :practice AND (u.account_id = :account OR x.account_id = :account OR u.link_id IN ({_LINKS}))"""
_ALERTS: Final = f"SELECT id FROM alert WHERE practice_id = :practice AND subject_id IN ({_FINDINGS})"
_DELIVERIES: Final = f"SELECT id FROM delivery WHERE practice_id = :practice AND alert_id IN ({_ALERTS})"
_OTHERS: Final = """
    SELECT FROM {table} o JOIN social_account a ON a.practice_id = o.practice_id AND a.id = o.account_id
    WHERE o.practice_id = :practice AND o.account_id <> :account AND o.profile_id = profile.profile_id
      AND a.platform = profile.platform"""
_SEEN_HERE: Final = """
    platform = (SELECT platform FROM social_account WHERE practice_id = :practice AND id = :account)"""
# Refusals that outlived the accounts they were of name handles of this one, too.
_OF_SAME_OWNER: Final = """
    (client_id, platform) = (SELECT client_id, platform FROM social_account WHERE practice_id = :practice AND id = :account)"""

ERASED: Final[Mapping[str, str]] = {
    "profile": (
        f"{_SEEN_HERE} AND NOT EXISTS ({_OTHERS.format(table='standing')})"
        f" AND NOT EXISTS ({_OTHERS.format(table='engager')})"
        f" AND NOT EXISTS ({_OTHERS.format(table='sorting_card')})"
        f" AND NOT EXISTS ({_OTHERS.format(table='try_out')})"
    ),
    "attempt": f"delivery_id IN ({_DELIVERIES})",
    "delivery": f"alert_id IN ({_ALERTS})",
    "alert": f"subject_id IN ({_FINDINGS})",
    "task": "account_id = :account",
    "circle_place": "account_id = :account",
    "try_out": "account_id = :account",
    "weed_out_person": "account_id = :account",
    "weed_out": "account_id = :account",
    "kept_person": "account_id = :account",
    "contact": "account_id = :account",
    "touch": "account_id = :account",
    "finding_answer": f"finding_id IN ({_FINDINGS})",
    "finding": "account_id = :account",
    "declared_event": "account_id = :account",
    "settings_attestation": "account_id = :account",
    "kept_flag": "account_id = :account",
    "sorting_card": "account_id = :account",
    "calibration": "account_id = :account",
    "conversation": "account_id = :account",
    "account_notice": "account_id = :account",
    "engager": "account_id = :account",
    "standing": "account_id = :account",
    "follower_event": "account_id = :account",
    "follow_notice": "account_id = :account",
    "listening": "account_id = :account",
    "post_mark": "account_id = :account",
    "snapshot": "account_id = :account",
    "quality_roll": "account_id = :account",
    "account_count": "account_id = :account",
    "kept_page": f"checkup_id IN ({_CHECKUPS})",
    "upload_chunk": f"upload_id IN ({_UPLOADS})",
    "export_upload": f"id IN ({_UPLOADS})",
    "handed_in_export": f"account_id = :account OR (account_id IS NULL AND {_OF_SAME_OWNER})",
    "job": f"subject_id IN ({_CHECKUPS}) OR (subject_id = :account AND id <> :this_job)",
    "checkup": "account_id = :account",
    "audience_report": "account_id = :account",
    "handle_change": "account_id = :account",
    "account_grant": "account_id = :account",
    "account_grantor": "account_id = :account",
    "connect_attempt": f"link_id IN ({_LINKS})",
    "connect_link": "account_id = :account",
    "social_account": "id = :account",
}
"""The tables of which rows are deleted, and which rows."""

KEPT: Final[Mapping[str, str]] = {
    "practice": "the practice itself",
    "person": "who signs in",
    "member": "who works in the practice",
    "client": "who is coached; ends by the practice's or the client's own decision, not by an account's",
    "own_view": "who signs in as which client",
    "assignment": "who coaches whom",
    "coach_call": "when coach and client spoke",
    "consent": "what the client agreed to, which must stay provable",
    "look": "when names were looked at, without the names",
    "audit_entry": "who did what when, by ids alone",
    "invitation": "addresses of those invited by the practice",
    "token": "hashes of tokens",
    "identity_provider": "by whom people of the practice sign in",
    "provider_attempt": "ways to such a provider, sealed",
    "provider_proof": "its word about somebody, for minutes",
    "provider_tie": "whom its word is about",
    "authenticator_app": "sealed secrets of people's authenticator apps",
    "passkey": "public halves of people's passkeys",
    "recovery_code": "keyed hashes of codes for when those are lost",
    "spent_challenge": "what a passkey has answered, for minutes",
    "front_end": "third parties' programs",
    "approval": "which of them people let act for them",
    "change": "that something changed or went, by our own ids alone; what is gone is forgotten after a month",
    "day_plan": "that a day was planned",
    "receiver": "the practice's own systems",
    "replay": "that they were sent things again, without the things",
    "former_secret": "what their messages were signed with, for a day",
    "data_key": "wrapped keys",
    "idempotency_key": "sealed answers; those that speak of the account are dropped, all others end with their day",
    "deletion_request": "that this was asked and done, by ids alone",
    "suppressed_person": "that somebody asked to be forgotten, by keyed marks alone",
    "detector_reset": "that a threshold was set back, by whom and when",
    "platform_quota": "how much of an app's quota is used; what was counted for the account alone goes",
    "quota_share": "how much of it by which practice",
}
"""The tables that hold nothing of an account, or only what must stay."""


async def erase_account(work: Work, account_id: UUID, *, job_id: UUID) -> dict[str, int]:
    """Delete everything known of this account and of the people seen only around it; rows deleted, by table."""
    bound = {"practice": work.practice_id, "account": account_id, "this_job": job_id}
    mentions = await _mentions(work, account_id)
    deleted = {
        "idempotency_key": await forget_replies(work, mentions.are_in),
        "platform_quota": await _forget_quotas(work, mentions.numbers),
    }
    for table, where in ERASED.items():
        statement = text(f"DELETE FROM {table} WHERE practice_id = :practice AND ({where})")  # constants above
        names = set(statement.compile().params)
        result = await work.session.execute(statement, {name: value for name, value in bound.items() if name in names})
        deleted[table] = result.rowcount  # type: ignore[attr-defined] # a DELETE's result counts rows
    return {table: rows for table, rows in deleted.items() if rows}


async def _forget_quotas(work: Work, numbers: frozenset[int]) -> int:
    # Shared by all practices; whoever else reads the same account learns its quota anew from the next answer.
    own = "DELETE FROM platform_quota WHERE split_part(bucket, ':', 2) = ANY(:numbers)"
    result = await work.session.execute(text(own), {"numbers": [str(number) for number in numbers]})
    return int(result.rowcount)  # type: ignore[attr-defined] # a DELETE's result counts rows


async def _mentions(work: Work, account_id: UUID) -> Mentions:
    account = await work.session.get(SocialAccount, (work.practice_id, account_id))
    if account is None:
        return Mentions.of((), [str(account_id)])
    numbers = () if account.platform_account_id is None else (account.platform_account_id,)
    return Mentions.of(numbers, (str(account_id), account.handle, account.name))
