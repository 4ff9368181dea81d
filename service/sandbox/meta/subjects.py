"""What a call to the Graph API is about: the thing behind the id in its address, when its token may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call
from service.sandbox.meta.fields import Asked, asked_in
from service.sandbox.meta.hosted import HostedInstagram, HostedPage
from service.sandbox.meta.login_access import Access
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.scene import Scene
from service.sandbox.meta.stories import Story
from service.sandbox.meta.talk import Comment, Media
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
    def call(self) -> Call:
        """What is shown of an object depends on this."""
        return Call(self.scene.hosted, self.access, self.token, self.at, self.base_url)


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


@dataclass(frozen=True, slots=True)
class InstagramStory:
    """One story, while it is shown."""

    own: HostedInstagram
    story: Story


@dataclass(frozen=True, slots=True)
class InstagramComment:
    """One comment, or an answer to one, under a post of an Instagram account."""

    own: HostedInstagram
    media: Media
    comment: Comment


InstagramPart = InstagramMedia | InstagramStory | InstagramComment
Subject = HostedInstagram | HostedPage | Person | PagePost | InstagramPart


def subject_of(question: Question, node: str) -> Subject:
    """What the id in the address stands for, when this token may see it."""
    hosted, access = question.scene.hosted, question.access
    found: Subject | None = None
    if node == "me":
        page = hosted.page(access.page_id) if access.page_id is not None else None
        found = hosted.instagram_own(access.instagram_id) or page or Person()
    elif "_" in node:
        post = hosted.page_of_post(node, question.at)
        found = PagePost(*post) if post and post[0].page.id in access.pages else None
    elif node.isdecimal():
        found = _on_facebook(question, int(node)) or _on_instagram(question, int(node))
    if found is None:
        raise errors.object_unknown(node)
    return found


def _on_facebook(question: Question, node: int) -> HostedPage | None:
    page = question.scene.hosted.page(node)
    return page if page is not None and node in question.access.pages else None


def _on_instagram(question: Question, node: int) -> HostedInstagram | InstagramPart | None:
    hosted, at, visible = question.scene.hosted, question.at, _open_to(question)
    account = hosted.instagram(node)
    part: InstagramPart | None = None
    if media := hosted.instagram_of_media(node, at):
        part = InstagramMedia(*media)
    elif story := hosted.instagram_of_story(node, at):
        part = InstagramStory(*story)
    elif comment := hosted.instagram_of_comment(node, at):
        part = InstagramComment(*comment)
    if account is not None:
        return account if node in visible else None
    return part if part and part.own.account.id in visible else None


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
        case InstagramMedia(own=own) | InstagramStory(own=own) | InstagramComment(own=own):
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
