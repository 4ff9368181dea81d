"""The web app: every door of the house, and what stands around them all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from litestar import Litestar
from litestar.config.cors import CORSConfig
from litestar.exceptions import HTTPException
from litestar.openapi.spec import Components, License, Tag
from litestar.plugins.prometheus import PrometheusConfig
from litestar.types import ControllerRouterHandler

from service import VERSION
from service.access import api as access
from service.access.allotments import tier_of_new
from service.access.authentication import AuthenticationMiddleware
from service.access.caller import DEPENDENCIES as CALLER
from service.access.lent_doors import OWN, SCHEMES, security_of
from service.access.openid.outward import Providers
from service.accounts import api as accounts
from service.accounts import events as account_events
from service.accounts.reach import DEPENDENCIES as ACCOUNTS
from service.alerts import api as alerts
from service.alerts import events as alert_events
from service.alerts.webhooks import webhooks
from service.audience import api as audience
from service.automation import api as automation
from service.automation import events as automation_events
from service.changes import api as changes
from service.changes.streams import Streams
from service.checkups import api as checkups
from service.engagement import api as engagement
from service.frontends import api as frontends
from service.guides import guide_pages as guides
from service.kit import problem_pages
from service.kit.absence import answer_fault_or_absence
from service.kit.bodies import JsonRequest
from service.kit.child_processes import end_with_starter
from service.kit.clock import utc_now
from service.kit.contract_headers import ContractConfig
from service.kit.contract_shapes import Shapes
from service.kit.counts import Counts
from service.kit.doors import (
    EarlierReply,
    OptionsMiddleware,
    RequestIdMiddleware,
    WorkMiddleware,
    answer_earlier_reply,
)
from service.kit.health import show_liveness, show_readiness
from service.kit.limits import LimitHeadersMiddleware
from service.kit.logs import configure_logs
from service.kit.opening import open_for_service
from service.kit.outbound import GuardedSession
from service.kit.problems import Problem, answer_http_exception, answer_problem
from service.kit.queue import Bell, open_redis
from service.kit.reference_page import reference_assets, reference_page
from service.kit.retiring import RetiringMiddleware, retiring_among
from service.kit.settings import Settings, SettingsInvalid, settings_from
from service.kit.sparse import SparseMiddleware, selectable
from service.kit.vault import Vault
from service.kit.work import Works
from service.platforms.registry import networks
from service.privacy import api as privacy
from service.roster import api as roster
from service.roster.reach import DEPENDENCIES as REACH
from service.views import api as views
from service.views.metrics import show_metrics
from service.views.works_today import show_what_works

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *access.DOORS,
    *frontends.DOORS,
    *roster.DOORS,
    *accounts.DOORS,
    *alerts.DOORS,
    *audience.DOORS,
    *automation.DOORS,
    *checkups.DOORS,
    *engagement.DOORS,
    *views.DOORS,
    *changes.DOORS,
    *privacy.DOORS,
    show_liveness,
    show_readiness,
)

EVENT_TYPES: Final = alert_events.Catalogue.of(*alert_events.EVENTS, *account_events.EVENTS, *automation_events.EVENTS)
"""Everything a receiver can be told of; each slice adds its own."""

TAGS: Final = (
    Tag(name="Access", description="Practices, sign-in, members and API keys."),
    Tag(name="Front ends", description="Third parties' programs: who registered them, and whom they may act for."),
    Tag(name="Clients", description="Whom the practice coaches, and who coaches whom."),
    Tag(name="Accounts", description="Connecting clients' social accounts, and whether they can be read."),
    Tag(name="Audience", description="Who follows an account, how good they are, and why; sorting by the client."),
    Tag(name="Automation", description="Signs that a program acts, with their evidence."),
    Tag(name="Checkups", description="Looking at an account: price, progress and outcome; handing in an export."),
    Tag(name="Views", description="A client in one look, and everybody in reach at a glance."),
    Tag(name="Engagement", description="The few minutes a day that build relationships: plan, tasks, circle."),
    Tag(name="Alerts", description="Telling the practice's own systems, provably: receivers, deliveries, event types."),
    Tag(name="Privacy", description="Deleting an account, a client, or somebody around them, and following it."),
    Tag(name="Operations", description="For supervisors and load balancers."),
)

CROSS_ORIGIN: Final = CORSConfig(
    allow_origins=["*"],
    allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"],
    allow_headers=[
        "Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "If-Match", "Last-Event-ID", "Upload-Checksum",
        "Upload-Offset",
    ],
    expose_headers=[
        "Deprecation", "ETag", "Idempotent-Replayed", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "Upload-Offset",
        "WWW-Authenticate", "X-Request-Id",
    ],
    allow_credentials=False,
    max_age=7_200,
)  # fmt: skip
"""Any site's scripts may ask, with a token that they have to bring: no cookie opens a door of the API."""

LARGEST_BODY: Final = 64_000_000
"""Bytes; a data export of a client with hundreds of thousands of followers fits."""


def create_app(settings: Settings) -> Litestar:
    """The web app with these settings; connects on start-up and refuses to start when a tenant wall has a gap."""
    tier_of_new(settings)  # rather refuse to start than refuse who signs up
    sparse = SparseMiddleware(selectable(DOORS))
    metrics = PrometheusConfig(app_name="rapport", prefix="rapport", group_path=True)
    return Litestar(
        route_handlers=[
            *DOORS,
            reference_assets(),
            *guides.DOORS,
            *problem_pages.DOORS,
            show_metrics,
            show_what_works,
        ],
        lifespan=[lambda app: _running(app, settings)],
        request_class=JsonRequest,
        dependencies=CALLER | REACH | ACCOUNTS | alerts.DEPENDENCIES,
        cors_config=CROSS_ORIGIN,
        middleware=[
            RequestIdMiddleware(),
            RetiringMiddleware(),
            sparse,  # before anything looks at headers, of which it takes one away
            metrics.middleware,
            OptionsMiddleware(),
            LimitHeadersMiddleware(),
            AuthenticationMiddleware(),
            WorkMiddleware(),
        ],
        before_request=sparse.refuse_unknown,
        exception_handlers={
            Problem: answer_problem,
            EarlierReply: answer_earlier_reply,
            HTTPException: answer_http_exception,
            Exception: answer_fault_or_absence,
        },
        openapi_config=_contract(),
        plugins=[Shapes()],
        request_max_body_size=LARGEST_BODY,
        logging_config=None,
        debug=False,
    )


def app() -> Litestar:
    """What a server process calls: the app as the environment describes it."""
    end_with_starter()
    settings = settings_from()
    configure_logs(settings.log_level)
    return create_app(settings)


@asynccontextmanager
async def _running(app: Litestar, settings: Settings) -> AsyncIterator[None]:
    if settings.database_url is None or settings.redis_url is None:
        raise SettingsInvalid(
            "DATABASE_URL and REDIS_URL must be set for a web process; `rapport serve` sets them itself"
        )
    async with (
        open_redis(settings.redis_url) as redis,
        GuardedSession(allow_loopback=not settings.is_production) as session,
        open_for_service(settings) as database,
    ):
        app.state.settings = settings
        app.state.clock = utc_now
        app.state.redis = redis
        app.state.counts = Counts(redis)
        app.state.streams = Streams()
        app.state.event_types = EVENT_TYPES
        app.state.networks = networks(session, settings)
        app.state.providers = Providers(session, allow_loopback=not settings.is_production)
        app.state.works = Works(database=database, vault=Vault(settings.master_key_bytes), bell=Bell(redis))
        yield


def _contract() -> ContractConfig:
    return ContractConfig(
        title="Rapport",
        version=VERSION,
        summary="Quality, not quantity: who really follows a coached client, and what to do about it today.",
        description=_DESCRIPTION,
        license=License(name="Proprietary", identifier="LicenseRef-Proprietary"),
        tags=list(TAGS),
        components=Components(security_schemes=dict(SCHEMES)),
        security=[{OWN: []}],
        security_by_operation=security_of(DOORS),
        selectable=selectable(DOORS),
        retiring=retiring_among(DOORS),
        webhooks=dict(webhooks(EVENT_TYPES)),
        path="/docs",
        render_plugins=[reference_page()],
        use_handler_docstrings=True,
    )


_DESCRIPTION: Final = """
Rapport shows coaches the quality, not the quantity, of their clients' followers, and says when a program instead of a
person is at work.

**Numbers carry their coverage.** Each says which part of an audience was read, from which source, when and by what
sampling; what a network cannot give is listed as not observable and is never zero.

**Errors** are problem details (RFC 9457, `application/problem+json`) with a stable `type` and a `request_id`.
**Lists** are keyset pages: follow `next_cursor` until it is null. **Repeating** a POST with the same `Idempotency-Key`
does it once. **Times** are UTC, RFC 3339. What lies outside a caller's reach answers 404 like what does not exist.
"""
