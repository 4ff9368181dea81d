"""Fit the evidence table of `service/audience/coefficients.py` on the labelled files, and tell how good it is.

Run `.venv/bin/python -m bench.fit_quality`; it needs `../shared/data`. It prints the table, then per group (never one pooled
number): the area under the ROC curve, who would be flagged, and the fake share estimated for mixtures of 300, for the full fit
and for fits that never saw one source.

The model is a logistic regression over bands of each fact. Steps between bands may only go the way that common sense demands
(more followers never speak for a fake), fakes and genuine accounts weigh the same, and so does each source. Every fact's
evidence is centred on its mean, so that a fact not said says nothing. The intercept is set for an audience in which one
account in ten is fake, the prevalence among hand-labelled follower samples (SRF Data, 2017).
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.audience.fake_share import from_profiles

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PRIOR = 0.1
MOST = 32_767
"""Counts above this are read as this, as the scoring does."""

Floats = NDArray[np.float64]

BANDS: dict[str, tuple[int, tuple[int, ...]]] = {
    "followers": (-1, (0, 10, 30, 100, 300, 1_000)),
    "following": (+1, (0, 500, 1_501, 5_001)),
    "ratio": (+1, (0, 2, 4, 16)),
    "posts": (-1, (0, 1, 3, 50, 200)),
    "bio": (-1, (0, 1)),
    "handle_digits": (+1, (0, 3, 5)),
    "default_picture": (+1, (0, 1)),
    "link": (-1, (0, 1)),
}
"""Which way a fact may speak as it grows, and where its bands start."""
WIDEST = {"following": 1.8, "ratio": 1.6, "default_picture": 1.4}
"""The most log-odds that may lie between a fact's ends, so that no single fact can condemn anybody."""
WEIGHTS = {
    "genuine_A": 3.0,
    "genuine_jubins": 1.0,
    "genuine_ig696": 2.0,
    "genuine_ig1400": 2.0,
    "fake_follower_INT": 2.0,
    "traditional_spambot_1": 1.0,
    "social_spambot_1": 0.3,
    "social_spambot_2": 0.3,
    "social_spambot_3": 0.3,
    "fake_ig696": 2.0,
    "fake_ig1400": 2.0,
}
"""Self-declared bots are left out: they do not hide, and look nothing like bought followers."""


@dataclass(frozen=True)
class Accounts:
    """Labelled accounts: facts in columns (-1 = not said), the group and the label of each."""

    facts: dict[str, Floats]
    group: NDArray[np.str_]
    fake: Floats


def main() -> None:
    """Fit, print the table, and report."""
    accounts = read()
    columns, facts = design(accounts)
    table, intercept = fit(columns, facts, accounts, weights(accounts))
    print_table(table, columns, facts, accounts)
    print("\nfitted on all sources (in-sample)")
    report(columns @ table + intercept, accounts)
    report_shares(columns @ table + intercept, accounts)
    for name, ending in (("Instagram", ("ig696", "ig1400")), ("cresci-2017", ("_A", "_INT", "_1", "_2", "_3"))):
        unseen = np.array([group.endswith(ending) for group in accounts.group])
        table, intercept = fit(columns, facts, accounts, np.where(unseen, 0.0, weights(accounts)))
        print(f"\nnever saw {name}")
        report(columns @ table + intercept, accounts)
        report_shares(columns @ table + intercept, accounts)


def read() -> Accounts:
    """All four files in one set of columns."""
    rows: list[dict[str, float]] = []
    groups: list[str] = []
    for file, source in (
        ("x_cresci2017_dev.csv", ""),
        ("x_selfdeclared_bots_jubins.csv", "jubins"),
        ("ig_fake_spammer_genuine_696.csv", "ig696"),
        ("ig_instafakedetector_profile1400.csv", "ig1400"),
    ):
        with (DATA / file).open() as lines:
            for row in csv.DictReader(lines):
                rows.append(_facts(row))
                groups.append(row.get("group") or f"{'fake' if row['label'] == '1' else 'genuine'}_{source}")
    facts = {name: np.array([row[name] for row in rows]) for name in BANDS}
    return Accounts(facts, np.array(groups), np.array([not group.startswith("genuine") for group in groups], float))


def design(accounts: Accounts) -> tuple[Floats, list[tuple[str, int]]]:
    """One column per band: 1 where the fact is said and reaches the band's start."""
    facts = [(name, start) for name, (_, starts) in BANDS.items() for start in starts]
    return np.array([accounts.facts[name] >= start for name, start in facts], float).T, facts


def weights(accounts: Accounts) -> Floats:
    """Each group its weight, each label half of the whole."""
    weight = np.zeros(accounts.group.size)
    for group, share in WEIGHTS.items():
        weight[accounts.group == group] = share / np.count_nonzero(accounts.group == group)
    return weight


def fit(columns: Floats, facts: list[tuple[str, int]], accounts: Accounts, weight: Floats) -> tuple[Floats, float]:
    """Steps between bands and an intercept for `PRIOR`, by projected gradient descent with momentum."""
    fake = accounts.fake
    weight = np.where(fake == 1, weight / weight[fake == 1].sum(), weight / weight[fake == 0].sum()) / 2
    patterns, back = np.unique(np.column_stack([columns, fake]), axis=0, return_inverse=True)
    mass = np.bincount(back, weight)
    seen, label = patterns[:, :-1], patterns[:, -1]
    rate = 4 / np.linalg.norm(seen * np.sqrt(mass)[:, None], 2) ** 2
    steps, intercept = np.zeros(columns.shape[1]), 0.0
    ahead, momentum = steps.copy(), 1.0
    for _ in range(6_000):
        error = mass * (1 / (1 + np.exp(-(seen @ ahead + intercept))) - label)
        moved = _sensible(ahead - rate * (seen.T @ error + 1e-3 * ahead), facts)
        intercept -= rate * error.sum()
        grown = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = moved + (momentum - 1) / grown * (moved - steps)
        steps, momentum = moved, grown
    steps = _centred(steps, columns, facts, weight)
    balanced = float(np.average(columns @ steps, weights=weight))
    return steps, np.log(PRIOR / (1 - PRIOR)) - balanced


def report(log_odds: Floats, accounts: Accounts) -> None:
    """Each group against the genuine accounts of its own source."""
    for group in np.array(sorted(set(accounts.group))):
        if group.startswith("genuine"):
            continue
        source = group.partition("_")[2] if f"genuine_{group.partition('_')[2]}" in accounts.group else "A"
        fake, genuine = log_odds[accounts.group == group], log_odds[accounts.group == f"genuine_{source}"]
        print(
            f"  {group:<22} AUC {area_under_curve(fake, genuine):.3f}   flagged {np.mean(fake >= 0):6.1%}"
            f"   of its genuine {np.mean(genuine >= 0):6.1%}"
        )


def report_shares(log_odds: Floats, accounts: Accounts) -> None:
    """The estimated fake share of mixtures of 300, the mean of 40 draws each, and how often its interval held the truth."""
    rng = np.random.default_rng(7)
    probability = (1 / (1 + np.exp(-np.clip(np.rint(100 * log_odds), -600, 600) / 100))).astype(np.float32)
    for fake, genuine in (
        ("fake_follower_INT", "genuine_A"),
        ("fake_ig696", "genuine_ig696"),
        ("fake_ig1400", "genuine_ig1400"),
    ):
        found = []
        for share in (0.0, 0.02, 0.1, 0.3, 0.5):
            told = []
            for _ in range(40):
                bought = rng.binomial(300, share)
                drawn = (
                    rng.choice(probability[accounts.group == fake], bought),
                    rng.choice(probability[accounts.group == genuine], 300 - bought),
                )
                told.append(from_profiles(np.concatenate(drawn)))
            mean = np.mean([each.estimate for each in told if each and each.estimate is not None])
            held = np.mean([each.low <= share <= each.high for each in told if each])
            found.append(f"{share:4.0%} -> {mean:5.1%} (held {held:4.0%})")
        print(f"  {fake:<18}", "  ".join(found))


def area_under_curve(fake: Floats, genuine: Floats) -> float:
    """How often a fake ranks above a genuine account; ties count half."""
    ordered = np.sort(genuine)
    below = np.searchsorted(ordered, fake, "left") + np.searchsorted(ordered, fake, "right")
    return float(np.mean(below) / 2 / ordered.size)


def print_table(steps: Floats, columns: Floats, facts: list[tuple[str, int]], accounts: Accounts) -> None:
    """Points per band in hundredths of log-odds, and how many accounts fall there."""
    for name in BANDS:
        mine = [index for index, (fact, _) in enumerate(facts) if fact == name]
        points = np.rint(100 * np.cumsum(steps[mine])).astype(int)
        print(f"{name:<16} {[facts[index][1] for index in mine]!s:<32} {points.tolist()}")
    print("accounts", accounts.group.size, "columns", columns.shape[1])


def _facts(row: dict[str, str]) -> dict[str, float]:
    followers, following = min(_said(row, "followers"), MOST), min(_said(row, "following"), MOST)
    picture = _said(row, "default_image")
    if "has_pic" in row:
        picture = 1 - _said(row, "has_pic")
    digits = max(_said(row, "handle_digits"), _said(row, "screen_name_digits"))
    if "username_digit_ratio" in row:
        # The files give a ratio; handles there are about twelve characters long.
        digits = float(np.rint(12 * _said(row, "username_digit_ratio")))
    return {
        "followers": followers,
        "following": following,
        "ratio": -1.0 if min(followers, following) < 0 else following // (followers + 1),
        "posts": _said(row, "posts"),
        "bio": _said(row, "bio_len"),
        "handle_digits": digits,
        "default_picture": picture,
        "link": _said(row, "has_url"),
    }


def _said(row: dict[str, str], name: str) -> float:
    return float(row.get(name) or -1)


def _sensible(steps: Floats, facts: list[tuple[str, int]]) -> Floats:
    """The nearest steps that go the right way and not too far; a fact's first band is its origin."""
    steps = steps.copy()
    for name, (way, _) in BANDS.items():
        mine = [index for index, (fact, _) in enumerate(facts) if fact == name]
        steps[mine[0]] = 0
        steps[mine[1:]] = way * np.maximum(0, way * steps[mine[1:]])
        width = abs(steps[mine[1:]].sum())
        if width > WIDEST.get(name, np.inf):
            steps[mine[1:]] *= WIDEST[name] / width
    return steps


def _centred(steps: Floats, columns: Floats, facts: list[tuple[str, int]], weight: Floats) -> Floats:
    """Give every fact a mean of zero among those who say it, so that a fact not said says nothing."""
    steps = steps.copy()
    for name in BANDS:
        mine = [index for index, (fact, _) in enumerate(facts) if fact == name]
        said = columns[:, mine[0]] == 1
        steps[mine[0]] -= np.average(columns[said][:, mine] @ steps[mine], weights=weight[said])
    return steps


if __name__ == "__main__":
    main()
