"""One number for each person, where a network names some people by number and others by handle alone. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from service.platforms.contract import NAMED_ONLY, Post


@dataclass(frozen=True, slots=True)
class Named:
    """What was said, with everybody under one number, and how they are called."""

    said: tuple[Post, ...]
    handles: Mapping[int, str]
    """By number, as met first, which is newest."""


def named(said: Sequence[Post], known: Iterable[tuple[str, int]], *, provisional_id: Callable[[str], int]) -> Named:
    """Give everybody a number: the one seen beside the same handle elsewhere, or a provisional one.

    Args:
        said: Posts as the network gave them; `NAMED_ONLY` stands for a number that it withholds.
        known: Handles whose number is known anyway, such as the account's own.
        provisional_id: The number of somebody of whom only the handle is known.
    """
    numbers = {handle.casefold(): number for handle, number in known}
    for post in said:
        if post.author_handle and post.author_id != NAMED_ONLY:
            numbers.setdefault(post.author_handle.casefold(), post.author_id)
    handles: dict[int, str] = {}
    settled: list[Post] = []
    for post in said:
        author = post.author_id
        if author == NAMED_ONLY:
            if not post.author_handle:
                continue
            author = numbers.get(post.author_handle.casefold()) or provisional_id(post.author_handle)
        if post.author_handle:
            handles.setdefault(author, post.author_handle)
        # Whom it answered is known by number or not at all.
        answered = None if post.reply_to_profile_id == NAMED_ONLY else post.reply_to_profile_id
        settled.append(msgspec.structs.replace(post, author_id=author, reply_to_profile_id=answered))
    return Named(tuple(settled), handles)
