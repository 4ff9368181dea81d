"""Every network that can be connected."""

from collections.abc import Mapping

from service.kit.outbound import GuardedSession
from service.platforms.contract import Network, Platform
from service.platforms.x import XNetwork, XSettings


def networks(session: GuardedSession, *, x: XSettings) -> Mapping[Platform, Network]:
    """The networks this deployment talks to, all through this session."""
    return {
        Platform.X: XNetwork(x, session),
    }
