"""Every network that can be connected."""

from collections.abc import Mapping

from service.kit.outbound import GuardedSession
from service.kit.settings import Settings
from service.platforms.contract import Network, Platform
from service.platforms.x import XNetwork, XSettings, XSpelling


def networks(session: GuardedSession, *, x: XSettings) -> Mapping[Platform, Network]:
    """The networks on which this deployment has an app, all through this session."""
    return {Platform.X: XNetwork(x, session)} if x.client_id else {}


def x_settings(settings: Settings) -> XSettings:
    """Our app on X, as this deployment was told."""
    return XSettings(
        client_id=settings.x_client_id,
        client_secret=settings.x_client_secret,
        authorize_url=settings.x_authorize_url,
        api_url=settings.x_api_url,
        spelling=XSpelling(settings.x_spelling),
    )
