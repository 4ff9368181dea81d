import ipaddress
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from service.kit.destinations import AddressRefused, Gate, check_destination, check_url
from service.kit.outbound import GuardedSession, Reply
from tests.loopback import Certificate, Names, Receiver, listening

PUBLIC = "93.184.216.34"
SOON = timedelta(seconds=5)

INSIDE = [
    "127.0.0.1", "127.255.255.254", str(ipaddress.IPv4Address(0)), "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
    "192.168.0.1", "169.254.0.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "168.63.129.16", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "64:ff9b::a9fe:a9fe", "64:ff9b::5db8:d822",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:5db8:d822::1", "2001::1", "2001:0:5db8:d822::1", "2001:20::1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1", "100::1", "2001:db8::1", "3fff::1",
    "3fff:fff::1", "5f00::1", "2606:2800:220:1::1%1",
]  # fmt: skip
PUBLIC_ONES = [
    "93.184.216.34",
    "8.8.8.8",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "2606:2800:220:1::1",
    "2a00::1",
]

ODD_URLS = [
    "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://017700000001/",
    "https://127.1/", "https://127.0.1/", "https://0/", "https://127.0.0.0x1/", "https://0x5db8d822/",
    "https://127.0.0.1./", "https://127.0.0.1.:443/", "https://[::ffff:7f00:1]/", "https://[fe80::1%25eth0]/",
    "https://\uff11\uff12\uff17.0.0.1/", "https://127。0。0。1/", "https://①②⑦.0.0.1/", "https://ⓛocalhost/",
    "https://%31%32%37.0.0.1/", "https://127%2e0%2e0%2e1/", "https://localhost/", "https://localhost./", "https://metadata/",
    "https://user@good.example/", "https://good.example@127.0.0.1/", "https://:pass@good.example/", "https://@good.example/",
    "https://good.example\\@127.0.0.1/", "https://good.example:8443/", "https://good.example:80/", "https://good.example:0/",
    "https://good.example:99999/", "https://good.example:x/",
    "http://good.example/", "http://good.example:443/", "file:///etc/passwd", "gopher://good.example/_x", "ftp://good.example/",
    "data:text/plain,x", "javascript:alert(1)", "//good.example/", "good.example", "", "https://", "https:///path", "https://./",
    "https://good..example/", "https://-good.example/", "https://good.example\r\nX: y/", "https://good.example/\r\nX: y",
    "https://good.example/ x", "https://good.example/\x00", f"https://{'a' * 64}.example/", f"https://{'a.' * 130}example/",
    f"https://good.example/{'x' * 2100}", "wss://good.example/", "unix:///run/socket", "HTTPS//good.example",
]  # fmt: skip


async def posted(url: str, *, session: GuardedSession) -> Reply:
    return await session.post(url, body=b"{}", headers={}, within=SOON)


class TestAddressesInsideANetwork:
    @pytest.mark.parametrize("address", INSIDE)
    async def test_no_connection_is_tried_to_a_literal_one(self, address: str, connects: list[object]) -> None:
        url = f"https://[{address}]/" if ":" in address else f"https://{address}/"
        async with GuardedSession(allow_loopback=False) as session:
            with pytest.raises(AddressRefused):
                await posted(url, session=session)
        with pytest.raises(AddressRefused):
            check_url(url, allow_loopback=False)
        assert connects == []

    @pytest.mark.parametrize("address", INSIDE)
    async def test_no_connection_is_tried_to_a_name_that_leads_there(
        self, address: str, connects: list[object]
    ) -> None:
        async with GuardedSession(allow_loopback=False, resolver=Names([address])) as session:
            with pytest.raises(AddressRefused) as refused:
                await posted("https://good.example/hook", session=session)
        assert refused.value.code == "address_not_public"
        assert connects == []

    @pytest.mark.parametrize("answer", [[PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, "2606::1", "::1"]])
    async def test_one_bad_address_among_good_ones_is_enough(self, answer: list[str], connects: list[object]) -> None:
        async with GuardedSession(allow_loopback=False, resolver=Names(answer)) as session:
            with pytest.raises(AddressRefused):
                await posted("https://good.example/hook", session=session)
        assert connects == []

    async def test_development_opens_this_machine_and_nothing_else(self, connects: list[object]) -> None:
        for address in INSIDE:
            if address in {"127.0.0.1", "127.255.255.254", "::1"}:
                continue
            async with GuardedSession(allow_loopback=True, resolver=Names([address])) as session:
                with pytest.raises(AddressRefused):
                    await posted("https://good.example/hook", session=session)
        assert connects == []

    async def test_our_own_public_addresses_are_inside_too(self, connects: list[object]) -> None:
        ours = [ipaddress.IPv4Network(f"{PUBLIC}/32")]
        async with GuardedSession(allow_loopback=False, own=ours, resolver=Names([PUBLIC])) as session:
            with pytest.raises(AddressRefused, match="our own"):
                await posted("https://good.example/hook", session=session)
        assert connects == []

    @pytest.mark.parametrize("address", INSIDE)
    def test_no_socket_is_made_for_one_that_got_past_everything_else(self, address: str) -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with pytest.raises(AddressRefused):
            Gate(allow_loopback=False).open_socket((family, socket.SOCK_STREAM, 0, "", (address, 443)))

    @pytest.mark.parametrize("address", PUBLIC_ONES)
    async def test_public_ones_are_let_through(self, address: str) -> None:
        await check_destination("https://good.example/hook", allow_loopback=False, resolver=Names([address]))


class TestUrlsThatMeanSomethingElse:
    @pytest.mark.parametrize("url", ODD_URLS)
    async def test_are_refused_before_anything_is_looked_up_or_connected(
        self, url: str, connects: list[object]
    ) -> None:
        names = Names([PUBLIC])
        with pytest.raises(AddressRefused):
            check_url(url, allow_loopback=False)
        async with GuardedSession(allow_loopback=False, resolver=names) as session:
            with pytest.raises(AddressRefused):
                await posted(url, session=session)
        assert connects == []
        assert names.lookups == 0

    def test_names_are_written_in_ascii(self) -> None:
        with pytest.raises(AddressRefused, match="xn--"):
            check_url("https://münchen.example/", allow_loopback=False)

    @pytest.mark.parametrize(
        "url",
        [
            "https://good.example/",
            "https://good.example:443/a/b?c=d",
            "https://xn--mnchen-3ya.example/",
            "https://GOOD.example./x",
            "https://a_b.good-1.example",
            "https://93.184.216.34/",
        ],
    )
    def test_ordinary_ones_pass(self, url: str) -> None:
        check_url(url, allow_loopback=False)

    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1:8080/", "http://localhost:1/", "http://[::1]:8080/", "https://localhost:8443/"]
    )
    def test_this_machine_passes_in_development_only(self, url: str) -> None:
        check_url(url, allow_loopback=True)
        with pytest.raises(AddressRefused):
            check_url(url, allow_loopback=False)

    def test_plain_http_stays_on_this_machine(self) -> None:
        with pytest.raises(AddressRefused, match="https"):
            check_url("http://good.example/", allow_loopback=True)


class TestNamesThatChange:
    async def test_a_name_that_turned_inside_after_it_was_saved_is_refused(self, connects: list[object]) -> None:
        names = Names([PUBLIC], ["127.0.0.1"])
        await check_destination("https://good.example/hook", allow_loopback=False, resolver=names)
        async with GuardedSession(allow_loopback=False, resolver=names) as session:
            with pytest.raises(AddressRefused):
                await posted("https://good.example/hook", session=session)
        assert names.lookups == 2
        assert connects == []

    async def test_the_connection_goes_to_the_very_address_that_was_judged(
        self, tmp_path: Path, connects: list[object]
    ) -> None:
        names = Names(["127.0.0.1"], ["169.254.169.254"])
        receiver = Receiver()
        certificate = Certificate("good.example")
        async with (
            listening(receiver, certificate.serving(tmp_path)) as where,
            GuardedSession(allow_loopback=True, resolver=names, tls=certificate.trusting) as session,
        ):
            port = where.partition(":")[2]
            connects.clear()
            reply = await posted(f"https://good.example:{port}/hook", session=session)
        assert reply.status == 200
        assert connects == [("127.0.0.1", int(port))]
        assert names.lookups == 1

    async def test_a_name_that_nobody_knows_is_said_so_at_save_time(self) -> None:
        with pytest.raises(AddressRefused) as refused:
            await check_destination("https://good.example/hook", allow_loopback=False, resolver=Names([]))
        assert refused.value.code == "name_unknown"
