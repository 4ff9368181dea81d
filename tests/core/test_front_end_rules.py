"""What front ends may ask for and where people go afterwards, decided without a database."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

import msgspec
import pytest
from authlib.oauth2.rfc6749.errors import InvalidRequestError
from hypothesis import given, settings
from hypothesis import strategies as st

from service.access.identity import Identity
from service.access.roles import Permission, Role, permissions_of
from service.access.scopes import ALWAYS_LENT, LENT, NEVER_LENT, Scope, permissions_within, scope_for
from service.access.tokens import TokenKind, new_token
from service.frontends.parameters import parameters_of
from service.frontends.redirects import fits, why_not_registered
from service.frontends.registration import Metadata, MetadataRefused, metadata_of
from service.frontends.tickets import approval_of, ticket_for
from service.kit.secrets import Secret

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
hosts = st.sampled_from(["127.0.0.1", "[::1]", "localhost", "10.0.0.1", "app.example", "127.0.0.2"])
addresses = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(["http", "https", "com.example.app", "javascript", "data", "HTTP"]),
    hosts,
    st.sampled_from(["", ":1", ":8080", ":0", ":99999"]),
    st.sampled_from(["", "/", "/cb", "/cb/", "/CB", "/cb?x=1", "/cb#x", "/c b", "/%63b"]),
)


class TestAScope:
    def test_lends_each_permission_or_says_that_it_never_does(self) -> None:
        lent = frozenset[Permission]().union(*(each.permissions for each in LENT.values()))
        assert set(LENT) == set(Scope)
        assert lent | NEVER_LENT | ALWAYS_LENT == set(Permission)
        assert not lent & NEVER_LENT
        assert not lent & ALWAYS_LENT
        assert not NEVER_LENT & ALWAYS_LENT

    @given(st.sets(st.sampled_from(Scope)), st.sampled_from(Role))
    def test_lends_nobody_more_than_their_role_and_more_with_more_scopes(self, scopes: set[Scope], role: Role) -> None:
        within = permissions_within(scopes)
        assert within <= permissions_within(Scope)
        assert not within & NEVER_LENT
        for permission in within - ALWAYS_LENT:
            assert set(scope_for([permission]) or ()) <= scopes
        identity = Identity(
            uuid4(), uuid4(), None if role is Role.CLIENT else uuid4(), uuid4() if role is Role.CLIENT else None, role,
            uuid4(), uuid4(), frozenset(scopes),
        )  # fmt: skip
        assert {each for each in Permission if identity.may(each)} == within & set(permissions_of(role))


class TestARedirect:
    @given(addresses, st.lists(addresses, max_size=3))
    def test_fits_itself_and_else_only_loopback_by_another_port(self, address: str, registered: list[str]) -> None:
        assert fits(address, [address, *registered])
        if fits(address, registered) and address not in registered:
            assert address.startswith(("http://127.", "http://[::1]"))
            assert why_not_registered(address) is None

    @given(addresses)
    def test_is_registered_only_where_nobody_listens_in(self, address: str) -> None:
        if why_not_registered(address) is None:
            assert "#" not in address
            assert address.startswith(("https://", "http://127.", "http://[::1]", "com.example.app://"))

    @pytest.mark.parametrize(
        "address",
        ["https://app.example/cb", "https://app.example:8443/cb?x=1", "http://127.0.0.1/cb", "com.example.app:/cb"],
    )
    def test_may_be_a_site_a_loopback_address_or_an_app(self, address: str) -> None:
        assert why_not_registered(address) is None

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "app.example/cb",
            "https:///cb",
            "https://app.example/ü",
            "https://app.example\\@evil.example/",
            "https://user@app.example/",
            "https://app.example/#",
            "http://localhost/cb",
            "http://app.example/cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "myapp://cb",
            "https://[::1/cb",
            "https://app.example/" + "a" * 2000,
        ],
    )
    def test_may_be_nothing_else(self, address: str) -> None:
        assert why_not_registered(address)


class TestParameters:
    @given(st.dictionaries(st.text("abc_", min_size=1), st.text("abc :/?=&%+~", min_size=1), max_size=6))
    def test_are_read_as_they_were_written(self, said: dict[str, str]) -> None:
        assert parameters_of(urlencode(said)) == said

    @given(st.text(max_size=80))
    def test_of_any_text_are_each_given_once_and_sayable_or_refused(self, text: str) -> None:
        with suppress(InvalidRequestError):
            said = parameters_of(text)
            assert all(each.isascii() and each.isprintable() for each in (*said, *said.values()))

    @pytest.mark.parametrize("text", ["a=1&a=1", "a=1&a=2", "a=&a=1", "a=%00", "a=%22", "a=\xff", "a", "&a=1"])
    def test_that_are_twice_or_unsayable_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidRequestError):
            parameters_of(text)

    def test_without_a_value_count_as_not_given(self) -> None:
        assert parameters_of("a=&b=1&state=%22") == {"b": "1", "state": '"'}


class TestARegistration:
    @settings(max_examples=200)
    @given(st.binary(max_size=60) | st.dictionaries(st.text(max_size=9), st.integers() | st.text(), max_size=4))
    def test_is_of_one_shape_or_refused_in_words_that_can_be_said(self, said: bytes | dict[str, object]) -> None:
        body = said if isinstance(said, bytes) else msgspec.json.encode(said)
        with pytest.raises(MetadataRefused) as refused:
            metadata_of(body)
        assert refused.value.description.isascii()
        assert '"' not in refused.value.description

    def test_asks_to_read_when_it_does_not_say(self) -> None:
        said = metadata_of(b'{"client_name":"Coach Board","redirect_uris":["https://app.example/cb"]}')
        assert said.scope.split(" ") == [each for each in Scope if each.endswith(":read")]
        assert said == Metadata(client_name="Coach Board", redirect_uris=("https://app.example/cb",), scope=said.scope)

    @pytest.mark.parametrize("name", ["Coach Board", "Тренер", "コーチ帳", "Näher dran", "Coach 2000 コーチ"])
    def test_takes_names_in_any_script(self, name: str) -> None:
        body = msgspec.json.encode({"client_name": name, "redirect_uris": ["https://app.example/cb"]})
        assert metadata_of(body).client_name == name


class TestATicket:
    @given(st.uuids(), st.text(max_size=40), st.integers(0, 599))
    def test_is_good_for_its_browser_question_and_ten_minutes(self, name: UUID, question: str, gone: int) -> None:
        browser = new_token(TokenKind.BROWSER)
        ticket = ticket_for(browser, question, approval_id=name, at=NOON)
        assert approval_of(ticket, browser, question, at=NOON + timedelta(seconds=gone)) == name
        assert approval_of(ticket, browser, question, at=NOON + timedelta(minutes=10)) is None
        assert approval_of(ticket, browser, question + "x", at=NOON) is None
        assert approval_of(ticket, new_token(TokenKind.BROWSER), question, at=NOON) is None

    @given(st.text(max_size=60))
    def test_cannot_be_made_up(self, ticket: str) -> None:
        assert approval_of(ticket, Secret("rp_b_x"), "a=1", at=NOON) is None
        real = ticket_for(Secret("rp_b_x"), "a=1", approval_id=uuid4(), at=NOON)
        assert approval_of(ticket + real, Secret("rp_b_x"), "a=1", at=NOON) is None or not ticket
