"""What stands behind an id that a call names: an Instagram account, a Page, a post or a comment, with its talk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.sandbox.meta.cast import INSTAGRAM_ACCOUNTS, ROLES, InstagramAccount, MetaPage
from service.sandbox.meta.following import Following
from service.sandbox.meta.ids import page_scoped
from service.sandbox.meta.mentions import Mentions
from service.sandbox.meta.stories import Stories, Story
from service.sandbox.meta.talk import Comment, Media, Talk, founding
from service.sandbox.meta.world import MetaWorld
from service.sandbox.phrases import COACHED_POSTS, CROSS_POSTER_POSTS, MARKET_POSTS

_ON_PAGES: Final = 100
"""Where the places of Pages begin; those of Instagram accounts lie below."""
_CROSS_POSTED: Final = COACHED_POSTS + tuple(text.partition(" https://")[0] for text in CROSS_POSTER_POSTS)
"""A Page that passes its posts on says what the X sandbox's cross-posters repeat, there with an address behind it."""


@dataclass(frozen=True, slots=True)
class HostedInstagram:
    """A professional account and what is said there."""

    account: InstagramAccount
    talk: Talk
    following: Following
    stories: Stories
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class HostedPage:
    """A Page and what is said there."""

    page: MetaPage
    talk: Talk
    following: Following

    def likes(self, at: datetime) -> int:
        """How many like it by then: who comes and goes likes and unlikes it."""
        return self.page.likes + self.following.now(at) - self.page.followers

    def person_id(self, number: int) -> int:
        """What this Page knows somebody of its crowd as."""
        return page_scoped(self.page.id, number)


class Hosted:
    """Every account and Page of one world, found by number."""

    def __init__(self, world: MetaWorld) -> None:
        founded = founding(world.founded_ms)
        self.founded = founded
        self._accounts = {
            account.id: _instagram(world, account, place, founded) for place, account in enumerate(INSTAGRAM_ACCOUNTS)
        }
        pages = {page.id: page for each in ROLES.values() for page in each}
        self._pages = {
            page.id: _page(world, page, _ON_PAGES + place, founded) for place, page in enumerate(pages.values())
        }

    def instagram(self, account_id: int) -> HostedInstagram | None:
        """The professional account with this number; personal ones have no API."""
        found = self._accounts.get(account_id)
        return found if found and found.account.is_professional else None

    def instagram_own(self, account_id: int | None) -> HostedInstagram | None:
        """The account that a token belongs to, when it is a professional one."""
        return None if account_id is None else self.instagram(account_id)

    def instagram_named(self, username: str) -> HostedInstagram | None:
        """The professional account with this handle."""
        found = next((each for each in self._accounts.values() if each.account.username == username), None)
        return found if found and found.account.is_professional else None

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

    def instagram_of_story(self, story_id: int, at: datetime) -> tuple[HostedInstagram, Story] | None:
        """The story with this number, while it is shown, and whose it is."""
        for hosted in self._accounts.values():
            for story in hosted.stories.shown(at):
                if story.id == story_id:
                    return hosted, story
        return None

    def instagram_of_comment(self, comment_id: int, at: datetime) -> tuple[HostedInstagram, Media, Comment] | None:
        """The comment with this number, where it stands, and on whose account."""
        for hosted in self._accounts.values():
            found = hosted.talk.comment_with_id(comment_id, at)
            if found is not None:
                return hosted, *found
        return None

    def page_of_post(self, post_id: str, at: datetime) -> tuple[HostedPage, Media] | None:
        """The Page's post with this number (`{page}_{post}`), and whose it is."""
        page_id, _, number = post_id.partition("_")
        if not (page_id.isdecimal() and number.isdecimal()):
            return None
        hosted = self.page(int(page_id))
        media = hosted.talk.with_id(int(number), at) if hosted else None
        return (hosted, media) if hosted and media else None


def _instagram(world: MetaWorld, account: InstagramAccount, place: int, founded: datetime) -> HostedInstagram:
    talk = Talk(world.seed, place, founded, account.followers)
    following = Following(world.seed, place, talk, account.followers)
    stories = Stories(world.seed, place, founded, talk.crowd)
    return HostedInstagram(account, talk, following, stories, Mentions(place))


def _page(world: MetaWorld, page: MetaPage, place: int, founded: datetime) -> HostedPage:
    captions = _CROSS_POSTED if page.cross_posts else COACHED_POSTS + MARKET_POSTS
    talk = Talk(world.seed, place, founded, page.followers, captions)
    return HostedPage(page, talk, Following(world.seed, place, talk, page.followers))
