"""People who asked to be forgotten, known again by keyed marks alone, so that no later look keeps them. Pure.

A mark is a hash of the network and the person's number there, or their handle, under a key of the practice: lists of two
practices cannot be compared, and without its key a copy of the database names nobody.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from service.platforms.contract import Page, PostPage, Profile, ProfilePage, Profiles, ReactionPage

KEY_PURPOSE: Final = b"suppressions"
_MARK_BYTES: Final = 16


@dataclass(frozen=True, slots=True, repr=False)
class Suppression:
    """Whom a practice has to leave out on one network."""

    platform: str
    key: bytes
    marks: frozenset[bytes] = frozenset()

    def hides(self, number: int | None, handle: str | None) -> bool:
        """Whether this person asked to be forgotten, by their number or by their handle."""
        if not self.marks:
            return False
        by_number = number is not None and self.mark_of_number(number) in self.marks
        return by_number or (bool(handle) and self.mark_of_handle(handle or "") in self.marks)

    def out_of(self, page: Page) -> Page:
        """The page without them; the very same page when nobody has to be left out."""
        if not self.marks:
            return page
        match page:
            case ProfilePage():
                return replace(page, profiles=self._out_of_people(page.profiles))
            case PostPage():
                return self._out_of_posts(page)
            case ReactionPage():
                return self._out_of_reactions(page)

    def mark_of_number(self, number: int) -> bytes:
        """The mark of somebody by the network's own number."""
        return self._mark("number", str(number))

    def mark_of_handle(self, handle: str) -> bytes:
        """The mark of somebody by their handle, however it is written."""
        return self._mark("handle", handle.strip().removeprefix("@").casefold())

    def _mark(self, kind: str, name: str) -> bytes:
        told = f"{self.platform}|{kind}|{name}".encode(errors="replace")
        return hashlib.blake2b(told, key=self.key, digest_size=_MARK_BYTES).digest()

    def _out_of_people(self, page: Profiles) -> Profiles:
        kept = [place for place in range(len(page)) if not self.hides(page.id[place], page.handle[place])]
        if len(kept) == len(page):
            return page
        return Profiles(*([column[place] for place in kept] for column in msgspec.structs.astuple(page)))

    def _out_of_posts(self, page: PostPage) -> PostPage:
        hidden = self._numbers(page.authors)
        posts = (each for each in page.posts if not self._wrote(each.author_id, each.author_handle, hidden))
        # The account's own answer stays, as a post that answers nobody.
        posts = (
            msgspec.structs.replace(each, reply_to_profile_id=None)
            if self._wrote(each.reply_to_profile_id, None, hidden)
            else each
            for each in posts
        )
        return replace(page, posts=tuple(posts), authors=_others(page.authors, hidden))

    def _out_of_reactions(self, page: ReactionPage) -> ReactionPage:
        hidden = self._numbers(page.people)
        reactions = tuple(each for each in page.reactions if not self._wrote(each.profile_id, None, hidden))
        return replace(page, reactions=reactions, people=_others(page.people, hidden))

    def _numbers(self, people: tuple[Profile, ...]) -> frozenset[int]:
        """Numbers of those who are known by their handle in this page, and may be named by number alone elsewhere in it."""
        return frozenset(each.id for each in people if self.hides(each.id, each.handle))

    def _wrote(self, number: int | None, handle: str | None, hidden: frozenset[int]) -> bool:
        return number in hidden or self.hides(number, handle)


def _others(people: tuple[Profile, ...], hidden: frozenset[int]) -> tuple[Profile, ...]:
    return tuple(each for each in people if each.id not in hidden)
