"""Judging an audience that was read: gather the kept pages into columns, then score them. No row is an object."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from service.audience.columns import FollowerColumns, Scored
from service.audience.facts import NOT_SAID
from service.audience.keeping import PROFILE_COLUMNS
from service.audience.roll import Ids, is_among
from service.audience.scoring import score_columns
from service.automation.lots import Arrivals
from service.platforms.contract import Platform, Profiles


class Moments(Protocol):
    """The Unix seconds of each follow in the order of reading, -1 where not said: an array, or one in a file."""

    def __getitem__(self, rows: slice, /) -> NDArray[np.int64]:
        """Those of these people."""
        ...


class Named(Protocol):
    """People known by name alone, in files; what is asked for is read anew each time."""

    @property
    def ids(self) -> Ids:
        """Everybody's id."""
        ...

    @property
    def digits(self) -> NDArray[np.int8]:
        """Digits in each handle, in the same order."""
        ...


FitOf = Callable[[Profiles], NDArray[np.int8]]
"""The fit of each person of a page to the target market, 0 to 100, -1 where not observable."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An audience in columns, sorted by id, with what the model says of each."""

    columns: FollowerColumns
    fit: NDArray[np.int8]
    scored: Scored
    arrivals: Arrivals
    """The same people from the first to the newest, as far as the network orders them so."""


async def judge(pages: AsyncIterator[Profiles], *, platform: Platform, fit_of: FitOf | None, at: datetime) -> Judged:
    """Score everybody on these pages; compiled code runs in a thread and lets the event loop turn."""
    parts: list[FollowerColumns] = []
    fits: list[NDArray[np.int8]] = []
    async for page in pages:
        columns, fit = await asyncio.to_thread(_columns, page, fit_of)
        parts.append(columns)
        fits.append(fit)
    return await asyncio.to_thread(_judged, parts, fits, platform, at)


async def judge_names(people: Named, *, platform: Platform, at: datetime) -> Judged:
    """Score people of whom nothing is known but a handle of so many digits, as exports list them, in any order."""
    return await asyncio.to_thread(_judged_by_name, people, platform, at)


async def staged_rows(
    pages: AsyncIterator[Profiles],
    judged: Judged,
    *,
    following: Ids,
    followed_at: Moments | None = None,
) -> AsyncIterator[Iterable[tuple[Any, ...]]]:
    """The rows to stage (`keeping.STAGED_COLUMNS`), a batch for each page, in the order of reading."""
    place = 0
    async for page in pages:
        size = len(page)
        where = np.searchsorted(judged.columns.ids, np.asarray(page.id, np.int64))
        columns = [getattr(page, name) for name in PROFILE_COLUMNS]
        rows = zip(
            range(place, place + size),
            page.id,
            *columns,
            [None] * size if followed_at is None else _said(followed_at[place : place + size]),
            is_among(np.asarray(page.id, np.int64), following).tolist(),
            judged.scored.klass[where].tolist(),
            judged.scored.score[where].tolist(),
            judged.fit[where].tolist(),
            strict=True,
        )
        place += size
        yield rows


async def ids_of(pages: AsyncIterator[Profiles]) -> Ids:
    """The ids on these pages, ascending, each once."""
    parts = [np.asarray(page.id, np.int64) async for page in pages]
    ids = np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int64)
    first = np.append(np.ones(min(ids.size, 1), np.bool_), ids[1:] != ids[:-1])
    return np.asarray(ids[first])


def _said(moments: NDArray[np.int64]) -> list[int | None]:
    return [None if moment == NOT_SAID else moment for moment in moments.tolist()]


def _judged_by_name(people: Named, platform: Platform, at: datetime) -> Judged:
    ids, digits = people.ids, people.digits
    order = np.argsort(ids)
    ids = ids[order]
    if not (last := np.append(ids[1:] != ids[:-1], np.ones(min(ids.size, 1), np.bool_))).all():
        ids, order = ids[last], order[last]
    columns = replace(FollowerColumns.unseen(ids), handle_digits=digits[order])
    del order
    fit = np.full(ids.size, _UNSEEN, np.int8)
    return Judged(
        columns=columns,
        fit=fit,
        scored=score_columns(columns, platform=platform, at=at, fit=fit),
        arrivals=Arrivals(columns.created_minute, columns.posts, columns.ids),
    )


_UNSEEN: Final = np.int8(NOT_SAID)


def _columns(page: Profiles, fit_of: FitOf | None) -> tuple[FollowerColumns, NDArray[np.int8]]:
    fit = fit_of(page) if fit_of else np.full(len(page), _UNSEEN, np.int8)
    return FollowerColumns.of(page), fit


def _judged(parts: list[FollowerColumns], fits: list[NDArray[np.int8]], platform: Platform, at: datetime) -> Judged:
    columns = FollowerColumns.joined(parts)
    fit = np.full(len(columns), _UNSEEN, np.int8)
    for part, page_fit in zip(parts, fits, strict=True):
        fit[np.searchsorted(columns.ids, part.ids)] = page_fit
    return Judged(
        columns=columns,
        fit=fit,
        scored=score_columns(columns, platform=platform, at=at, fit=fit),
        arrivals=Arrivals(
            np.concatenate([np.empty(0, np.int32), *(part.created_minute for part in parts)])[::-1],
            np.concatenate([np.empty(0, np.int32), *(part.posts for part in parts)])[::-1],
            np.concatenate([np.empty(0, np.int64), *(part.ids for part in parts)])[::-1],
        ),
    )
