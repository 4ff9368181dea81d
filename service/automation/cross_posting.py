"""Cross-posting: one text that appears on two of a client's own accounts within an hour, as programs pass posts on. Pure.

It is ordinary and asks for nothing. It is recognised so that what such a program does is not held against anybody, such as
the address that it puts behind each post.

Words are not kept for it. Of each post stay hashes of its runs of three words under a key of the practice, so that two posts
can be compared as long as they are remembered, while nobody can tell what either said without knowing it already.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from service.kit.plain_text import plain

WITHIN: Final = timedelta(hours=1)
"""Between a post and its copy. Programs that pass posts on ask for new ones at intervals which they do not promise (IFTTT
platform documentation, FAQ: polling varies with an applet's past runs); an hour covers slow ones. Ours."""
RUN: Final = 3
"""Words of a run. Broder, "On the resemblance and containment of documents" (1997), compares texts by the share of their
shingles in common; his are ten words long for whole pages, too long for a post."""
FEWEST_WORDS: Final = 4
"""Two runs; below this a text is a greeting or a caption that many write, and says nothing. Ours."""
LIKE: Final = 0.8
"""The share of the shorter text's runs that begin the longer one: containment, as Broder has it. The value is ours: of a
dozen words one may be another."""
CUT_FROM: Final = 200
"""Characters from which a text may be the beginning of a longer one: X takes 280, and programs leave room for an address."""
MOST_RUNS: Final = 80
"""Kept of a post; more than X's 280 characters hold."""
FEWEST_PAIRS: Final = 3
"""Different texts passed on before anything is said: once or twice is a day on which somebody had news. Ours."""
MOSTLY: Final = 0.5
"""Of the posts of either account in the time that both were read: who repeats a few among many chooses by hand. Ours."""
REMEMBERED: Final = timedelta(days=30)
"""How long a post's hashes are kept; a month shows a habit."""
_HASH_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """A post without its words."""

    post_id: int
    posted_at: datetime
    characters: int
    """Of the text without addresses."""
    runs: tuple[int, ...]
    """Hashes of its runs of words from the beginning; none for a text that is too short to compare."""
    links: frozenset[int]
    """Hashes of the addresses in it, but for shorteners'."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One text on both accounts."""

    here: int
    there: int
    delay: timedelta
    """Of the later one."""
    bare_there: bool
    """Whether there is no address in the one over there, so that one here was put behind it."""


@dataclass(frozen=True, slots=True)
class CrossPosting:
    """How two accounts of one client share their posts."""

    pairs: tuple[Pair, ...]
    posts_here: int
    """In the time that both were read."""
    posts_there: int

    @property
    def usual_delay(self) -> timedelta:
        """The middle one."""
        return timedelta(seconds=median(each.delay.total_seconds() for each in self.pairs))


def marked(post_id: int, text: str, posted_at: datetime, *, key: bytes) -> Marked:
    """A post as it is remembered: hashes under this key, and no word."""
    bare = _ADDRESS.sub(" ", plain(text))
    words = _WORD.findall(_CUT_WORD.sub("", bare))
    runs = (" ".join(words[start : start + RUN]) for start in range(min(len(words) - RUN + 1, MOST_RUNS)))
    addresses = (
        match.group(0).rstrip(".,;:!?)").partition("?")[0].rstrip("/") for match in _ADDRESS.finditer(plain(text))
    )
    return Marked(
        post_id=post_id,
        posted_at=posted_at,
        characters=len(" ".join(bare.split())),
        runs=tuple(_hash(run, key) for run in runs) if len(words) >= FEWEST_WORDS else (),
        links=frozenset(_hash(each, key) for each in addresses if not _SHORT.match(each)),
    )


def cross_posting(here: Sequence[Marked], there: Sequence[Marked]) -> CrossPosting | None:
    """The posts that these accounts share, when most of either's do and several differ; `None` when that is not so.

    Args:
        here: Posts of one account, with marks under the same key as the others'.
        there: Posts of another account of the same client on another network.
    """
    if not here or not there:
        return None
    since = max(min(each.posted_at for each in posts) for posts in (here, there)) - WITHIN
    until = min(max(each.posted_at for each in posts) for posts in (here, there)) + WITHIN
    ours, theirs = ([each for each in posts if since <= each.posted_at <= until] for posts in (here, there))
    pairs = _pairs(ours, theirs)
    paired = {each.here for each in pairs}
    texts = {each.runs or tuple(sorted(each.links)) for each in ours if each.post_id in paired}
    is_habit = len(texts) >= FEWEST_PAIRS and len(pairs) >= MOSTLY * min(len(ours), len(theirs))
    return CrossPosting(pairs, len(ours), len(theirs)) if is_habit else None


def without_addresses(text: str) -> str:
    """The words of a post to which a program has added where it came from."""
    return _ADDRESS.sub("", text).strip()


def are_alike(one: Marked, other: Marked) -> bool:
    """Whether these two say the same, of which one may be the beginning of the other where it had to be cut."""
    short, long = sorted((one, other), key=lambda each: (len(each.runs), each.runs))
    if not long.runs:
        return bool(one.links & other.links)
    if not short.runs:
        return False
    head = frozenset(long.runs[: len(short.runs) + RUN])
    if sum(each in head for each in short.runs) < LIKE * len(short.runs):
        return False
    return len(short.runs) >= LIKE * len(long.runs) or short.characters >= CUT_FROM


def _pairs(here: Sequence[Marked], there: Sequence[Marked]) -> tuple[Pair, ...]:
    """Each post in one pair at the most, the closest in time first."""
    close = sorted(
        (abs(one.posted_at - other.posted_at), one.post_id, other.post_id, not other.links)
        for one in here
        for other in there
        if abs(one.posted_at - other.posted_at) <= WITHIN and are_alike(one, other)
    )
    found: dict[int, Pair] = {}
    taken: set[int] = set()
    for delay, one, other, bare in close:
        if one not in found and other not in taken:
            found[one] = Pair(one, other, delay, bare)
            taken.add(other)
    return tuple(found.values())


def _hash(text: str, key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_HASH_BYTES, key=key).digest(), signed=True)


_ADDRESS: Final = re.compile(r"https?://\S+|\b(?:fb\.me|t\.co|bit\.ly|ow\.ly|buff\.ly|lnkd\.in|dlvr\.it)/\S+")
_SHORT: Final = re.compile(r"(?:https?://)?(?:fb\.me|t\.co|bit\.ly|ow\.ly|buff\.ly|lnkd\.in|dlvr\.it|ift\.tt)/")
"""Shortened addresses differ for the same page; X shortens every one."""
_CUT_WORD: Final = re.compile(r"\S*(?:\.\.\.|…)\s*\Z")
"""Where a text was cut, its last word may be half a one."""
_UNSPACED: Final = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""Thai, Japanese and Chinese put no spaces between words; there each sign counts as one."""
