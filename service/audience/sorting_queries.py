"""The SQL of sorting: who was sorted and who was not by what is known of them, and drawing from those who were not."""

from typing import Final

from service.audience.fit import FITS_FROM
from service.audience.strata import FACETS

_NEVER: Final = 2**31 - 1
SURE: Final = 1_000_000
"""The log-odds of what the client has said, in ten-thousandths: beyond all that a model says."""

_SORTED: Final = """SELECT FROM sorting_card k
      WHERE k.practice_id = s.practice_id AND k.account_id = s.account_id AND k.profile_id = s.profile_id"""
_IN_TOUCH: Final = """(EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))"""


def facets(began: str) -> str:
    """The facets' number of a standing `s` in an account whose sorting `began` at this look."""
    return FACETS.format(fits_from=FITS_FROM, in_touch=_IN_TOUCH, newcomer=f"(s.first_seen > {began})")


_FACETS: Final = facets("began.look")


def began(practice: str, account: str) -> str:
    """The look at which sorting began, beyond every look where it has not."""
    return f"""
    SELECT coalesce(min(c.look), {_NEVER}) AS look FROM sorting_card c
    WHERE c.practice_id = {practice} AND c.account_id = {account}"""


def known_of_followers(practice: str, account: str) -> str:
    """The FROM and WHERE under which `facets` holds: standings `s` of this account, and when its sorting `began`."""
    return f"""
    FROM ({began(practice, account)}) began, standing s
    WHERE s.practice_id = {practice} AND s.account_id = {account}"""


def unsorted(practice: str, account: str) -> str:
    """How many followers were not sorted, and how many of them not even dealt, by facets."""
    return f"""
    SELECT {_FACETS} AS facets, count(*) FILTER (WHERE NOT EXISTS ({_SORTED} AND k.answer IS NOT NULL)) AS people,
      count(*) FILTER (WHERE NOT EXISTS ({_SORTED})) AS undealt{known_of_followers(practice, account)}
    GROUP BY 1"""


def answered(practice: str, account: str) -> str:
    """How often each answer was given in each stratum, and how many of these people follow still."""
    return f"""
    SELECT k.stratum, k.answer, count(*) AS given, count(s.profile_id) AS staying
    FROM sorting_card k LEFT JOIN standing s
      ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
    WHERE k.practice_id = {practice} AND k.account_id = {account} AND k.answer IS NOT NULL
    GROUP BY 1, 2"""


def open_cards(practice: str, account: str) -> str:
    """Cards to be answered; who has left since is not asked about."""
    return f"""
    SELECT k.profile_id, k.dealt_at, f.handle, f.name
    FROM sorting_card k
      JOIN standing s ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
      JOIN social_account a ON a.practice_id = k.practice_id AND a.id = k.account_id
      LEFT JOIN profile f ON f.practice_id = k.practice_id AND f.platform = a.platform AND f.profile_id = k.profile_id
    WHERE k.practice_id = {practice} AND k.account_id = {account} AND k.answer IS NULL"""


LIKELY: Final = f"""
    CASE WHEN k.answer IN ('fits', 'friend') THEN {SURE} WHEN k.answer IN ('peer', 'not_for_me') THEN -{SURE}
      ELSE (v_weights->>{facets("v_began")})::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END"""
"""How likely the client would confirm a standing `s` with the card `k`: `calibrating.Weights.log_odds`, or their own word."""

UNSORTED: Final = unsorted(":practice", ":account")
ANSWERED: Final = answered(":practice", ":account")
DRAWN: Final = f"""
SELECT facets, profile_id FROM (
  SELECT facets, profile_id, lot, row_number() OVER (PARTITION BY facets ORDER BY lot) AS place FROM (
    SELECT s.profile_id, {_FACETS} AS facets, random() AS lot{known_of_followers(":practice", ":account")}
      AND NOT EXISTS ({_SORTED})) AS undealt) AS shuffled
WHERE place <= :cards ORDER BY lot
"""
"""So many of every facets whom nobody dealt yet, in an order of pure chance."""
WEEK_OVER: Final = """
SELECT k.account_id FROM sorting_card k
  JOIN social_account a ON a.practice_id = k.practice_id AND a.id = k.account_id
  LEFT JOIN standing s ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
WHERE k.practice_id = :practice AND a.client_id = :client
GROUP BY k.account_id
HAVING max(k.dealt_at) <= :since AND count(k.answer) > 0
  AND count(s.profile_id) FILTER (WHERE k.answer IS NULL) < :most
"""
"""The client's accounts whose sorting has begun and was dealt nothing for a week, but for those with open cards enough."""
NAMES: Final = """
SELECT profile_id, handle, name FROM profile
WHERE practice_id = :practice AND platform = :platform AND profile_id = ANY(:ids)
"""
BUSY: Final = "SELECT pg_advisory_xact_lock(hashtextextended('sorting:' || :account, 0))"
"""Waits until nobody else deals or answers in this account, until the transaction ends."""
