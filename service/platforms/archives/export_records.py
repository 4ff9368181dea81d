"""One entry of an export's list, whether it came as JSON or as HTML, from an old export or a new one."""

from typing import Final

import msgspec

from service.platforms.archives.dated_names import UNDATED, moment
from service.platforms.archives.json_records import Json

NAME_LABELS: Final = frozenset(
    {"name", "naam", "nom", "nombre", "nome", "nama", "ad", "namn", "navn", "nazwa", "imię", "имя"}
)
"""How exports label somebody's name, in lower case."""

HANDLE_LABELS: Final = frozenset(
    {"username", "gebruikersnaam", "benutzername", "nom d'utilisateur", "nombre de usuario", "nome utente"}
    | {"nome de usuário", "nome do usuário", "nama pengguna", "användarnamn", "brukernavn", "brugernavn"}
    | {"nazwa użytkownika", "имя пользователя", "kullanıcı adı"}  # noqa: RUF001 (Turkish has a dotless i)
)
"""How exports label a handle, in lower case."""


class Field(msgspec.Struct, frozen=True, gc=False):
    """One labelled value of a record; the label is in the account's language, and often empty."""

    label: str
    value: str = ""
    href: str = ""
    at: int = UNDATED


class Record(msgspec.Struct, frozen=True):
    """A heading, labelled values, and the moment the record is about, in Unix seconds."""

    heading: str
    fields: tuple[Field, ...]
    at: int = UNDATED


def json_record(raw: Json) -> Record:
    """A record of Meta's JSON exports: `string_list_data`, `string_map_data` (labels localised) or `label_values`."""
    fields = [_field("", item) for item in objects(raw.get("string_list_data"))]
    labelled = raw.get("string_map_data")
    if isinstance(labelled, dict):
        fields += [_field(mended(label), item) for label, item in labelled.items() if isinstance(item, dict)]
    if "label_values" in raw:
        fields += _nested(raw["label_values"], "")
    at = moment(raw.get("timestamp", raw.get("creation_timestamp")))
    if at == UNDATED:
        at = next((field.at for field in reversed(fields) if field.at != UNDATED), UNDATED)
    return Record(text(raw.get("title")) or text(raw.get("name")), tuple(fields), at)


def objects(value: object) -> list[Json]:
    """The objects in a list; nothing where there is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """A text as the person wrote it; empty where there is none."""
    return mended(value).strip() if isinstance(value, str) else ""


def mended(written: str) -> str:
    """A text whose UTF-8 bytes were each written as one Latin-1 character, put right; others as `storable`."""
    if written.isascii():
        return storable(written)
    try:
        return storable(written.encode("latin-1").decode())
    except UnicodeError:
        return storable(written)


def storable(written: str) -> str:
    """A text without what no database keeps: zero characters, and halves of pairs, which become question marks."""
    return written.replace("\x00", "").encode(errors="replace").decode()


def _field(label: str, item: Json) -> Field:
    value = item.get("value")
    at = moment(item.get("timestamp", item.get("timestamp_value")))
    href = item.get("href")
    return Field(label, text(value), href if isinstance(href, str) else "", at)


def _nested(values: object, heading: str) -> list[Field]:
    # The newest exports nest people inside `dict` and `vec` lists under a title ("Owner").
    fields: list[Field] = []
    for item in objects(values):
        label = text(item.get("label")) or text(item.get("title")) or heading
        inner = _nested(item.get("dict"), label) + _nested(item.get("vec"), label)
        fields += inner or [_field(label, item)]
    return fields
