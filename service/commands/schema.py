"""Every table and every database function of the house, for migrations and for the tests that walk them all."""

from typing import Final

from sqlalchemy import MetaData

from service.access import models as access_models
from service.access import queries as access
from service.access.factors import models as factors_models
from service.access.openid import models as openid_models
from service.accounts import models as accounts_models
from service.accounts import queries as accounts_queries
from service.alerts import models as alerts_models
from service.alerts import queries as alerts_queries
from service.audience import cards, kept_flags
from service.audience import models as audience_models
from service.audience import queries as audience
from service.automation import models as automation_models
from service.automation import queries as automation
from service.changes import models as changes_models
from service.changes import queries as changes
from service.checkups import models as checkups_models
from service.checkups import queries as checkups
from service.engagement import contacts as engagement_contacts
from service.engagement import models as engagement_models
from service.engagement import queries as engagement
from service.engagement import weed_outs as engagement_weed_outs
from service.frontends import models as frontends_models
from service.frontends import queries as frontends
from service.kit import idempotency, jobs, opening, vault
from service.kit.database import Table
from service.kit.schema import Function
from service.platforms import models as platforms_models
from service.platforms import queries as platforms
from service.privacy import models as privacy_models
from service.privacy import queries as privacy
from service.roster import models as roster_models
from service.roster import queries as roster
from service.views import queries as views
from service.views import standings

TABLES_OF: Final = (
    access_models,
    accounts_models,
    alerts_models,
    audience_models,
    automation_models,
    cards,
    changes_models,
    checkups_models,
    engagement_contacts,
    engagement_models,
    engagement_weed_outs,
    factors_models,
    frontends_models,
    idempotency,
    jobs,
    kept_flags,
    openid_models,
    platforms_models,
    privacy_models,
    roster_models,
    vault,
)
"""Every module that declares tables; to be imported is all they need."""

FUNCTIONS: Final[tuple[Function, ...]] = (
    *jobs.FUNCTIONS,
    *opening.FUNCTIONS,
    *access.FUNCTIONS,
    *accounts_queries.FUNCTIONS,
    *alerts_queries.FUNCTIONS,
    *audience.FUNCTIONS,
    *automation.FUNCTIONS,
    *checkups.FUNCTIONS,
    *engagement.FUNCTIONS,
    *frontends.FUNCTIONS,
    *platforms.FUNCTIONS,
    *privacy.FUNCTIONS,
    *roster.FUNCTIONS,
    *views.FUNCTIONS,
    *standings.FUNCTIONS,
    *changes.FUNCTIONS,
)


def tables() -> MetaData:
    """The models' own account of every table."""
    return Table.metadata
