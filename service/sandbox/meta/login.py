"""Everything behind the login doors: apps, consents, tokens and subscriptions over one world and one clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeAlias

from litestar.di import NamedDependency

from service.sandbox.clock import SandboxClock
from service.sandbox.meta.login_apps import SANDBOX_APP, Apps, MetaApp
from service.sandbox.meta.login_consents import Consents
from service.sandbox.meta.login_sending import Postman
from service.sandbox.meta.login_webhooks import Webhooks
from service.sandbox.meta.tokens import Tokens
from service.sandbox.meta.world import MetaWorld


@dataclass(frozen=True, slots=True)
class Login:
    """One world's logins; the doors know it as the dependency `login`."""

    world: MetaWorld
    clock: SandboxClock
    apps: Apps
    consents: Consents
    tokens: Tokens
    webhooks: Webhooks
    postman: Postman

    @classmethod
    def opened(cls, world: MetaWorld, clock: SandboxClock, apps: Iterable[MetaApp] | None = None) -> Self:
        """Logins for a world in which nobody has agreed to anything yet.

        Args:
            world: who is there and what they own.
            clock: the sandbox's.
            apps: the apps registered from the start; the sandbox's own when not given.
        """
        known, postman = Apps([MetaApp(*SANDBOX_APP)] if apps is None else apps), Postman()
        return cls(world, clock, known, Consents(), Tokens(world, known), Webhooks(postman), postman)

    def now(self) -> datetime:
        """The moment in the sandbox."""
        return self.clock.now()


OnLogin: TypeAlias = NamedDependency[Login]
