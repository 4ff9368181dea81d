"""How the accounts of all practices stand, as numbers alone, for whoever runs the service."""

from typing import Final

from service.kit.database import Database
from service.kit.schema import Finder, Function
from service.views.readiness import Standing, Withheld


async def how_accounts_stand(database: Database) -> list[Standing]:
    """How many connected or once connected accounts stand how, on each route."""
    return [Standing(*row) for row in await database.reads.fetch("SELECT * FROM how_accounts_stand_v1()")]


async def what_is_withheld(database: Database) -> list[Withheld]:
    """At how many connected accounts each permission is missing."""
    return [Withheld(*row) for row in await database.reads.fetch("SELECT * FROM what_is_withheld_v1()")]


_SEES: Final = {"social_account": ("route", "state", "state_reason", "missing_permissions", "unticked")}

FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="how_accounts_stand_v1",
        arguments="",
        returns="TABLE (route text, state text, reason text, accounts bigint)",
        body="""
BEGIN
  RETURN QUERY SELECT a.route, a.state, a.state_reason, count(*) FROM social_account a WHERE a.route IS NOT NULL
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
END""",
        sees=_SEES,
    ),
    Finder(
        name="what_is_withheld_v1",
        arguments="",
        returns="TABLE (route text, permission text, accounts bigint)",
        body="""
BEGIN
  RETURN QUERY
  SELECT a.route, p.permission, count(*) FROM social_account a
  CROSS JOIN LATERAL (
    SELECT jsonb_array_elements_text(a.missing_permissions) AS permission
    UNION SELECT jsonb_array_elements_text(a.unticked)
  ) p
  WHERE a.route IS NOT NULL AND a.state = 'connected' GROUP BY 1, 2 ORDER BY 1, 2;
END""",
        sees=_SEES,
    ),
)
