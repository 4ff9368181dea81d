"""What a provider, or somebody in its place, could say to be believed: every lie is told over real HTTP, and none is taken."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import pytest

from service.access.openid.discovery import shortcomings
from service.access.openid.faults import Fault, ProviderFault
from service.access.openid.id_token import Claims
from service.access.openid.outward import Errand, Providers, Registration
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from tests.callers import NOON
from tests.loopback import Names
from tests.openid_provider import (
    APP_SECRET,
    ENCRYPTING_KEY,
    KNOWN_AS,
    SHORT_KEY,
    Provider,
    a_provider,
    challenge_of,
    hangs,
    pours,
    redirects_to,
    says,
)

NONCE: Final = "a nonce that was made for this way alone"
VERIFIER: Final = "v" * 64
BACK: Final = "https://rapport.example/sign-in/practice/provider/return"
INNER: Final = "http://169.254.169.254/latest/meta-data"
SECONDS: Final = int(NOON.timestamp())


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.behave()
    return running


@pytest.fixture
async def providers() -> AsyncIterator[Providers]:
    async with GuardedSession(allow_loopback=True) as session:
        yield Providers(session, allow_loopback=True)


@pytest.fixture
async def impatient() -> AsyncIterator[Providers]:
    async with GuardedSession(allow_loopback=True) as session:
        yield Providers(session, allow_loopback=True, within=timedelta(seconds=0.3))


async def whom(providers: Providers, provider: Provider) -> Claims:
    """Whom the provider vouches for, once somebody has signed in there."""
    asked = {
        "response_type": "code",
        "client_id": KNOWN_AS,
        "redirect_uri": BACK,
        "state": "a state",
        "nonce": NONCE,
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
    }
    back = dict(parse_qsl(urlsplit(provider.returned(asked)).query))
    errand = Errand(Secret(back["code"]), Secret(VERIFIER), Secret(NONCE), BACK, NOON)
    return await providers.whom(Registration(provider.issuer, KNOWN_AS, Secret(APP_SECRET)), errand, at=NOON)


LIES: Final[Mapping[str, tuple[Fault, dict[str, Any]]]] = {
    "of another issuer": (Fault.CLAIM, {"claims": {"iss": "https://login.other.example"}}),
    "of an issuer that only begins like it": (Fault.CLAIM, {"claims": {"iss": "http://127.0.0.1"}}),
    "of several issuers": (Fault.CLAIM, {"claims": {"iss": ["https://login.other.example"]}}),
    "for another program": (Fault.CLAIM, {"claims": {"aud": "another-program"}}),
    "for another program, though we asked": (Fault.CLAIM, {"claims": {"aud": "another-program", "azp": KNOWN_AS}}),
    "for several programs without saying which asked": (
        Fault.CLAIM,
        {"claims": {"aud": [KNOWN_AS, "another-program"]}},
    ),
    "that another program asked for": (Fault.CLAIM, {"claims": {"azp": "another-program"}}),
    "with the nonce of another way": (Fault.CLAIM, {"claims": {"nonce": "another nonce"}}),
    "without a nonce": (Fault.CLAIM, {"claims": {"nonce": None}}),
    "without a subject": (Fault.CLAIM, {"claims": {"sub": None}}),
    "with an empty subject": (Fault.UNREADABLE, {"claims": {"sub": ""}}),
    "with a subject longer than subjects are": (Fault.UNREADABLE, {"claims": {"sub": "x" * 256}}),
    "with a subject that no table could keep": (Fault.UNREADABLE, {"claims": {"sub": "person\x00-1"}}),
    "that has expired": (Fault.STALE, {"claims": {"exp": SECONDS - 61}}),
    "that never expires": (Fault.CLAIM, {"claims": {"exp": None}}),
    "that expires in words": (Fault.CLAIM, {"claims": {"exp": "tomorrow"}}),
    "that was made before anybody asked": (Fault.STALE, {"claims": {"iat": SECONDS - 61}}),
    "that is from the future": (Fault.CLAIM, {"claims": {"iat": SECONDS + 3600}}),
    "that holds from later on": (Fault.CLAIM, {"claims": {"nbf": SECONDS + 3600}}),
    "made for another access token": (Fault.CLAIM, {"claims": {"at_hash": "bm90IGl0cyBoYXNo"}}),
    "that nobody signed": (Fault.ALGORITHM, {"algorithm": "none"}),
    "signed with the public key as a shared secret": (Fault.ALGORITHM, {"algorithm": "HS256"}),
    "signed in a way that the provider does not announce": (Fault.ALGORITHM, {"algorithm": "PS256"}),
    "signed with a key that nobody shows": (Fault.UNKNOWN_KEY, {"signs_with": 2}),
    "signed with another key under the name of a known one": (
        Fault.SIGNATURE,
        {"signs_with": 2, "header": {"kid": "first"}},
    ),
    "that says where its key lies": (Fault.UNKNOWN_KEY, {"signs_with": 2, "header": {"jku": INNER, "x5u": INNER}}),
    "that brings its own key": (
        Fault.UNKNOWN_KEY,
        {"signs_with": 2, "header": {"jwk": {"kty": "oct", "k": "c2VjcmV0"}}},
    ),
    "with a critical header that nobody here understands": (
        Fault.UNREADABLE,
        {"header": {"crit": ["urn:example:trust-me"], "urn:example:trust-me": True}},
    ),
    "that is longer than any token": (Fault.TOO_LARGE, {"claims": {"padding": "x" * 200_000}}),
}
"""ID tokens, and what is said of each."""

ANSWERS: Final[Mapping[str, tuple[Fault, str, Callable[..., Any]]]] = {
    "a document that cannot be read": (Fault.UNREADABLE, "/.well-known/openid-configuration", says(b"<html>")),
    "a document that is nested without end": (
        Fault.UNREADABLE,
        "/.well-known/openid-configuration",
        says(b'{"issuer":' + b"[" * 100_000),
    ),
    "a document that leaves half out": (Fault.UNREADABLE, "/.well-known/openid-configuration", says({"issuer": "x"})),
    "a document behind a redirect inwards": (
        Fault.REDIRECTS,
        "/.well-known/openid-configuration",
        redirects_to(INNER),
    ),
    "a document that never ends": (Fault.TOO_LARGE, "/.well-known/openid-configuration", pours),
    "a document that never comes": (Fault.UNREACHABLE, "/.well-known/openid-configuration", hangs),
    "no document": (Fault.STATUS, "/.well-known/openid-configuration", says({}, status=500)),
    "keys behind a redirect inwards": (Fault.REDIRECTS, "/keys", redirects_to(INNER)),
    "keys that never end": (Fault.TOO_LARGE, "/keys", pours),
    "keys that never come": (Fault.UNREACHABLE, "/keys", hangs),
    "no keys": (Fault.NO_KEYS, "/keys", says({"keys": []})),
    "a secret among the keys, and nothing else": (
        Fault.NO_KEYS,
        "/keys",
        says({"keys": [{"kty": "oct", "kid": "first", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}]}),
    ),
    "a key of a length that can be broken": (Fault.NO_KEYS, "/keys", says({"keys": [SHORT_KEY]})),
    "a key for another use": (Fault.NO_KEYS, "/keys", says({"keys": [ENCRYPTING_KEY]})),
    "tokens that never end": (Fault.TOO_LARGE, "/token", pours),
    "tokens that never come": (Fault.UNREACHABLE, "/token", hangs),
    "tokens behind a redirect inwards": (Fault.CODE_REFUSED, "/token", redirects_to(INNER)),
    "tokens that cannot be read": (Fault.NO_ID_TOKEN, "/token", says(b"access_token=yes")),
    "an access token alone": (Fault.NO_ID_TOKEN, "/token", says({"access_token": "x", "token_type": "Bearer"})),
    "an ID token that is none": (Fault.UNREADABLE, "/token", says({"access_token": "x", "id_token": "x.y.z"})),
}
"""What an address answers, and what is said of it."""


class TestAnIdToken:
    async def test_is_believed_when_nothing_is_wrong_with_it(self, provider: Provider, providers: Providers) -> None:
        claims = await whom(providers, provider)

        assert (claims.sub, claims.email, claims.email_verified) == ("person-1", "dana@northstar.example", True)

    @pytest.mark.parametrize("lie", LIES)
    async def test_is_not_believed_when_it_is_one(self, lie: str, provider: Provider, providers: Providers) -> None:
        expected, plan = LIES[lie]
        for name, said in plan.items():
            setattr(provider, name, said)

        with pytest.raises(ProviderFault) as refused:
            await whom(providers, provider)

        assert refused.value.code == expected, refused.value.text

    async def test_of_an_unknown_key_has_the_keys_read_anew_once(
        self, provider: Provider, providers: Providers
    ) -> None:
        await whom(providers, provider)
        provider.signs_with = 2
        with pytest.raises(ProviderFault):
            await whom(providers, provider)

        assert provider.seen.count("/keys") == 2


class TestACode:
    async def test_is_redeemed_in_the_way_that_the_provider_takes_secrets(
        self, provider: Provider, providers: Providers
    ) -> None:
        provider.document = {"token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"]}
        provider.takes_secrets_in_bodies = True

        assert (await whom(providers, provider)).sub == "person-1"

    async def test_is_redeemed_once(self, provider: Provider, providers: Providers) -> None:
        asked = {"redirect_uri": BACK, "nonce": NONCE, "code_challenge": challenge_of(VERIFIER)}
        code = dict(parse_qsl(urlsplit(provider.returned(asked | {"client_id": KNOWN_AS, "state": "a"})).query))["code"]
        errand = Errand(Secret(code), Secret(VERIFIER), Secret(NONCE), BACK, NOON)
        registration = Registration(provider.issuer, KNOWN_AS, Secret(APP_SECRET))
        both = await asyncio.gather(
            *(providers.whom(registration, errand, at=NOON) for _ in range(2)), return_exceptions=True
        )

        faults = [each for each in both if isinstance(each, ProviderFault)]
        assert [each.code for each in faults] == [Fault.CODE_REFUSED]
        assert "invalid_grant" in faults[0].text


class TestAProvider:
    @pytest.mark.parametrize("what", ANSWERS)
    async def test_that_answers_with_it_is_not_believed(
        self, what: str, provider: Provider, providers: Providers, impatient: Providers
    ) -> None:
        expected, address, answer = ANSWERS[what]
        provider.answers[address] = answer

        with pytest.raises(ProviderFault) as refused:
            await whom(impatient if answer is hangs else providers, provider)

        assert refused.value.code == expected, refused.value.text

    @pytest.mark.parametrize("field", ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"])
    @pytest.mark.parametrize("address", [INNER, "http://10.0.0.7/", "file:///etc/passwd", "https://user@x.example/"])
    async def test_sends_neither_us_nor_people_inwards(
        self, field: str, address: str, provider: Provider, providers: Providers
    ) -> None:
        provider.document = {field: address}

        with pytest.raises(ProviderFault) as refused:
            await providers.document(provider.issuer, at=NOON)

        assert refused.value.code == Fault.ADDRESS_REFUSED

    async def test_speaks_for_itself_alone(self, provider: Provider, providers: Providers) -> None:
        provider.document = {"issuer": "https://login.other.example"}

        with pytest.raises(ProviderFault) as refused:
            await providers.document(provider.issuer, at=NOON)

        assert refused.value.code == Fault.OTHER_ISSUER

    async def test_that_offers_too_little_is_told_so_in_full(self, provider: Provider, providers: Providers) -> None:
        provider.document = {
            "response_types_supported": ["id_token"],
            "code_challenge_methods_supported": ["plain"],
            "id_token_signing_alg_values_supported": ["none", "HS256"],
            "token_endpoint_auth_methods_supported": ["tls_client_auth"],
        }
        document = await providers.document(provider.issuer, at=NOON)

        assert [each.code for each in shortcomings(document, has_secret=True)] == [
            Fault.NO_CODE_FLOW,
            Fault.NO_PKCE,
            Fault.NO_ALGORITHM,
            Fault.NO_SHARED_WAY,
        ]

    async def test_that_speaks_of_somebody_else_at_its_userinfo_is_not_believed(
        self, provider: Provider, providers: Providers
    ) -> None:
        provider.document = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
        provider.claims = {"email": None}
        provider.answers["/userinfo"] = says({"sub": "person-2", "email": "other@northstar.example"})

        with pytest.raises(ProviderFault) as refused:
            await whom(providers, provider)

        assert refused.value.code == Fault.OTHER_PERSON


class TestOnTheOpenInternet:
    @pytest.mark.parametrize(
        ("issuer", "leads_to"),
        [
            ("https://login.northstar.example", "169.254.169.254"),
            ("https://login.northstar.example", "10.0.0.7"),
            ("https://login.northstar.example", "127.0.0.1"),
            ("https://login.northstar.example", "::ffff:10.0.0.7"),
            ("https://169.254.169.254", ""),
            ("https://2130706433", ""),
            ("https://localhost", ""),
            ("http://login.northstar.example", "93.184.215.14"),
            ("https://login.northstar.example:8443", "93.184.215.14"),
        ],
    )
    async def test_an_issuer_that_leads_inwards_is_never_asked(self, issuer: str, leads_to: str) -> None:
        names = Names([leads_to])
        async with GuardedSession(allow_loopback=False, resolver=names) as session:
            with pytest.raises(ProviderFault) as refused:
                await Providers(session, allow_loopback=False).document(issuer, at=NOON)

        assert refused.value.code == Fault.ADDRESS_REFUSED
