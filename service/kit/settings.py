"""Every setting of the service, read once from the environment and passed on as a value."""

import base64
import dataclasses
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final

from service.kit.secrets import Secret
from service.kit.situations import Situation


class SettingsInvalid(Situation):
    """A setting is missing or unusable; the message names the variable and the remedy."""


class Environment(StrEnum):
    """Where this process runs; `production` refuses every convenience that is unsafe there."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class XPolicy(StrEnum):
    """What may be said of other people from X's API data (X developer policy, restricted use cases)."""

    NEUTRAL = "neutral"
    PERMITTED = "permitted"
    ARCHIVE_ONLY = "archive_only"


SCHEMES: Final = {
    "DATABASE_URL": ("postgresql://", "postgres://"),
    "DATABASE_ADMIN_URL": ("postgresql://", "postgres://"),
    "REDIS_URL": ("redis://", "rediss://", "unix://"),
}
LAST_PORT: Final = 65_535
LOG_LEVELS: Final = ("debug", "info", "warning", "error", "critical")
DEVELOPMENT_MASTER_KEY: Final = base64.b64encode(b"rapport development master key..").decode()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each field says which environment variable fills it."""

    environment: Environment = field(default=Environment.DEVELOPMENT, metadata={"variable": "RAPPORT_ENVIRONMENT"})
    database_url: str | None = field(default=None, metadata={"variable": "DATABASE_URL"})
    database_admin_url: str | None = field(default=None, metadata={"variable": "DATABASE_ADMIN_URL"})
    redis_url: str | None = field(default=None, metadata={"variable": "REDIS_URL"})
    data_folder: Path = field(default=Path(".data"), metadata={"variable": "RAPPORT_DATA_FOLDER"})
    public_url: str = field(default="http://127.0.0.1:8000", metadata={"variable": "RAPPORT_PUBLIC_URL"})
    host: str = field(default="127.0.0.1", metadata={"variable": "RAPPORT_HOST"})
    port: int = field(default=8000, metadata={"variable": "RAPPORT_PORT"})
    master_key: Secret = field(default=Secret(DEVELOPMENT_MASTER_KEY), metadata={"variable": "RAPPORT_MASTER_KEY"})
    log_level: str = field(default="info", metadata={"variable": "RAPPORT_LOG_LEVEL"})
    worker_jobs: int = field(default=20, metadata={"variable": "RAPPORT_WORKER_JOBS"})
    job_lease_seconds: int = field(default=10, metadata={"variable": "RAPPORT_JOB_LEASE_SECONDS"})
    limit_sign_ins: int = field(default=10, metadata={"variable": "RAPPORT_LIMIT_SIGN_INS"})
    limit_codes: int = field(default=10, metadata={"variable": "RAPPORT_LIMIT_CODES"})
    limit_entries: int = field(default=100, metadata={"variable": "RAPPORT_LIMIT_ENTRIES"})
    limit_sign_ups: int = field(default=30, metadata={"variable": "RAPPORT_LIMIT_SIGN_UPS"})
    limit_connect_pages: int = field(default=600, metadata={"variable": "RAPPORT_LIMIT_CONNECT_PAGES"})
    limit_tokens: int = field(default=60, metadata={"variable": "RAPPORT_LIMIT_TOKENS"})
    limit_token_requests: int = field(default=6_000, metadata={"variable": "RAPPORT_LIMIT_TOKEN_REQUESTS"})
    limit_caller: int = field(default=600, metadata={"variable": "RAPPORT_LIMIT_CALLER"})
    limit_front_end: int = field(default=3_000, metadata={"variable": "RAPPORT_LIMIT_FRONT_END"})
    limit_practice: int = field(default=6_000, metadata={"variable": "RAPPORT_LIMIT_PRACTICE"})
    new_practice_tier: str = field(default="unlimited", metadata={"variable": "RAPPORT_NEW_PRACTICE_TIER"})
    stream_seconds: int = field(default=3_600, metadata={"variable": "RAPPORT_STREAM_SECONDS"})
    metrics_token: Secret = field(default=Secret(""), metadata={"variable": "RAPPORT_METRICS_TOKEN"})
    trusted_proxies: str = field(default="", metadata={"variable": "RAPPORT_TRUSTED_PROXIES"})
    x_policy: XPolicy = field(default=XPolicy.NEUTRAL, metadata={"variable": "X_POLICY"})
    x_client_id: str = field(default="", metadata={"variable": "X_CLIENT_ID"})
    x_client_secret: Secret = field(default=Secret(""), metadata={"variable": "X_CLIENT_SECRET"})
    x_authorize_url: str = field(default="https://x.com/i/oauth2/authorize", metadata={"variable": "X_AUTHORIZE_URL"})
    x_api_url: str = field(default="https://api.x.com", metadata={"variable": "X_API_URL"})
    x_spelling: str = field(default="2.167", metadata={"variable": "X_SPELLING"})
    x_app_owner: int = field(default=0, metadata={"variable": "X_APP_OWNER"})
    x_consumer_secret: Secret = field(default=Secret(""), metadata={"variable": "X_CONSUMER_SECRET"})
    x_bearer_token: Secret = field(default=Secret(""), metadata={"variable": "X_BEARER_TOKEN"})
    x_event_subscriptions: int = field(default=1500, metadata={"variable": "X_EVENT_SUBSCRIPTIONS"})
    instagram_client_id: str = field(default="", metadata={"variable": "INSTAGRAM_CLIENT_ID"})
    instagram_client_secret: Secret = field(default=Secret(""), metadata={"variable": "INSTAGRAM_CLIENT_SECRET"})
    instagram_login_url: str = field(default="https://www.instagram.com", metadata={"variable": "INSTAGRAM_LOGIN_URL"})
    instagram_api_url: str = field(default="https://api.instagram.com", metadata={"variable": "INSTAGRAM_API_URL"})
    instagram_graph_url: str = field(
        default="https://graph.instagram.com", metadata={"variable": "INSTAGRAM_GRAPH_URL"}
    )
    facebook_client_id: str = field(default="", metadata={"variable": "FACEBOOK_CLIENT_ID"})
    facebook_client_secret: Secret = field(default=Secret(""), metadata={"variable": "FACEBOOK_CLIENT_SECRET"})
    facebook_login_url: str = field(default="https://www.facebook.com", metadata={"variable": "FACEBOOK_LOGIN_URL"})
    facebook_graph_url: str = field(default="https://graph.facebook.com", metadata={"variable": "FACEBOOK_GRAPH_URL"})
    meta_verify_token: Secret = field(default=Secret(""), metadata={"variable": "META_VERIFY_TOKEN"})
    meta_version: str = field(default="v26.0", metadata={"variable": "META_VERSION"})

    @property
    def is_production(self) -> bool:
        """Whether the strict rules hold."""
        return self.environment is Environment.PRODUCTION

    @property
    def master_key_bytes(self) -> bytes:
        """The 32 bytes under which every practice's data key is wrapped."""
        return base64.b64decode(self.master_key.reveal(), validate=True)

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Where proxies of ours stand, whose word for where a request comes from is taken."""
        return tuple(ip_network(each.strip()) for each in self.trusted_proxies.split(",") if each.strip())


VARIABLES: Final[Mapping[str, dataclasses.Field[object]]] = {
    each.metadata["variable"]: each for each in dataclasses.fields(Settings)
}


def settings_from(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that these variables describe (the process's own when none are given).

    An empty variable counts as not set.

    Raises:
        SettingsInvalid: naming the variable, what is wrong with it and how to mend it.
    """
    environ = os.environ if environ is None else environ
    given = {
        each.name: _read(variable, each, environ[variable])
        for variable, each in VARIABLES.items()
        if environ.get(variable)
    }
    settings = Settings(**given)  # type: ignore[arg-type] # each value was read by its field's own type
    _refuse_unusable(settings)
    _refuse_numbers_below_their_least(settings)
    _refuse_foreign_schemes(settings)
    if settings.is_production:
        _refuse_unsafe(settings)
    return settings


def _read(variable: str, described: dataclasses.Field[object], text: str) -> object:
    kind = described.type
    try:
        match kind:
            case _ if kind is int:
                return int(text)
            case _ if kind is Path:
                return Path(text)
            case _ if kind is Secret:
                return Secret(text)
            case _ if isinstance(kind, type) and issubclass(kind, StrEnum):
                return kind(text)
            case _:
                return text
    except ValueError as wrong:
        raise SettingsInvalid(f"{variable} is {text!r}: {wrong}") from wrong


def _refuse_unusable(settings: Settings) -> None:
    try:
        length = len(settings.master_key_bytes)
    except ValueError as wrong:
        raise SettingsInvalid("RAPPORT_MASTER_KEY is not base64; make one with: openssl rand -base64 32") from wrong
    if length != 32:  # noqa: PLR2004 # AES-256 takes 32 bytes
        raise SettingsInvalid(
            f"RAPPORT_MASTER_KEY holds {length} bytes instead of 32; make one with: openssl rand -base64 32"
        )
    if settings.job_lease_seconds < 1:
        raise SettingsInvalid(f"RAPPORT_JOB_LEASE_SECONDS is {settings.job_lease_seconds}; a lease lasts 1 s or longer")
    if settings.log_level.lower() not in LOG_LEVELS:
        raise SettingsInvalid(f"RAPPORT_LOG_LEVEL is {settings.log_level!r}; choose one of {', '.join(LOG_LEVELS)}")
    try:
        _ = settings.proxies
    except ValueError as wrong:
        raise SettingsInvalid(f"RAPPORT_TRUSTED_PROXIES: {wrong}; list addresses or networks: 10.0.0.0/8") from wrong
    if re.fullmatch(r"([!-~]{20,})?", settings.metrics_token.reveal()) is None:
        raise SettingsInvalid("RAPPORT_METRICS_TOKEN is no 20 plain characters; make one with: openssl rand -hex 24")
    if not 0 <= settings.port <= LAST_PORT:
        raise SettingsInvalid(f"RAPPORT_PORT is {settings.port}; ports go up to {LAST_PORT}, and 0 takes a free one")


def _refuse_numbers_below_their_least(settings: Settings) -> None:
    if settings.worker_jobs < 1:
        raise SettingsInvalid(f"RAPPORT_WORKER_JOBS is {settings.worker_jobs}; a worker does 1 job at a time or more")
    if settings.x_event_subscriptions < 0:
        raise SettingsInvalid("X_EVENT_SUBSCRIPTIONS is below 0; give the most that your plan allows, or 0 for none")
    for variable, described in VARIABLES.items():
        if described.name.startswith("limit_") and getattr(settings, described.name) < 0:
            raise SettingsInvalid(f"{variable} is below 0; give a number of requests, or 0 for no limit")


def _refuse_foreign_schemes(settings: Settings) -> None:
    for variable, schemes in SCHEMES.items():
        url = getattr(settings, VARIABLES[variable].name)
        if url is not None and not url.startswith(schemes):
            raise SettingsInvalid(f"{variable} starts with none of {', '.join(schemes)}")


def _refuse_unsafe(settings: Settings) -> None:
    if settings.master_key_bytes == base64.b64decode(DEVELOPMENT_MASTER_KEY):
        raise SettingsInvalid("RAPPORT_MASTER_KEY is the published development key; make one: openssl rand -base64 32")
    for variable, value in (("DATABASE_URL", settings.database_url), ("REDIS_URL", settings.redis_url)):
        if value is None:
            raise SettingsInvalid(f"{variable} is not set; production does not start the embedded servers")
    if re.fullmatch(r"https://[^/\s]+(/[^/\s]+)*", settings.public_url) is None:
        raise SettingsInvalid(
            f"RAPPORT_PUBLIC_URL is {settings.public_url!r}; production needs an https:// address with no slash at its end"
        )
