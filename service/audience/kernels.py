# ruff: noqa: PLR0913, PLR0917 -- compiled code takes many plain arrays, not objects
"""Compiled loops over millions of people. Only workers and commands import this; the web application never does.

Blocks stay in the processor's cache, each loop touches few arrays, and small numbers are kept small by explicit casts, for
only then do loops become vector instructions. The model's table arrives as an argument: a compiled constant would outlive
a change of the table in numba's cache.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from service.audience.coefficients import Bands, Parts, Table

_Loop = TypeVar("_Loop", bound=Callable[..., object])
Ints = NDArray[np.int32]
Shorts = NDArray[np.int16]
Bytes = NDArray[np.int8]
Flags = NDArray[np.uint8]
Found = tuple[Shorts, Shorts, Bytes, Bytes]
"""Of one block: evidence, people followed, points for activity, and whether automation is shown."""

_BLOCK = 8_192
_NOTHING = np.int16(0)
_ONE, _TWO, _THREE, _FOUR, _FIVE = np.int16(1), np.int16(2), np.int16(3), np.int16(4), np.int16(5)
_MOST_COUNTED = np.int32(32_767)
_PAST_IDS = np.uint64(2**63)
_MOST_POSTS = np.int32(2**31 // 64)


def _compiled(loop: _Loop) -> _Loop:
    return cast("_Loop", numba.njit(nogil=True, cache=True, error_model="numpy")(loop))


@_compiled
def score_rows(
    followers: Ints,
    following: Ints,
    posts: Ints,
    created: Ints,
    posted: Ints,
    bio: Shorts,
    digits: Bytes,
    flags: Flags,
    said: Bytes,
    fit: Bytes,
    at: int,
    table: Table,
    parts: Parts,
    klass: Bytes,
    score: Bytes,
    probability: NDArray[np.float32],
) -> None:
    """Fill in class, score and probability of every row, as `weighing.weigh` has them."""
    evidence_block, followed_block = np.empty(_BLOCK, np.int16), np.empty(_BLOCK, np.int16)
    active_block, direct_block = np.empty(_BLOCK, np.int8), np.empty(_BLOCK, np.int8)
    for low in range(0, klass.size, _BLOCK):
        high = min(low + _BLOCK, klass.size)
        evidence, followed = evidence_block[: high - low], followed_block[: high - low]
        active, direct = active_block[: high - low], direct_block[: high - low]
        found = (evidence, followed, active, direct)
        _weigh_reach(followers[low:high], following[low:high], table, evidence, followed)
        _weigh_posts(posts[low:high], posted[low:high], at, table, parts, evidence, active)
        _weigh_words(bio[low:high], digits[low:high], flags[low:high], table, evidence)
        _see_automation(posts[low:high], created[low:high], flags[low:high], at, table, direct)
        _classify(found, said[low:high], table, klass[low:high])
        _grade(found, klass[low:high], fit[low:high], table, parts, score[low:high])
        _convince(klass[low:high], evidence, probability[low:high])


@_compiled
def _says(value: np.int16, bands: Bands) -> np.int16:
    starts, steps = bands
    evidence = _NOTHING
    for band in range(len(starts)):
        evidence = np.int16(evidence + (np.int16(steps[band]) if value >= np.int16(starts[band]) else _NOTHING))
    return evidence


@_compiled
def _weigh_reach(followers: Ints, following: Ints, table: Table, evidence: Shorts, followed: Shorts) -> None:
    said, twice, four_times, sixteen_times = table.doublings[1]
    for row in range(evidence.size):
        few = np.int16(min(followers[row], _MOST_COUNTED))
        many = np.int16(min(following[row], _MOST_COUNTED))
        followed[row] = many
        found = np.int16(np.int16(table.prior) + _says(few, table.followers))
        found = np.int16(found + _says(many, table.following))
        found = np.int16(found + (np.int16(said) if np.int16(few | many) >= _NOTHING else _NOTHING))
        # Followers not said are more than anybody follows, so that no doubling is found.
        few = few if few >= _NOTHING else np.int16(_MOST_COUNTED)
        # Shifts are literal, for a shift by a variable does not vectorise; a test holds them to the table.
        found = np.int16(found + (np.int16(twice) if np.int16(many >> _ONE) > few else _NOTHING))
        found = np.int16(found + (np.int16(four_times) if np.int16(many >> _TWO) > few else _NOTHING))
        found = np.int16(found + (np.int16(sixteen_times) if np.int16(many >> _FOUR) > few else _NOTHING))
        evidence[row] = found


@_compiled
def _weigh_posts(
    posts: Ints, posted: Ints, at: int, table: Table, parts: Parts, evidence: Shorts, active: Bytes
) -> None:
    lively, dormant = np.int32(at - table.lively), np.int32(at - table.dormant)
    for row in range(evidence.size):
        made = np.int16(min(posts[row], _MOST_COUNTED))
        evidence[row] = np.int16(evidence[row] + _says(made, table.posts))
        # Unsigned, a count not said is the largest of all.
        few = np.uint16(made) < np.uint16(table.fewest_posts)
        undated = np.int8(0) if few else np.int8(parts.active_unknown)
        last = posted[row]
        lately = np.int8(parts.active_lately) if last >= dormant else np.int8(0)
        dated = np.int8(parts.active) if last >= lively else lately
        active[row] = dated if last >= np.int32(0) else undated


@_compiled
def _weigh_words(bio: Shorts, digits: Bytes, flags: Flags, table: Table, evidence: Shorts) -> None:
    picture, link = table.default_picture[1], table.link[1]
    for row in range(evidence.size):
        found = np.int16(evidence[row] + _says(bio[row], table.bio_length))
        found = np.int16(found + _says(np.int16(digits[row]), table.handle_digits))
        bits = np.int16(flags[row])
        found = np.int16(found + (np.int16(picture[0]) if np.int16(bits & np.int16(1)) != _NOTHING else _NOTHING))
        found = np.int16(found + (np.int16(picture[1]) if np.int16(bits & np.int16(2)) != _NOTHING else _NOTHING))
        found = np.int16(found + (np.int16(link[0]) if np.int16(bits & np.int16(4)) != _NOTHING else _NOTHING))
        evidence[row] = np.int16(found + (np.int16(link[1]) if np.int16(bits & np.int16(8)) != _NOTHING else _NOTHING))


@_compiled
def _see_automation(posts: Ints, created: Ints, flags: Flags, at: int, table: Table, direct: Bytes) -> None:
    for row in range(direct.size):
        age = np.int32(np.int32(at) - created[row])
        paced = np.int32(min(posts[row], _MOST_POSTS) * np.int32(table.pace)) >= age
        judged = np.int8(age >= np.int32(table.pace_from)) & np.int8(created[row] >= np.int32(0))
        declared = np.int8((flags[row] & np.uint8(16)) != np.uint8(0))
        direct[row] = np.int8(np.int8(np.int8(paced) & judged) | declared)


@_compiled
def _classify(found: Found, said: Bytes, table: Table, klass: Bytes) -> None:
    evidence, followed, active, direct = found
    most = np.int16(table.most_evidence)
    for row in range(klass.size):
        certain = direct[row] != np.int8(0)
        sure = min(max(evidence[row], np.int16(table.direct_evidence) if certain else np.int16(-most)), most)
        evidence[row] = sure
        named = np.int8(2) if active[row] == np.int8(0) else np.int8(1)
        named = np.int8(3) if followed[row] > np.int16(table.mass_following) else named
        named = np.int8(4) if sure >= _NOTHING else named
        named = np.int8(0) if said[row] < np.int8(table.fewest_facts) else named
        klass[row] = np.int8(5) if certain else named


@_compiled
def _grade(found: Found, klass: Bytes, fit: Bytes, table: Table, parts: Parts, score: Bytes) -> None:
    evidence, followed, active, _ = found
    for row in range(score.size):
        doubt = np.int16(np.int16(np.int16(parts.real_none_from) - evidence[row]) >> _THREE)
        real = np.int16(min(max(doubt, _NOTHING), np.int16(parts.real)))
        many = followed[row]
        strained = np.int16(parts.attention_strained) if many <= np.int16(table.strained_following) else _NOTHING
        attention = np.int16(parts.attention) if many <= np.int16(table.mass_following) else strained
        attention = attention if many >= _NOTHING else np.int16(parts.attention_unknown)
        known = np.int16(fit[row])
        matched = np.int16(np.int16(known * np.int16(5)) >> _FIVE) if known >= _NOTHING else np.int16(parts.fit_unknown)
        whole = np.int8(real + np.int16(active[row]) + attention + matched)
        score[row] = whole if klass[row] != np.int8(0) else np.int8(-1)


@_compiled
def _convince(klass: Bytes, evidence: Shorts, probability: NDArray[np.float32]) -> None:
    """The logistic function by Lambert's continued fraction of the hyperbolic tangent, within 1e-6 up to the most evidence."""
    for row in range(probability.size):
        x = np.float32(np.float32(evidence[row]) * np.float32(0.005))
        s = np.float32(x * x)
        top = np.float32(s + np.float32(378))
        top = np.float32(top * s + np.float32(17_325))
        top = np.float32(np.float32(top * s + np.float32(135_135)) * x)
        bottom = np.float32(np.float32(28) * s + np.float32(3_150))
        bottom = np.float32(bottom * s + np.float32(62_370))
        bottom = np.float32(bottom * s + np.float32(135_135))
        likely = np.float32(np.float32(0.5) + np.float32(0.5) * np.float32(top / bottom))
        probability[row] = likely if klass[row] != np.int8(0) else np.float32(np.nan)


@_compiled
def pack_ids(ids: NDArray[np.int64], into: NDArray[np.uint8]) -> int:
    """Write each id's distance from the one before as a varint; the bytes used, or -1 when ids do not ascend from zero."""
    place, before = 0, np.int64(0)
    for row in range(ids.size):
        if ids[row] <= before and (row > 0 or ids[row] < 0):
            return -1
        rest = np.uint64(ids[row] - before)
        while rest > np.uint64(127):
            into[place] = np.uint8(rest | np.uint64(128))
            rest >>= np.uint64(7)
            place += 1
        into[place] = np.uint8(rest)
        place += 1
        before = ids[row]
    return place


@_compiled
def unpack_ids(packed: NDArray[np.uint8], into: NDArray[np.int64]) -> int:
    """Read as many ids as there is room for; the bytes used, or -1 when these are not ascending ids of 63 bits."""
    place, before = 0, np.uint64(0)
    for row in range(into.size):
        distance, shift = np.uint64(0), np.uint64(0)
        while True:
            if place >= packed.size or shift > np.uint64(56):
                return -1
            byte = np.uint64(packed[place])
            place += 1
            distance |= (byte & np.uint64(127)) << shift
            shift += np.uint64(7)
            if byte < np.uint64(128):
                break
        # A sum of two numbers below 2 to the 63 does not wrap.
        reached = before + distance
        if (distance == np.uint64(0) and row > 0) or distance >= _PAST_IDS or reached >= _PAST_IDS:
            return -1
        into[row] = np.int64(reached)
        before = reached
    return place


@_compiled
def compare_ids(
    before: NDArray[np.int64], after: NDArray[np.int64], came: NDArray[np.int64], left: NDArray[np.int64]
) -> tuple[int, int]:
    """Walk two ascending arrays side by side; how many came and left."""
    old, new, n_came, n_left = 0, 0, 0, 0
    while old < before.size and new < after.size:
        was, now = before[old], after[new]
        if was == now:
            old += 1
            new += 1
        elif now < was:
            came[n_came] = now
            n_came += 1
            new += 1
        else:
            left[n_left] = was
            n_left += 1
            old += 1
    while new < after.size:
        came[n_came] = after[new]
        n_came += 1
        new += 1
    while old < before.size:
        left[n_left] = before[old]
        n_left += 1
        old += 1
    return n_came, n_left
