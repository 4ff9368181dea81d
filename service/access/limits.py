"""How often one may try to enter, and be handed a way in.

Attempts to sign in are counted by the person's address and the source's together: a password cannot be guessed quickly
from anywhere, and who tries shuts out nobody but themselves. A second limit, by the source alone, bounds trying one
password on many people (OWASP ASVS 5, 6.3.1).
"""

from datetime import timedelta
from typing import Final

from service.access.caller import identity_of
from service.kit.counts import Allowance
from service.kit.limits import AnyRequest, Limit, source_of


async def _person_and_source(request: AnyRequest) -> str:
    body = await request.json()
    return f"{body.email.lower()}|{await source_of(request)}"


async def _caller(request: AnyRequest) -> str:
    identity = identity_of(request)
    return f"{identity.practice_id}|{identity.caller}"


SIGN_INS: Final = Limit(
    "sign-ins", timedelta(minutes=15), quota=lambda settings: settings.limit_sign_ins, of=_person_and_source
)
"""To one person's sign-in from one source that did not succeed: a good password gives its try back."""
ENTRIES: Final = Limit("entries", timedelta(minutes=15), quota=lambda settings: settings.limit_entries, of=source_of)
"""Through any door that asks for a password, from one source."""
CODES: Final = Allowance("codes", timedelta(minutes=15), quota=lambda settings: settings.limit_codes)
"""Tried for one person, from anywhere: a code has six digits, and whoever guesses knows the password already."""
CODES_A_DAY: Final = Allowance("codes-a-day", timedelta(days=1), quota=lambda settings: 4 * settings.limit_codes)
"""So that guessing takes years: of a million codes three are good at any moment."""
SIGN_UPS: Final = Limit("sign-ups", timedelta(hours=1), quota=lambda settings: settings.limit_sign_ups, of=source_of)
"""From one source."""
CONNECT_PAGES: Final = Limit(
    "connect-pages", timedelta(minutes=15), quota=lambda settings: settings.limit_connect_pages, of=source_of
)
"""Opened from one source, which for phones may be a whole town's; what guards links is their 256 random bits."""
CONSENT_PAGES: Final = Limit(
    "consent-pages", timedelta(minutes=15), quota=lambda settings: settings.limit_connect_pages, of=source_of
)
"""Where people sign in and say what a front end may do, from one source; passwords are counted besides."""
TOKEN_REQUESTS: Final = Limit(
    "token-requests", timedelta(minutes=15), quota=lambda settings: settings.limit_token_requests, of=source_of
)
"""Of front ends' servers, each of which may serve thousands; what they bring has 256 random bits."""
CALLBACKS: Final = Limit("callbacks", timedelta(minutes=15), quota=lambda _settings: 3_000, of=source_of)
"""Signed messages of networks, which come from few sources; forged ones cost a hash each."""
NETWORK_EVENTS: Final = Limit("network-events", timedelta(minutes=15), quota=lambda _settings: 30_000, of=source_of)
"""What X tells of 750 accounts, the most that it tells of by default, comes from few sources; forged ones cost a hash each."""
TOKENS: Final = Limit("tokens", timedelta(hours=1), quota=lambda settings: settings.limit_tokens, of=_caller)
"""API keys, invitations and connect links that one caller is handed."""
