"""Mentions of an account in what others post and write, as the stage hand plants them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from service.sandbox.meta.crowd import Member
from service.sandbox.meta.talk import COMMENTS, MEDIA

_PLACES: Final = 7 << 42
"""Above every place of what an account posts, and of what is said under it."""
_PLACES_OF_ACCOUNT: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: in a comment, or in the caption of a post of the author's own."""

    media_id: int
    comment_id: int | None
    author: Member
    at: datetime


@dataclass(slots=True)
class Mentions:
    """Every planted mention of one account."""

    place: int
    """The account's place in the world, which keeps its numbers apart from others'."""
    _planted: list[Mention] = field(default_factory=list)

    def plant(self, author: Member, at: datetime, *, in_comment: bool) -> Mention:
        """Have somebody of the crowd mention the account."""
        place = _PLACES + self.place * _PLACES_OF_ACCOUNT + len(self._planted)
        planted = Mention(MEDIA.id_of(place), COMMENTS.id_of(place) if in_comment else None, author, at)
        self._planted.append(planted)
        return planted

    def by(self, at: datetime) -> list[Mention]:
        """Every mention that was made by then."""
        return [each for each in self._planted if each.at <= at]

    def captioned(self, media_id: int, at: datetime) -> Mention | None:
        """The mention in the caption of this post."""
        return next((each for each in self.by(at) if each.comment_id is None and each.media_id == media_id), None)

    def commented(self, comment_id: int, at: datetime) -> Mention | None:
        """The mention in this comment."""
        return next((each for each in self.by(at) if each.comment_id == comment_id), None)
