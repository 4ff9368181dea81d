"""Whose export this is, held against whose it should be."""

import re
from typing import Final
from unicodedata import normalize

from service.platforms.archives.contents import Owner
from service.platforms.archives.refusals import WrongAccount, shown
from service.platforms.contract import Platform

_NETWORKS: Final = {Platform.INSTAGRAM: "Instagram", Platform.X: "X", Platform.FACEBOOK: "Facebook"}
_UNSPOKEN: Final = re.compile(r"[\W_]+")


def names_owner(owner: Owner, *, platform: Platform, number: int | None) -> bool:
    """Whether an export says whose it is in a way that can be held against an account with this number, if any."""
    return bool(_numbers(owner, number) or _called(owner, platform))


def require_owner(owner: Owner, *, platform: Platform, handle: str, number: int | None) -> None:
    """Refuse an export that names another account than this one.

    The network's number decides where both sides know it, since handles change hands. On Facebook only a spelling
    without dots and blanks is compared, as its file names have it, and a profile without an address of its own
    (`profile.php?id=…`) is known by its owner's name as well.

    Args:
        owner: whom the export names; where it names nobody, nothing is refused.
        platform: the network.
        handle: the account's handle as it is known here.
        number: the network's own number of the account, when it is known.

    Raises:
        WrongAccount: when it is somebody else's.
    """
    if numbers := _numbers(owner, number):
        if numbers[0] == numbers[1]:
            return
    elif not (called := _called(owner, platform)) or spelled(handle, platform) in called:
        return
    named = f"@{owner.handle}" if owner.handle else owner.name or f"number {owner.id}"
    raise WrongAccount(
        f"this export belongs to {shown(named)} on {_NETWORKS[platform]}, and the account here is {shown('@' + handle)}",
        "hand in the export of that account, or ask your coach to add this one",
    )


def spelled(handle: str, platform: Platform) -> str:
    """A handle as it is compared on this network."""
    bare = handle.casefold().removeprefix("@")
    return _UNSPOKEN.sub("", normalize("NFKD", bare)) if platform is Platform.FACEBOOK else bare


def _numbers(owner: Owner, number: int | None) -> tuple[int, int] | None:
    return None if owner.id is None or number is None else (owner.id, number)


def _called(owner: Owner, platform: Platform) -> set[str]:
    names = [owner.handle]
    # An address of one's own is one's own; a name is not, so it counts only where there is no address.
    if platform is Platform.FACEBOOK and (owner.handle is None or owner.handle.isdecimal()):
        names.append(owner.name)
    return {spelled(name, platform) for name in names if name}
