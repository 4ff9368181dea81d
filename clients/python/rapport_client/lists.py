"""Lists that read on by themselves."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import Generic, TypeVar, cast

from rapport_client.asking import Asker, AsyncAsker, Question

Page = TypeVar("Page", bound=Mapping[str, object])
Item = TypeVar("Item")


class Listed(Generic[Page, Item]):
    """Everything on a list, asked for page by page while it is looped over; each loop begins at the front."""

    def __init__(self, asker: Asker, shape: type[Page], question: Question) -> None:
        self._asker = asker
        self._shape = shape
        self._question = question

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from cast("list[Item]", page["items"])

    def pages(self) -> Iterator[Page]:
        """Page after page; the `next_cursor` of one, kept as `cursor`, goes on there another day."""
        asked: Question | None = self._question
        while asked is not None:
            page = self._asker.ask(self._shape, asked)
            yield page
            asked = _following(asked, page)


class AsyncListed(Generic[Page, Item]):
    """The same, for `async for`."""

    def __init__(self, asker: AsyncAsker, shape: type[Page], question: Question) -> None:
        self._asker = asker
        self._shape = shape
        self._question = question

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in cast("list[Item]", page["items"]):
                yield item

    async def pages(self) -> AsyncIterator[Page]:
        """Page after page; the `next_cursor` of one, kept as `cursor`, goes on there another day."""
        asked: Question | None = self._question
        while asked is not None:
            page = await self._asker.ask(self._shape, asked)
            yield page
            asked = _following(asked, page)


def _following(asked: Question, page: Mapping[str, object]) -> Question | None:
    cursor = page.get("next_cursor")
    return None if cursor is None else replace(asked, query={**asked.query, "cursor": str(cursor)})
