"""What stands behind an id that a call names: an Instagram account, a Page, a post or a comment, with its talk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.sandbox.meta.cast import INSTAGRAM_ACCOUNTS, ROLES, InstagramAccount, MetaPage
from service.sandbox.meta.ids import page_scoped
from service.sandbox.meta.talk import Media, Talk, founding
from service.sandbox.meta.world import MetaWorld

_ON_PAGES: Final = 100
"""Where the places of Pages begin; those of Instagram accounts lie below."""
_GAINED_A_DAY: Final = 4


@dataclass(frozen=True, slots=True)
class HostedInstagram:
    """A professional account and what is said there."""

    account: InstagramAccount
    talk: Talk


@dataclass(frozen=True, slots=True)
class HostedPage:
    """A Page and what is said there."""

    page: MetaPage
    talk: Talk

    def person_id(self, number: int) -> int:
        """What this Page knows somebody of its crowd as."""
        return page_scoped(self.page.id, number)


class Hosted:
    """Every account and Page of one world, found by number."""

    def __init__(self, world: MetaWorld) -> None:
        founded = founding(world.founded_ms)
        self.founded = founded
        self._accounts = {
            account.id: HostedInstagram(account, Talk(world.seed, place, founded, account.followers))
            for place, account in enumerate(INSTAGRAM_ACCOUNTS)
        }
        pages = {page.id: page for each in ROLES.values() for page in each}
        self._pages = {
            page.id: HostedPage(page, Talk(world.seed, _ON_PAGES + place, founded, page.followers))
            for place, page in enumerate(pages.values())
        }

    def instagram(self, account_id: int) -> HostedInstagram | None:
        """The professional account with this number; personal ones have no API."""
        found = self._accounts.get(account_id)
        return found if found and found.account.is_professional else None

    def instagram_own(self, account_id: int | None) -> HostedInstagram | None:
        """The account that a token belongs to, when it is a professional one."""
        return None if account_id is None else self.instagram(account_id)

    def page(self, page_id: int) -> HostedPage | None:
        """The Page with this number."""
        return self._pages.get(page_id)

    def instagram_of_media(self, media_id: int, at: datetime) -> tuple[HostedInstagram, Media] | None:
        """The post with this number, and whose it is."""
        for hosted in self._accounts.values():
            media = hosted.talk.with_id(media_id, at)
            if media is not None:
                return hosted, media
        return None

    def page_of_post(self, post_id: str, at: datetime) -> tuple[HostedPage, Media] | None:
        """The Page's post with this number (`{page}_{post}`), and whose it is."""
        page_id, _, number = post_id.partition("_")
        if not (page_id.isdecimal() and number.isdecimal()):
            return None
        hosted = self.page(int(page_id))
        media = hosted.talk.with_id(int(number), at) if hosted else None
        return (hosted, media) if hosted and media else None

    def followers_now(self, at_founding: int, at: datetime) -> int:
        """How many follow by now; a few come each day."""
        return at_founding + max(0, (at - self.founded) // timedelta(days=1)) * _GAINED_A_DAY
