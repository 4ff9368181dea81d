"""Whose Facebook export it is: of everything that the owner's profile says, the name and the profile's address alone.

The file is `profile_information.json`, whose one member is `profile` in exports of about 2018 to 2020 (SamuelePilleri/
facebook-schemas) and `profile_v2` since (timelinize, datasources/facebook/models.go), with `name.full_name`, `username`
and `profile_uri`. The HTML page shows the same as rows of labels and values, the address as a link.
"""

import re
from collections.abc import Iterable
from typing import Final

from service.platforms.archives.contents import Owner
from service.platforms.archives.export_records import HANDLE_LABELS, NAME_LABELS, Record, text
from service.platforms.archives.html_records import html_records
from service.platforms.archives.json_records import Json, small_document
from service.platforms.archives.zip_entries import Entries

OWNER: Final = re.compile(r"(?:personal_information/)?profile_information/profile_information\.(?:json|html)")
PROFILES: Final = ("profile_v2", "profile")
"""Under which name the JSON file holds the profile."""

_ADDRESS = re.compile(
    r"https?://(?:[a-z-]+\.)?facebook\.com/"
    r"(?:profile\.php\?id=(?P<number>\d{1,20})|(?!profile\.php)(?P<handle>[A-Za-z0-9.]{1,100}))/?"
)


def owner_of(entries: Entries, named: str | None) -> Owner:
    """The owner of this export; what its file is called tells only where the profile itself does not."""
    found = Owner()
    for name in entries.matching(OWNER):
        with entries.stream(name) as stream:
            found = _in_json(small_document(stream)) if name.endswith(".json") else _in_html(html_records(stream))
        if found.handle:
            break
    return Owner(found.handle or named, found.name)


def _in_json(document: object) -> Owner:
    held = document if isinstance(document, dict) else {}
    profile: Json = next((held[name] for name in PROFILES if isinstance(held.get(name), dict)), {})
    called = _called(profile)
    return Owner(text(profile.get("username")).lower() or _handle_at(text(profile.get("profile_uri"))), called or None)


def _called(profile: Json) -> str:
    name = profile.get("name")
    return text(name.get("full_name")) if isinstance(name, dict) else text(name)


def _in_html(records: Iterable[Record]) -> Owner:
    handle, name, addresses = None, None, set[str]()
    for record in records:
        for field in record.fields:
            label = field.label.lower()
            if label in HANDLE_LABELS:
                handle = handle or field.value.lower()
            elif label in NAME_LABELS:
                name = name or field.value
            if field.href and (linked := _handle_at(field.href)):
                addresses.add(linked)
    # Websites of the owner's are links too, so only one address is certainly the profile's.
    return Owner(handle or (addresses.pop() if len(addresses) == 1 else None), name)


def _handle_at(address: str) -> str | None:
    found = _ADDRESS.fullmatch(address)
    return (found["number"] or found["handle"]).lower() if found else None
