"""An export without those who asked the practice to be forgotten. Pure."""

from dataclasses import replace

import numpy as np

from service.audience.suppression import Suppression
from service.platforms.archives.contents import Conversation, Export
from service.platforms.archives.dated_names import DatedNames


def left_out(export: Export, suppression: Suppression) -> Export:
    """The export as if they were not in it; the very same one when nobody has to be left out."""
    if not suppression.marks:
        return export

    def others(listed: DatedNames | None) -> DatedNames | None:
        return None if listed is None else _others(listed, suppression)

    talks = export.conversations
    return replace(
        export,
        followers=others(export.followers),
        following=others(export.following),
        pending=others(export.pending),
        requested=others(export.requested),
        asked=others(export.asked),
        unfollowed=others(export.unfollowed),
        close_friends=others(export.close_friends),
        likes=others(export.likes),
        comments=others(export.comments),
        story_likes=others(export.story_likes),
        feed=others(export.feed),
        conversations=None if talks is None else tuple(each for each in talks if not _is_with(each, suppression)),
    )


def _others(listed: DatedNames, suppression: Suppression) -> DatedNames:
    hides = suppression.hides
    if listed.names_are_ids:
        kept = [place for place, number in enumerate(listed.keys.tolist()) if not hides(number, None)]
    else:
        kept = [place for place in range(len(listed)) if not hides(None, listed.name(place))]
    return listed if len(kept) == len(listed) else listed.take(np.array(kept, np.int64))


def _is_with(talk: Conversation, suppression: Suppression) -> bool:
    # X names the other side by number, the others by handle or name.
    number = int(talk.handle) if talk.handle and talk.handle.isdecimal() else None
    return suppression.hides(number, talk.handle) or suppression.hides(None, talk.name)
