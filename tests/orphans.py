"""Rows of mass tables whose parents are gone; these tables have no foreign keys that would hold them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import text

from service.kit.work import Works
from tests.callers import NOON

_ACCOUNT = "FROM social_account a WHERE a.practice_id = o.practice_id AND a.id = o.account_id"
_PERSON = (
    "FROM social_account a JOIN profile p ON p.practice_id = a.practice_id AND p.platform = a.platform"
    " WHERE a.practice_id = o.practice_id AND a.id = o.account_id AND p.profile_id = o.profile_id"
)
_LOOK = (
    "FROM snapshot s WHERE s.practice_id = o.practice_id AND s.account_id = o.account_id AND s.number = o.number"
    " AND s.side = CASE o.side WHEN 0 THEN 'followers' ELSE 'following' END"
)
_UNFINISHED = (
    "FROM checkup k WHERE k.practice_id = o.practice_id AND k.id = o.checkup_id AND k.state NOT IN ('done', 'failed')"
)

PARENTS: Mapping[str, tuple[str, ...]] = {
    "engager": (_ACCOUNT,),
    "follower_event": (_ACCOUNT, _LOOK),
    "kept_page": (_UNFINISHED,),
    "profile": ("FROM practice p WHERE p.practice_id = o.practice_id",),
    "quota_share": ("FROM practice p WHERE p.practice_id = o.practice_id",),
    "standing": (_ACCOUNT, _PERSON),
    "upload_chunk": ("FROM export_upload u WHERE u.practice_id = o.practice_id AND u.id = o.upload_id",),
}
"""What each row of a mass table must find."""


async def orphans(works: Works, practice_id: UUID) -> dict[str, int]:
    """How many rows of each mass table of this practice lack a parent."""
    found = {}
    async with works.open(practice_id, at=NOON) as work:
        for table, parents in PARENTS.items():
            lacking = " OR ".join(f"NOT EXISTS (SELECT {parent})" for parent in parents)
            found[table] = int(await work.session.scalar(text(f"SELECT count(*) FROM {table} o WHERE {lacking}")) or 0)
    return found
