"""How assessing a million people compares with reading their columns, and how far it leaves row-by-row Python behind.

Reading is what a checkup does before it assesses: kept pages become columns, sorted by id. The peer judges one person after the
other, their facts in hand, by the same steps and rules. Both must agree on every row that the peer judges.
"""

from dataclasses import dataclass
from math import isnan
from struct import pack, unpack

import numpy as np

from bench.ground import Ground
from bench.people import LARGE_IDS, NOW, pages_of, some_ids
from bench.rounds import AtLeast, AtMost, Line, Unequal, in_turns, middle, ratios, timed
from service.audience.account_facts import SCALES, UNSAID, YOUNGEST
from service.audience.assessing import FEWEST_AUTOMATED, FEWEST_SOLD, SHOWN, SOLD_FACTS
from service.audience.classes import (
    DORMANT_DAYS,
    FEWEST_POSTS,
    LIVELY_DAYS,
    MASS_FOLLOWING,
    PACE_A_DAY,
    PACE_FROM_DAYS,
    STRAINED_FOLLOWING,
    FollowerClass,
)
from service.audience.columns import FollowerColumns, Scored
from service.audience.grading import NOT_REAL_FROM, PARTS
from service.audience.scoring import score_columns
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform

_BY_HAND = 20_000
_SLICES = 5


@dataclass(frozen=True, slots=True)
class _Person:
    """One row of the columns; `None` is not said."""

    fit: int
    followers: float | None
    following: float | None
    posts: float | None
    listed: float | None
    likes: float | None
    bio: float | None
    digits: float | None
    age: float | None
    silent: float | None
    no_picture: float | None
    verified: float | None
    declared: float | None


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    pages = pages_of(some_ids(ground.sizes.people, below=LARGE_IDS, seed=6), seed=7)
    columns = FollowerColumns.joined(FollowerColumns.of(page) for page in pages)
    size = len(columns)
    fit = np.random.default_rng(5).integers(-1, 101, size).astype(np.int8)
    scored = score_columns(columns, platform=Platform.X, at=NOW, fit=fit)

    async def ours() -> float:
        with timed() as watch:
            score_columns(columns, platform=Platform.X, at=NOW, fit=fit)
        return watch.seconds

    async def reading() -> float:
        with timed() as watch:
            FollowerColumns.joined(FollowerColumns.of(page) for page in pages)
        return watch.seconds

    people = _people(columns, fit, min(size, _BY_HAND))
    judges = _Judges()

    async def row_by_row() -> float:
        with timed() as watch:
            for person in people:
                judges.judge(person)
        return watch.seconds * size / len(people)

    _must_agree(people, judges, scored)
    near = await in_turns(ground.sizes.rounds, ours, reading)
    far = await in_turns(ground.sizes.rounds, ours, row_by_row, slices=_SLICES)
    (mine, read), (_, by_hand) = middle(near), middle(far)
    return [
        Line("assessing against reading the columns", f"{mine:.3f} s", f"{read:.2f} s", ratios(near), AtMost(1.5)),
        Line(
            "  times faster than Python row by row",
            f"{mine:.3f} s",
            f"{by_hand / _SLICES:.1f} s",
            [theirs / mine for mine, theirs in far],
            AtLeast(200),
        ),
    ]


def _people(columns: FollowerColumns, fit: np.ndarray, many: int) -> list[_Person]:
    said = {name: column.tolist() for name, column in columns.said(slice(0, many), at=NOW).items()}
    names = (
        "followers", "following", "posts", "listed", "favourites", "bio_len", "digits", "age_days", "silent_days",
        "default_image", "verified", "says_automated",
    )  # fmt: skip
    told = [[None if isnan(value) else value for value in said[name]] for name in names]
    return [_Person(its_fit, *row) for its_fit, *row in zip(fit[:many].tolist(), *told, strict=True)]


class _Judges:
    """The shipped model's steps as plain lists."""

    def __init__(self) -> None:
        model = shipped()
        self.sold = {fact: steps.tolist() for fact, steps in model.x.steps.items()}
        self.program = {fact: steps.tolist() for fact, steps in model.automated.steps.items()}
        self.before_sold, self.before_program = model.x.before, model.automated.before

    def judge(self, person: _Person) -> tuple[int, int, int]:
        """Class, score and evidence of being sold."""
        codes = _codes(person)
        sold, program = self.before_sold, self.before_program
        for fact, steps in self.sold.items():
            sold += steps[codes[fact]]
        program_facts = 0
        for fact, steps in self.program.items():
            if fact in codes:
                program += steps[codes[fact]]
                program_facts += codes[fact] != UNSAID
        enough_sold = sum(codes[fact] != UNSAID for fact in SOLD_FACTS) >= FEWEST_SOLD
        enough_program = program_facts >= FEWEST_AUTOMATED
        is_program = enough_program and (not enough_sold or program > sold)
        age, posts = person.age, person.posts
        paced = age is not None and posts is not None and age >= PACE_FROM_DAYS and posts >= PACE_A_DAY * age
        shown = person.declared == 1 or paced
        evidence = program if is_program else sold
        evidence = max(evidence, SHOWN) if shown else evidence
        if not (enough_sold or enough_program or shown):
            return FollowerClass.UNKNOWN, -1, sold
        return _class(person, evidence, runs=shown or is_program), _score(person, evidence), sold


def _class(person: _Person, evidence: int, *, runs: bool) -> FollowerClass:
    if evidence >= 0:
        return FollowerClass.AUTOMATED if runs else FollowerClass.SUSPECT
    if person.following is not None and person.following > MASS_FOLLOWING:
        return FollowerClass.MASS_FOLLOWER
    if person.silent is None:
        is_dormant = person.posts is not None and person.posts < FEWEST_POSTS
    else:
        is_dormant = person.silent > DORMANT_DAYS
    return FollowerClass.DORMANT if is_dormant else FollowerClass.GENUINE


def _score(person: _Person, evidence: int) -> int:
    real = min(max((int(NOT_REAL_FROM) - evidence) >> 3, 0), PARTS.real)
    if person.silent is None:
        active = 0 if person.posts is not None and person.posts < FEWEST_POSTS else PARTS.active_unknown
    elif person.silent <= LIVELY_DAYS:
        active = PARTS.active
    else:
        active = PARTS.active_lately if person.silent <= DORMANT_DAYS else 0
    if person.following is None:
        attention = PARTS.attention_unknown
    elif person.following <= MASS_FOLLOWING:
        attention = PARTS.attention
    else:
        attention = PARTS.attention_strained if person.following <= STRAINED_FOLLOWING else 0
    return real + active + attention + (PARTS.fit_unknown if person.fit < 0 else (5 * person.fit) >> 5)


def _codes(person: _Person) -> dict[str, int]:
    few, many, posts, likes, age = person.followers, person.following, person.posts, person.likes, person.age
    measures = {
        "followers": few,
        "following": many,
        "ratio": None if few is None or many is None else (many + 1) / (few + 1),
        "posts": posts,
        "listed": person.listed,
        "bio": person.bio,
        "picture": None if person.no_picture is None else 1 - person.no_picture,
        "digits": person.digits,
        "favourites": likes,
        "favourites_a_post": None if likes is None or posts is None else (likes + 1) / (posts + 10),
        "posts_a_day": None if posts is None or age is None else posts / max(age, YOUNGEST),
    }
    return {fact: _code(fact, measure) for fact, measure in measures.items()}


def _code(fact: str, measure: float | None) -> int:
    if measure is None:
        return UNSAID
    unit, is_doubling = SCALES[fact]
    if is_doubling:
        (bits,) = unpack("<i", pack("<f", min(measure / unit + 1, 2.0**31)))
        return min((int(bits) >> 20) - 1_016, UNSAID)
    return min(round(measure / unit), UNSAID - 1)


def _must_agree(people: list[_Person], judges: _Judges, scored: Scored) -> None:
    for row, person in enumerate(people):
        klass, score, sold = judges.judge(person)
        found = (int(scored.klass[row]), int(scored.score[row]), int(scored.sold[row]))
        if found != (klass, score, sold):
            raise Unequal(f"row {row} has class, score and evidence {found}, by hand {(klass, score, sold)}")
