"""Everything the export page says, whatever the language."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language; `{…}` are filled in."""

    title: str
    asks: str
    how: str
    guides: Mapping[Platform, tuple[str, ...]]
    formats: str
    """Where the network lets one choose."""
    as_it_is: str
    hand_in: str
    file: str
    folder: str
    handle: str
    handle_hint: Mapping[Platform, str]
    followers: str
    followers_hint: str
    messages: str
    never_title: str
    never: tuple[str, ...]
    send: str
    without_scripts: str
    chosen: str
    left_out: str
    progress: str
    waiting: str
    done: str
    used: str
    ignored: str
    missing: str
    failed: str
    close: str
    confirm: str
    parts: Mapping[Part, str]
    kinds: Mapping[Kind, str]
    problems: Mapping[str, str]
