"""Compiled loops over millions of ids and profiles. Only workers and commands import this; the web application never does."""

from collections.abc import Callable
from typing import Final, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import UNSAID, YOUNGEST
from service.audience.classes import FollowerClass
from service.audience.facts import NOT_SAID, Flag
from service.audience.scoring_shapes import People, Rules, Seen, Verdicts, Weights

_Loop = TypeVar("_Loop", bound=Callable[..., object])
_PAST_IDS = np.uint64(2**63)
_GREATEST, _INFINITE = 248, 1_024
UNKNOWN, GENUINE, DORMANT, MASS_FOLLOWER, SUSPECT, AUTOMATED = map(int, FollowerClass)


def _compiled(loop: _Loop) -> _Loop:
    return cast("_Loop", numba.njit(nogil=True, cache=True, error_model="numpy")(loop))


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


MEASURES: Final = (
    "followers", "following", "ratio", "posts", "listed", "bio", "picture", "digits", "verified", "favourites",
    "favourites_a_post", "posts_a_day",
)  # fmt: skip
"""What a profile shows of all that is weighed, in the order in which `judge_people` looks it up."""


@_compiled
def judge_people(people: People, weights: Weights, rules: Rules, verdicts: Verdicts) -> None:
    """Class, score and evidence of each person, by the steps and rules of `assessing` and `grading`."""
    codes = np.empty(weights.per_unit.size, np.uint8)
    for row in range(people.followers.size):
        silent = _days(rules, int(people.last_posted_minute[row]))
        seen = Seen(_float(people.following[row]), silent, _float(people.posts[row]))
        age = _days(rules, int(people.created_minute[row]))
        _look(people, row, age, weights.per_unit, codes)
        sold, program, sold_said, program_said = weights.sold_before, weights.program_before, 0, 0
        for place in range(codes.size):
            code = codes[place]
            sold += weights.says[place, code, 0]
            program += weights.says[place, code, 1]
            sold_said += weights.says[place, code, 2]
            program_said += weights.says[place, code, 3]
            verdicts.said[place] += code != rules.unsaid
        enough_sold, enough_program = sold_said >= rules.fewest_sold, program_said >= rules.fewest_automated
        is_program = enough_program and (not enough_sold or program > sold)
        # Of what is not said every comparison is false.
        is_shown = (people.flags[row] & Flag.SAYS_AUTOMATED) != 0 or (
            age >= np.float32(rules.pace_from_days) and seen.posts >= np.float32(rules.pace_a_day) * age
        )
        evidence = program if is_program else sold
        evidence = max(evidence, rules.shown) if is_shown else evidence
        verdicts.sold[row], verdicts.evidence[row] = sold, evidence
        if enough_sold or enough_program or is_shown:
            verdicts.klass[row] = _class(evidence, int(is_shown or is_program), seen, rules)
            verdicts.score[row] = _score(evidence, seen, int(people.fit[row]), rules)
        else:
            verdicts.klass[row], verdicts.score[row] = UNKNOWN, NOT_SAID


@_compiled
def _float(count: int) -> np.float32:
    return np.float32(count) if count >= 0 else np.float32(np.nan)


@_compiled
def _days(rules: Rules, since: int) -> np.float32:
    return np.float32(max(rules.minute - since, 0)) / np.float32(1_440) if since >= 0 else np.float32(np.nan)


@_compiled
def _look(people: People, row: int, age: np.float32, unit: NDArray[np.float32], codes: NDArray[np.uint8]) -> None:
    """The code of each of `MEASURES`."""
    few, many, posts = _float(people.followers[row]), _float(people.following[row]), _float(people.posts[row])
    likes, one, youngest = _float(people.likes[row]), np.float32(1), np.float32(YOUNGEST)
    flags, digits = people.flags[row], people.handle_digits[row]
    codes[0] = _doublings(few, unit[0])
    codes[1] = _doublings(many, unit[1])
    codes[2] = _doublings((many + one) / (few + one), unit[2])
    codes[3] = _doublings(posts, unit[3])
    codes[4] = _doublings(_float(people.listed[row]), unit[4])
    codes[5] = _doublings(_float(people.bio_length[row]), unit[5])
    codes[6] = (1 - ((flags & Flag.DEFAULT_PICTURE) != 0)) if flags & Flag.PICTURE_SAID else UNSAID
    codes[7] = digits if digits >= 0 else UNSAID
    codes[8] = ((flags & Flag.VERIFIED) != 0) if flags & Flag.VERIFIED_SAID else UNSAID
    codes[9] = _doublings(likes, unit[9])
    codes[10] = _doublings((likes + one) / (posts + np.float32(10)), unit[10])
    codes[11] = _doublings(posts / (np.maximum(age, youngest)), unit[11])


@_compiled
def _doublings(measure: np.float32, unit: np.float32) -> int:
    """The code of `Scale`: exponent and the first three bits of the fraction of a 32-bit float."""
    bits = (int(np.float32(measure * unit + np.float32(1)).view(np.int32)) >> 20) - 1_016
    # What is not a number is above the code of the infinite; the greatest measure is 2 to the 31, as for `Scale`.
    return UNSAID if bits > _INFINITE else min(bits, _GREATEST)


@_compiled
def _class(evidence: int, is_run: int, seen: Seen, rules: Rules) -> int:
    if evidence >= 0:
        return AUTOMATED if is_run else SUSPECT
    if seen.following > rules.mass_following:
        return MASS_FOLLOWER
    if seen.silent > rules.dormant_days or (np.isnan(seen.silent) and seen.posts < rules.fewest_posts):
        return DORMANT
    return GENUINE


@_compiled
def _score(evidence: int, seen: Seen, fit: int, rules: Rules) -> int:
    parts, active, attention = rules.parts, 0, 0
    if np.isnan(seen.silent):
        active = 0 if seen.posts < rules.fewest_posts else parts.active_unknown
    elif seen.silent <= rules.dormant_days:
        active = parts.active if seen.silent <= rules.lively_days else parts.active_lately
    if np.isnan(seen.following):
        attention = parts.attention_unknown
    elif seen.following <= rules.strained_following:
        attention = parts.attention if seen.following <= rules.mass_following else parts.attention_strained
    real = min(max((rules.not_real_from - evidence) >> 3, 0), parts.real)
    return real + active + attention + (parts.fit_unknown if fit < 0 else (5 * fit) >> 5)
