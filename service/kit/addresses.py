"""Which internet addresses belong to the public, and which lead inside somebody's network."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

INSIDE_IPV4: Final = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers; some clouds keep their metadata here
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # the host under a virtual machine, in one cloud
        "169.254.0.0/16",  # link-local; most clouds keep their metadata here
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
PUBLIC_IPV6: Final = IPv6Network("2000::/3")
"""All that is handed out as global unicast; everything else in IPv6 is local, mapped, translated or reserved."""
INSIDE_IPV6: Final = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an IPv4 address of any kind
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def why_not_public(address: Address, *, own: Sequence[Network] = ()) -> str | None:
    """Why nobody outside should be able to send us to this address; `None` when it is an ordinary public one.

    The list is the IANA special-purpose registries (RFC 6890 and its updates) with the clouds' metadata addresses.
    `ipaddress.is_global` is asked as well but is not enough alone: it passes 6to4, translated and multicast addresses.

    Args:
        address: Where a connection would go.
        own: Networks that are public but ours, such as the deployment's own front door.
    """
    if any(address in network for network in own):
        return "it is one of our own addresses"
    if isinstance(address, IPv6Address):
        inside = address not in PUBLIC_IPV6 or any(address in network for network in INSIDE_IPV6)
        inside = inside or address.scope_id is not None
    else:
        inside = any(address in network for network in INSIDE_IPV4)
    return "it is not an address of the public internet" if inside or not address.is_global else None


def is_loopback(address: Address) -> bool:
    """Whether the address is this very machine, in plain form (mapped and translated forms do not count)."""
    return address in IPv4Network("127.0.0.0/8") if isinstance(address, IPv4Address) else address == IPv6Address("::1")


def literal_address(host: str) -> Address | None:
    """The address that a URL's host spells out, or `None` for a name.

    Raises:
        ValueError: it is a number that resolvers would turn into an address although it is not a plain one
            (`2130706433`, `0x7f.1`, `0177.0.0.1`, `127.1`).
    """
    last = host.rpartition(".")[2]
    looks_numeric = last.isdigit() or last.lower().startswith("0x")
    return ip_address(host) if ":" in host or looks_numeric else None
