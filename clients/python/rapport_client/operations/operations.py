"""Operations: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question


class Operations:
    """Operations."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def show_liveness(self) -> shapes.Liveness:
        """Is the process alive?"""
        return self._asker.ask(shapes.Liveness, Question("GET", "/livez"))

    def show_readiness(self) -> shapes.Readiness:
        """Can the process serve?"""
        return self._asker.ask(shapes.Readiness, Question("GET", "/readyz"))


class AsyncOperations:
    """Operations, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    async def show_liveness(self) -> shapes.Liveness:
        """Is the process alive?"""
        return await self._asker.ask(shapes.Liveness, Question("GET", "/livez"))

    async def show_readiness(self) -> shapes.Readiness:
        """Can the process serve?"""
        return await self._asker.ask(shapes.Readiness, Question("GET", "/readyz"))
