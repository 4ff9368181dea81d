"""Where a front end may have people sent back to. Pure.

An address must be the registered one, character for character (RFC 9700 §2.1). The only allowance is the port of a loopback
IP address, which a program on somebody's own machine is given anew at each start (RFC 8252 §7.3).
"""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2000
"""Characters; longer addresses are cut by browsers and proxies on the way."""
_SPEAKABLE: Final = re.compile(r"[!#-;=?-\[\]_a-z~]+")
"""What an address may be written with (RFC 3986 §2), which leaves out spaces, quotes, backslashes and anything not ASCII."""
_OWN_SCHEME: Final = re.compile(r"[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+")
"""A scheme of an app's own is a reversed domain name (RFC 8252 §7.1), so that no two apps claim one."""


def why_not_registered(address: str) -> str | None:
    """What keeps this from being an address to send people back to; `None` when it may be one."""
    if not 0 < len(address) <= LONGEST:
        return f"is empty or longer than {LONGEST:,} characters"
    if not _SPEAKABLE.fullmatch(address):
        return "holds characters that an address has to encode"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is no address"
    faults = {
        "has a fragment, which never reaches the one it is meant for": "#" in address,
        "names a user before the host": parts.username is not None or parts.password is not None,
        "names no port": port == 0,
        "writes its scheme in capitals": not address.startswith(f"{parts.scheme}:"),
    }
    return next((said for said, holds in faults.items() if holds), _why_not_reachable(parts))


def fits(address: str, registered: Sequence[str]) -> bool:
    """Whether people may be sent to this address, given those that are registered."""
    return address in registered or (
        why_not_registered(address) is None
        and _is_loopback(urlsplit(address))
        and _without_port(address) in {_without_port(each) for each in registered if _is_loopback(urlsplit(each))}
    )


def _why_not_reachable(parts: SplitResult) -> str | None:
    if parts.scheme == "https":
        return None if parts.hostname else "names no host"
    if parts.scheme == "http":
        return None if _is_loopback(parts) else "is not HTTPS, and not a loopback IP address either"
    if _OWN_SCHEME.fullmatch(parts.scheme):
        return None
    return "is neither HTTPS, nor a loopback IP address, nor a scheme made of an app's reversed domain name"


def _is_loopback(parts: SplitResult) -> bool:
    if parts.scheme != "http" or parts.hostname is None:
        return False
    try:
        return ip_address(parts.hostname).is_loopback
    except ValueError:
        return False


def _without_port(address: str) -> SplitResult:
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return parts._replace(netloc=host or "")
