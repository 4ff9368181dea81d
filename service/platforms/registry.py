"""Every way in which an account can be connected here. A network is a file of its own and a line of this one."""

from collections.abc import Mapping

from service.kit.outbound import GuardedSession
from service.kit.settings import Settings
from service.platforms.contract import Network, Route
from service.platforms.facebook import FacebookPages
from service.platforms.facebook_login import FacebookSettings
from service.platforms.instagram_facebook import InstagramByFacebook
from service.platforms.instagram_login import InstagramByLogin, InstagramSettings
from service.platforms.x import XNetwork, XSettings
from service.platforms.x_activity import XActivity
from service.platforms.x_events import EVENTS_PATH
from service.platforms.x_questions import XSpelling


def networks(session: GuardedSession, settings: Settings) -> Mapping[Route, Network]:
    """The routes on which this deployment has an app, all through this session."""
    offered: dict[Route, Network] = {}
    if settings.x_client_id:
        offered[Route.X] = XNetwork(x_settings(settings), session)
    if settings.instagram_client_id:
        offered[Route.INSTAGRAM] = InstagramByLogin(instagram_settings(settings), session)
    if settings.facebook_client_id:
        offered[Route.INSTAGRAM_BY_FACEBOOK] = InstagramByFacebook(facebook_settings(settings), session)
        offered[Route.FACEBOOK] = FacebookPages(facebook_settings(settings), session)
    return offered


def x_activity(session: GuardedSession, settings: Settings) -> XActivity | None:
    """How X is asked to tell of follows as they happen; `None` where this deployment was not given what that takes."""
    if not (settings.x_client_id and settings.x_consumer_secret.reveal() and settings.x_bearer_token.reveal()):
        return None
    return XActivity(
        session=session,
        api_url=settings.x_api_url,
        bearer=settings.x_bearer_token,
        address=f"{settings.public_url.rstrip('/')}{EVENTS_PATH}",
        most=settings.x_event_subscriptions,
    )


def x_settings(settings: Settings) -> XSettings:
    """Our app on X, as this deployment was told."""
    return XSettings(
        client_id=settings.x_client_id,
        client_secret=settings.x_client_secret,
        authorize_url=settings.x_authorize_url,
        api_url=settings.x_api_url,
        spelling=XSpelling(settings.x_spelling),
        owner=settings.x_app_owner or None,
        is_told=bool(settings.x_consumer_secret.reveal() and settings.x_bearer_token.reveal()),
    )


def instagram_settings(settings: Settings) -> InstagramSettings:
    """Our app with Instagram Login."""
    return InstagramSettings(
        client_id=settings.instagram_client_id,
        client_secret=settings.instagram_client_secret,
        authorize_url=f"{settings.instagram_login_url}/oauth/authorize",
        token_url=f"{settings.instagram_api_url}/oauth/access_token",
        graph_url=settings.instagram_graph_url,
        version=settings.meta_version,
    )


def facebook_settings(settings: Settings) -> FacebookSettings:
    """Our app with Facebook Login."""
    return FacebookSettings(
        client_id=settings.facebook_client_id,
        client_secret=settings.facebook_client_secret,
        login_url=settings.facebook_login_url,
        graph_url=settings.facebook_graph_url,
        version=settings.meta_version,
    )
