"""What a call to the Graph API is about: the thing behind the id in its address, when its token may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.sandbox.meta import errors
from service.sandbox.meta.fields import Asked, asked_in
from service.sandbox.meta.hosted import HostedInstagram, HostedPage
from service.sandbox.meta.instagram_nodes import InstagramCall
from service.sandbox.meta.login_access import Access
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.page_nodes import PageCall
from service.sandbox.meta.scene import Scene
from service.sandbox.meta.talk import Media
from service.sandbox.meta.usage import Kind


@dataclass(frozen=True, slots=True)
class Question:
    """One call, after its token was looked at."""

    scene: Scene
    access: Access
    token: str
    parameters: Mapping[str, str]
    at: datetime
    base_url: str

    @property
    def asked(self) -> Asked:
        """What is asked of an edge: its fields, with the call's parameters as modifiers."""
        return Asked("", self.parameters, asked_in(self.parameters.get("fields", "")))

    @property
    def instagram(self) -> InstagramCall:
        """The call as Instagram's objects want it."""
        return InstagramCall(self.scene.hosted, self.access, self.at, self.base_url)

    @property
    def page(self) -> PageCall:
        """The call as Pages want it."""
        return PageCall(self.scene.hosted, self.access, self.at, self.base_url)


@dataclass(frozen=True, slots=True)
class Person:
    """The person whose token it is."""


@dataclass(frozen=True, slots=True)
class PagePost:
    """One post of a Page."""

    own: HostedPage
    post: Media


@dataclass(frozen=True, slots=True)
class InstagramMedia:
    """One post of an Instagram account."""

    own: HostedInstagram
    media: Media


Subject = HostedInstagram | HostedPage | Person | PagePost | InstagramMedia


def subject_of(question: Question, node: str) -> Subject:
    """What the id in the address stands for, when this token may see it."""
    hosted, access = question.scene.hosted, question.access
    if node == "me":
        if access.route is Route.INSTAGRAM:
            found = hosted.instagram_own(access.instagram_id)
            return found or Person()
        page = hosted.page(access.page_id) if access.page_id is not None else None
        return page or Person()
    if "_" in node:
        post = hosted.page_of_post(node, question.at)
        if post is not None and post[0].page.id in access.pages:
            return PagePost(*post)
    elif node.isdecimal():
        visible = _open_to(question)
        account = hosted.instagram(int(node))
        if account is not None and account.account.id in visible:
            return account
        page = hosted.page(int(node))
        if page is not None and page.page.id in access.pages and access.route is Route.FACEBOOK:
            return page
        media = hosted.instagram_of_media(int(node), question.at)
        if media is not None and media[0].account.id in visible:
            return InstagramMedia(*media)
    raise errors.object_unknown(node)


def _open_to(question: Question) -> set[int]:
    """The Instagram accounts that this token reaches."""
    access = question.access
    if access.route is Route.INSTAGRAM:
        return {access.instagram_id} if access.instagram_id is not None else set()
    pages = (question.scene.hosted.page(page) for page in access.pages)
    return {own.page.instagram_id for own in pages if own and own.page.instagram_id is not None}


def account_of(subject: Subject) -> int | None:
    """The account or Page whose quota pays for calls about this."""
    match subject:
        case HostedInstagram(account=account):
            return account.id
        case InstagramMedia(own=own):
            return own.account.id
        case HostedPage(page=page):
            return page.id
        case PagePost(own=own_page):
            return own_page.page.id
        case Person():
            return None


def kind_of(subject: Subject) -> Kind:
    """Which of Meta's business limits counts calls about this."""
    return "pages" if isinstance(subject, HostedPage | PagePost) else "instagram"
