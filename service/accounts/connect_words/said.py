"""Everything that the pages on the way to a connected account say, whatever the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

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
    asks: str
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
    choose: str
    accounts: str
    followers: str
    connect_this: str
    connected: str
    begins: str
    take_back: str
    refusals: Mapping[Refusal, Said]
