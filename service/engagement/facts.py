"""What is known of a client this morning, gathered for the plan."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, text

from service.audience.classes import FollowerClass
from service.engagement.in_touch import EVERY
from service.engagement.offers import DayFacts, Due, Newcomer, Step, Untouched, Waiting
from service.engagement.tasks import Person
from service.kit.work import Work
from service.roster.market import market_of
from service.roster.models import Client


async def day_facts(work: Work, client: Client, *, until: datetime) -> DayFacts:
    """Everything the plan rests on, what falls due before `until` included; moments in the client's own time zone."""

    async def rows(query: str, **more: datetime) -> Sequence[Row[Any]]:
        found = await work.session.execute(text(query), {"practice": work.practice_id, "client": client.id, **more})
        return found.all()

    zone = ZoneInfo(client.time_zone)
    circle = await rows(_CIRCLE) or await rows(_CLOSEST)
    return DayFacts(
        waiting=[
            Waiting(_person(row), row.awaiting_since.astimezone(zone), row.last_post_id) for row in await rows(_WAITING)
        ],
        due=[Due(_person(row), row.opened_at.astimezone(zone), row.due_at) for row in await rows(_DUE, until=until)],
        untouched=[
            Untouched(_person(row), row.last_touch_at and row.last_touch_at.astimezone(zone), row.stars)
            for row in await rows(_UNTOUCHED, until=until)
        ],
        steps=[Step(row.id, row.step, row.people, row.handle) for row in await rows(_STEPS, until=until)],
        newcomers=[Newcomer(_person(row), row.score, row.fit) for row in await rows(_NEWCOMERS)],
        circle=[_person(row) for row in circle],
        learned=frozenset((row.account_id, row.profile_id) for row in await rows(_LEARNED)),
        interests=client.interests,
        market=market_of(client.target_market).interests,
    )


def _person(row: Row[Any]) -> Person:
    return Person(row.account_id, row.profile_id, row.handle, row.platform)


_WORTH_A_LOOK: Final = f"{FollowerClass.UNKNOWN:d}, {FollowerClass.GENUINE:d}"

_HANDLE: Final = "coalesce(f.handle, nullif(v.handle, ''))"
"""The name that was seen last; a network may leave it out of a post."""

_CONVERSATIONS: Final = """conversation v
  JOIN social_account a ON a.practice_id = v.practice_id AND a.id = v.account_id
  LEFT JOIN profile f ON f.practice_id = v.practice_id AND f.platform = a.platform AND f.profile_id = v.profile_id
  LEFT JOIN standing s ON s.practice_id = v.practice_id AND s.account_id = v.account_id AND s.profile_id = v.profile_id"""

_WITH_A_PERSON: Final = (
    f"{_HANDLE} IS NOT NULL AND coalesce(s.klass, {FollowerClass.UNKNOWN:d})"
    f" NOT IN ({FollowerClass.SUSPECT:d}, {FollowerClass.AUTOMATED:d})"
)
"""Nobody is asked to answer or to get to know what looks like a program."""

_WAITING: Final = f"""
SELECT v.account_id, v.profile_id, {_HANDLE} AS handle, a.platform, v.awaiting_since, v.last_post_id
FROM {_CONVERSATIONS}
WHERE v.practice_id = :practice AND a.client_id = :client AND v.awaiting_since IS NOT NULL AND {_WITH_A_PERSON}
ORDER BY v.awaiting_since DESC LIMIT 200
"""
"""The newest, for whom an answer still means something."""

_DUE: Final = """
SELECT t.account_id, t.profile_id, coalesce(f.handle, t.handle) AS handle, a.platform, t.opened_at, t.due_at
FROM try_out t
  JOIN social_account a ON a.practice_id = t.practice_id AND a.id = t.account_id
  LEFT JOIN profile f ON f.practice_id = t.practice_id AND f.platform = a.platform AND f.profile_id = t.profile_id
WHERE t.practice_id = :practice AND a.client_id = :client AND t.state = 'open' AND t.due_at < :until
ORDER BY t.due_at, t.id LIMIT 50
"""

_EVERY: Final = " ".join(f"WHEN {stars} THEN interval '{every.days} days'" for stars, every in EVERY.items())

_UNTOUCHED: Final = f"""
SELECT c.account_id, c.profile_id, {_HANDLE} AS handle, a.platform, c.stars, last.touch AS last_touch_at
FROM contact c
  JOIN social_account a ON a.practice_id = c.practice_id AND a.id = c.account_id
  LEFT JOIN conversation v ON v.practice_id = c.practice_id AND v.account_id = c.account_id AND v.profile_id = c.profile_id
  LEFT JOIN profile f ON f.practice_id = c.practice_id AND f.platform = a.platform AND f.profile_id = c.profile_id
  CROSS JOIN LATERAL (SELECT greatest(v.last_ours_at, (SELECT max(t.at) FROM touch t
    WHERE t.practice_id = c.practice_id AND t.account_id = c.account_id AND t.profile_id = c.profile_id
      AND t.kind <> 'note')) AS touch) last
WHERE c.practice_id = :practice AND a.client_id = :client AND c.stars > 1 AND {_HANDLE} IS NOT NULL
  AND coalesce(last.touch + CASE c.stars {_EVERY} END < :until, true)
ORDER BY c.stars DESC, last.touch NULLS FIRST, c.profile_id LIMIT 50
"""

_LEARNED: Final = """
SELECT c.account_id, c.profile_id FROM contact c
  JOIN social_account a ON a.practice_id = c.practice_id AND a.id = c.account_id
WHERE c.practice_id = :practice AND a.client_id = :client AND c.learned IS NOT NULL
"""

_STEPS: Final = """
SELECT DISTINCT ON (w.id) w.id, p.step, count(*) AS people, a.handle
FROM weed_out w
  JOIN social_account a ON a.practice_id = w.practice_id AND a.id = w.account_id
  JOIN weed_out_person p ON p.practice_id = w.practice_id AND p.weed_out_id = w.id AND p.state = 'proposed'
  LEFT JOIN task t ON t.practice_id = w.practice_id AND t.client_id = :client
    AND t.task_key = 'weed_out:' || w.id || ':' || p.step AND t.state IN ('done', 'skipped', 'lapsed')
WHERE w.practice_id = :practice AND a.client_id = :client AND w.state = 'open' AND t.id IS NULL
  AND NOT EXISTS (SELECT FROM task d WHERE d.practice_id = w.practice_id AND d.client_id = :client AND d.kind = 'weed_out'
    AND starts_with(d.task_key, 'weed_out:' || w.id) AND d.state = 'done'
    AND d.decided_at >= CAST(:until AS timestamptz) - interval '1 day')
GROUP BY w.id, p.step, a.handle ORDER BY w.id, p.step
"""

_NEWCOMERS: Final = f"""
SELECT s.account_id, s.profile_id, f.handle, a.platform, s.score, s.fit
FROM social_account a
  JOIN LATERAL (SELECT max(number) AS newest FROM snapshot n
    WHERE n.practice_id = a.practice_id AND n.account_id = a.id AND n.side = 'followers') look ON look.newest IS NOT NULL
  JOIN LATERAL (SELECT * FROM standing s WHERE s.practice_id = a.practice_id AND s.account_id = a.id
      AND s.klass IN ({_WORTH_A_LOOK}) AND NOT s.followed_back AND (look.newest = 1 OR s.first_seen >= look.newest - 6)
    ORDER BY s.arrival DESC LIMIT 30) s ON true
  JOIN profile f ON f.practice_id = a.practice_id AND f.platform = a.platform AND f.profile_id = s.profile_id
WHERE a.practice_id = :practice AND a.client_id = :client
"""

_CIRCLE: Final = f"""
SELECT c.account_id, c.profile_id, {_HANDLE} AS handle, a.platform FROM circle_place c
  JOIN social_account a ON a.practice_id = c.practice_id AND a.id = c.account_id
  LEFT JOIN profile f ON f.practice_id = c.practice_id AND f.platform = a.platform AND f.profile_id = c.profile_id
  LEFT JOIN conversation v ON v.practice_id = c.practice_id AND v.account_id = c.account_id AND v.profile_id = c.profile_id
WHERE c.practice_id = :practice AND c.client_id = :client AND {_HANDLE} IS NOT NULL
ORDER BY v.last_ours_at NULLS FIRST, c.profile_id LIMIT 60
"""

_CLOSEST: Final = f"""
SELECT v.account_id, v.profile_id, {_HANDLE} AS handle, a.platform FROM {_CONVERSATIONS}
WHERE v.practice_id = :practice AND a.client_id = :client AND v.turns_theirs > 0 AND {_WITH_A_PERSON}
ORDER BY least(v.turns_theirs, v.turns_ours) DESC, v.turns_theirs DESC, v.profile_id LIMIT 10
"""
"""Who talks with the client the most: they stand in for the circle until the client has chosen one."""
