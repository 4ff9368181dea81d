"""Whose export this is, held against whose it should be."""

import re
from typing import Final

from service.platforms.archives.contents import Owner
from service.platforms.archives.refusals import WrongAccount, shown
from service.platforms.contract import Platform

_NETWORKS: Final = {Platform.INSTAGRAM: "Instagram", Platform.X: "X", Platform.FACEBOOK: "Facebook"}
_UNSPOKEN: Final = re.compile(r"[\W_]+")


def require_owner(owner: Owner, *, platform: Platform, handle: str, number: int | None) -> None:
    """Refuse an export that names another account than this one.

    The network's number decides where both sides know it, since handles change hands. Facebook's exports name a
    profile's address, and people name their profile, so there only a spelling without dots and blanks is compared.

    Args:
        owner: whom the export names; where it names nobody, nothing is refused.
        platform: the network.
        handle: the account's handle as it is known here.
        number: the network's own number of the account, when it is known.

    Raises:
        WrongAccount: when it is somebody else's.
    """
    if owner.id is not None and number is not None:
        if owner.id == number:
            return
    elif owner.handle is None or _spelled(owner.handle, platform) == _spelled(handle, platform):
        return
    named = f"@{owner.handle}" if owner.handle else f"number {owner.id}"
    raise WrongAccount(
        f"this export belongs to {shown(named)} on {_NETWORKS[platform]}, and the account here is {shown('@' + handle)}; "
        "hand in the export of that account, or ask your coach to add this one"
    )


def _spelled(handle: str, platform: Platform) -> str:
    bare = handle.casefold().removeprefix("@")
    return _UNSPOKEN.sub("", bare) if platform is Platform.FACEBOOK else bare
