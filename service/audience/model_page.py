"""The published page of the quality model: what it says, how, from what it was learned, how wrong it can be. Pure."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.audience.accuracy import Tried
from service.audience.assessing import FEWEST_AUTOMATED, FEWEST_SOLD, SHOWN, SOLD_FACTS
from service.audience.classes import (
    DORMANT_DAYS,
    FEWEST_POSTS,
    LIVELY_DAYS,
    MASS_FOLLOWING,
    PACE_A_DAY,
    PACE_FROM_DAYS,
    STRAINED_FOLLOWING,
)
from service.audience.evidence import Head, Tables
from service.audience.fit import FITS_FROM
from service.audience.grading import PARTS
from service.audience.prevalence import CONFIDENCE, FEWEST


class Definition(msgspec.Struct, frozen=True):
    """What a word or a number means here."""

    name: Annotated[str, Meta(description="The word.", examples=["dormant"])]
    means: Annotated[str, Meta(description="What it means.", examples=["No post for 90 days."])]


class Threshold(msgspec.Struct, frozen=True):
    """A number that decides, and who says so."""

    name: Annotated[str, Meta(description="What it bounds.", examples=["mass_following"])]
    value: Annotated[float, Meta(description="The number.", examples=[1500])]
    unit: Annotated[str, Meta(description="Of what.", examples=["accounts followed"])]
    source: Annotated[str, Meta(description="Where it is from.", examples=["HypeAuditor's audience types"])]


class FactTable(msgspec.Struct, frozen=True):
    """What one fact says: straight between knots on a scale of doublings, level beyond them."""

    fact: Annotated[
        str, Meta(description="The fact; `+` or `-` where two tables hold both ways.", examples=["followers"])
    ]
    knots: Annotated[tuple[float, ...], Meta(description="Values of the fact.", examples=[[0, 5, 20, 60, 200, 1000]])]
    says: Annotated[
        tuple[float, ...],
        Meta(
            description="Log-odds at each knot; above zero for a fake.",
            examples=[[0.76, 0.75, 0.51, -0.05, -0.39, -0.47]],
        ),
    ]


class Question(msgspec.Struct, frozen=True):
    """One question that is asked of an account."""

    name: Annotated[str, Meta(description="Which question.", examples=["sold_on_x"])]
    before: Annotated[
        float, Meta(description="Log-odds before any fact is known; zero is even odds.", examples=[-1.05])
    ]
    facts: Annotated[tuple[FactTable, ...], Meta(description="Its tables; a fact that is not said adds nothing.")]


class Training(msgspec.Struct, frozen=True):
    """Labelled accounts that the model was fitted on. No row of them ships."""

    name: Annotated[str, Meta(description="Whose labels.", examples=["Jubins (2017)"])]
    accounts: Annotated[
        str, Meta(description="What they are.", examples=["1,056 self-declared bots, 1,176 others, on X"])
    ]
    terms: Annotated[str, Meta(description="Their terms.", examples=["MIT"])]


class Change(msgspec.Struct, frozen=True):
    """What a version of the model changed."""

    version: Annotated[str, Meta(description="The version.", examples=["2"])]
    since: Annotated[str, Meta(description="The day from which it judged.", examples=["2026-11-23"])]
    changed: Annotated[str, Meta(description="What is different.", examples=["Learned from six files."])]


class QualityModel(msgspec.Struct, frozen=True, kw_only=True):
    """The model by which followers are judged, whole: two deployments with the same version judge alike."""

    version: Annotated[str, Meta(description="Raised with every change of a number or a rule.", examples=["2"])]
    definitions: Annotated[tuple[Definition, ...], Meta(description="What is meant by the words of reports.")]
    formulas: Annotated[tuple[Definition, ...], Meta(description="How numbers are computed.")]
    thresholds: Annotated[tuple[Threshold, ...], Meta(description="Numbers that decide, with their sources.")]
    questions: Annotated[tuple[Question, ...], Meta(description="What was learned, number by number.")]
    training: Annotated[tuple[Training, ...], Meta(description="What it was learned from, and on which terms.")]
    accuracy: Annotated[
        tuple[Tried, ...],
        Meta(
            description="How right it was on parts of the labelled accounts that the fit had not seen; development figures."
        ),
    ]
    known_failures: Annotated[
        tuple[str, ...],
        Meta(description="Where it is known to fail.", examples=[["Nothing labelled exists for Facebook."]]),
    ]
    changes: Annotated[tuple[Change, ...], Meta(description="Every version, newest first.")]


def model_page(tables: Tables, accuracy: tuple[Tried, ...]) -> QualityModel:
    """The page of this model."""
    return QualityModel(
        version=tables.version,
        definitions=DEFINITIONS,
        formulas=FORMULAS,
        thresholds=THRESHOLDS,
        questions=(
            _question("sold_on_x", tables.x),
            _question("sold_on_instagram", tables.instagram),
            _question("run_by_a_program", tables.automated),
            _question("judged_by_a_months_activity", tables.activity),
        ),
        training=TRAINING,
        accuracy=accuracy,
        known_failures=KNOWN_FAILURES,
        changes=CHANGES,
    )


def _question(name: str, head: Head) -> Question:
    facts = tuple(FactTable(fact, line.knots, line.says) for fact, line in head.tables.items())
    return Question(name, head.before / 100, facts)


DEFINITIONS: Final = (
    Definition(
        "quality follower, where profiles are shown",
        f"Of class genuine, posted within {DORMANT_DAYS} days and fit of {FITS_FROM} or more; or spoke with the client within 90 days"
        " and is neither suspect nor automated; or sorted by the client as fitting or a friend. Peers never count, nor whoever the"
        " client sorted as not for them.",
    ),
    Definition(
        "quality follower, from an export alone",
        "Sorted by the client as fitting or a friend, or in touch within 90 days; their share of the unsorted is estimated from the"
        " answers about random followers, with its interval.",
    ),
    Definition(
        "quality engager, where a network names no followers",
        "Somebody who commented, mentioned or reacted, as engagers are judged; never called a follower.",
    ),
    Definition("peer", "Another seller, upline or downline, as the client sorted them; a class of its own."),
    Definition(
        "automated",
        f"The bio says so; or at least {PACE_A_DAY} posts a day for a life of {PACE_FROM_DAYS} days or more; or likes and posts more"
        " like a program than like people, at even odds.",
    ),
    Definition("suspect", "The profile looks more like bought followers than like people, at even odds."),
    Definition("mass_follower", f"Follows more than {MASS_FOLLOWING:,} accounts."),
    Definition(
        "dormant",
        f"No post for {DORMANT_DAYS} days, or fewer than {FEWEST_POSTS} posts where no date is said. Dormant is not fake.",
    ),
    Definition(
        "unknown",
        f"Fewer than {FEWEST_SOLD} of {len(SOLD_FACTS)} facts are said ({', '.join(SOLD_FACTS)}), and fewer than"
        f" {FEWEST_AUTOMATED} of liking and posting: no class, no score, no probability.",
    ),
    Definition("genuine", "None of these."),
)
FORMULAS: Final = (
    Definition(
        "probability",
        "1 / (1 + exp(-evidence)). Evidence is the sum of what each fact says, in log-odds; even where 2% of labelled genuine accounts"
        " lie above (2.5% on X). The likelier of two answers counts: sold, or run by a program. Where automation shows openly, evidence"
        f" is at least {SHOWN / 100}.",
    ),
    Definition(
        "score",
        f"{PARTS.real} points for a real person, {PARTS.active} for activity, {PARTS.attention} for attention, {PARTS.fit} for fit to the"
        " target market; what cannot be observed counts its middle.",
    ),
    Definition(
        "fake_share",
        "Estimated from everybody's evidence, not by counting flags: by a mixture of labelled groups, made likeliest (Saerens,"
        " Latinne, Decaestecker, 2002), on Instagram the middle of it and of the flagged share put right for false alarms and misses"
        f" (Forman, 2008). The {CONFIDENCE:.0%} interval holds both. Nothing is told of fewer than {FEWEST} people.",
    ),
)
THRESHOLDS: Final = (
    Threshold("mass_following", MASS_FOLLOWING, "accounts followed", "HypeAuditor's audience types"),
    Threshold("strained_following", STRAINED_FOLLOWING, "accounts followed", 'X help, "About following"'),
    Threshold("lively", LIVELY_DAYS, "days since the last post", "ManageFlitter and Mastodon"),
    Threshold("dormant", DORMANT_DAYS, "days since the last post", "SparkToro and Socialbakers"),
    Threshold("fewest_posts", FEWEST_POSTS, "posts ever", "Socialbakers (Cresci et al. 2015, table 4)"),
    Threshold("pace", PACE_A_DAY, "posts a day", 'DFRLab, "#BotSpot: Twelve ways to spot a bot", 2017'),
    Threshold("fits", FITS_FROM, "of 100", "Ours: one clear interest makes somebody fit"),
)
TRAINING: Final = (
    Training(
        "Cresci et al. (2015, 2017), copied by Hays et al. (2022)",
        "1,737 genuine accounts, 1,337 bought followers and 4,457 spambots on X, of 2009 to 2014",
        "MIT; the accounts for research use, cite",
    ),
    Training("Jubins, Tushar, Balaji (2017)", "1,056 self-declared bots and 1,176 others on X", "MIT"),
    Training(
        "Gilani et al. (2016, 2017), copied by Flajt",
        "788 accounts judged automated and 1,205 others on X, by a month's activity",
        "GPL-3.0; aggregates for research, cite",
    ),
    Training("B. Bakhshandeh, in the R package classmap", "348 fake and 348 genuine accounts on Instagram", "GPL >= 2"),
    Training("Pelleg, InstaFakeDetector", "700 fake and 700 genuine accounts on Instagram", "GPL-3.0"),
)
KNOWN_FAILURES: Final = (
    "Nothing labelled exists for Facebook; its people are never judged by profile.",
    "Labels are of 2009 to 2022; what is sold today may look otherwise. Nothing here shows how good the model is on other years.",
    "Spambots that hide behind lively profiles are missed: at most 3% of two such groups are flagged.",
    "A third to two thirds of link spammers are missed.",
    "Small, silent accounts look like sold ones: of the people in Jubins' file 6 to 7% are flagged where the fit had not seen it.",
    "Sold accounts on X with following ratios like people's are mostly missed: 13 to 22% are flagged of two groups given such.",
    "Where most fakes are missed, the share of fakes is too low, and its interval does not hold.",
    "On Instagram genuine accounts in the labelled files are partly famous; an ordinary audience may differ.",
    "The figures are development figures: shapes, weights and thresholds were chosen while looking at them.",
)
CHANGES: Final = (
    Change(
        "4",
        "2026-11-23",
        "On X the number followed tells below 500, too: whoever is sold as a follower follows, and following few people speaks against it.",
    ),
    Change(
        "3",
        "2026-11-23",
        "Shares on X come from a mixture that does not ask how far above even odds people lie; intervals grow with the share.",
    ),
    Change(
        "2",
        "2026-11-23",
        "Learned by monotone tables from five files of X and Instagram, per network; a question of its own for accounts that a program"
        " runs; shares from all evidence, by two methods.",
    ),
    Change("1", "2026-11-21", "Bands of eight facts, one table for all networks."),
)
