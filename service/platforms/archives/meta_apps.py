"""Programs connected to an Instagram or Facebook account, from lists whose labels are in the account's language."""

from collections.abc import Iterable, Iterator

from service.platforms.archives.contents import ConnectedApp
from service.platforms.archives.dated_names import UNDATED, moment
from service.platforms.archives.export_records import Record, text
from service.platforms.archives.json_records import Json
from service.platforms.archives.revoke_pages import REVOKE_PAGES
from service.platforms.contract import Platform


def listed_apps(records: Iterable[Record], platform: Platform, *, ended: bool) -> Iterator[ConnectedApp]:
    """The programs of one list. Its moments are granted, then last used, then ended, whatever they are called.

    Args:
        records: the list.
        platform: the network, which tells where access can be ended.
        ended: whether it is the list of programs whose access is over.
    """
    for record in records:
        name = record.heading or next((field.value for field in record.fields if field.value), "")
        moments = sorted(field.at for field in record.fields if field.at != UNDATED)
        over = moments.pop() if ended and len(moments) > 1 else UNDATED
        if name:
            yield ConnectedApp(
                name=name,
                added_at=moments[0] if moments else UNDATED,
                can_write=None,
                revoke_page=REVOKE_PAGES[platform],
                active=not ended,
                last_used_at=moments[-1] if len(moments) > 1 else UNDATED,
                ended_at=over,
            )


def installed_app(raw: Json) -> ConnectedApp:
    """A program as Facebook's `installed_apps_v2` tells of it; nameless where it does not."""
    removed, category = moment(raw.get("removed_timestamp")), text(raw.get("category"))
    return ConnectedApp(
        name=text(raw.get("name")),
        added_at=moment(raw.get("added_timestamp")),
        can_write=None,
        revoke_page=REVOKE_PAGES[Platform.FACEBOOK],
        active=removed == UNDATED and category in {"", "active"},
        last_used_at=moment(raw.get("last_active_timestamp")),
        ended_at=removed,
    )
