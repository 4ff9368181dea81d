"""Everything that the pages on the way to a connected account say, whatever the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route


class Said(NamedTuple):
    """Why nothing was connected: in one line, in a sentence, and what mends it."""

    title: str
    text: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language; `{…}` are filled in."""

    title: str
    title_page: str
    """Where a Facebook Page is asked for, which is no account in anybody's words."""
    asks: str
    asks_of_engagers: str
    """Where the network names no followers."""
    asks_page: str
    reads: str
    can_read: Mapping[str, str]
    """By the code of what a network shows."""
    never: str
    never_done: tuple[str, ...]
    asked_next: str
    ways: Mapping[Route, str]
    go_on: str
    or_export: str
    export: str
    """What `{export}` in `or_export` says, as the link that it is."""
    which: str
    which_page: str
    choose: str
    accounts: str
    pages: str
    followers: str
    connect_this: str
    connect_this_page: str
    connected: str
    begins: str
    take_back: str
    back_to: str
    back_to_app: str
    permissions: Mapping[Permit, str]
    """After "may": what each lets us do."""
    refusals: Mapping[Refusal, Said]
