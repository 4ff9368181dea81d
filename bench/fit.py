"""How long it takes to fit an audience to a market: `python -m bench.fit`.

Beside it, in turns, looking for the words exactly as they are written, which is the least that finding them costs. Bios are put
together by lot from words of several languages; none is anybody's.
"""

import random
import statistics
import time
from itertools import compress, repeat
from typing import Final

import click

from service.audience.fit import fit_of, says
from service.kit.plain_text import plain
from service.platforms.contract import Profile
from service.roster.market import TargetMarket

_MARKET: Final = TargetMarket(
    interests=("gardening", "baking", "slow travel", "yoga", "trail running", "photography", "plants", "coffee"),
    places=("Leeds", "Yorkshire", "UK"),
    languages=("en", "de"),
    exclusions=("crypto", "follow back"),
)
_WORDS: Final = str.split(
    "mum of two and the gardener with love for baking dogs cats travels running photographer coffee books writing "
    "und Gärten ich liebe die Berge Fotografin aus Leeds yoga teacher dreamer maker music film art football #slowtravel "
    "#organicgardening la vie est belle madre de tres hijos vida 🌱 ✨ | founder helping people grow their business online"
)


@click.command()
@click.option("--people", type=click.IntRange(1), default=100_000, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def main(*, people: int, rounds: int) -> None:
    """Fit so many made-up bios, and look in them for the words as written."""
    lot = random.Random(6)
    profiles = [
        Profile(
            id=place,
            handle=f"p{place}",
            name="Ana",
            bio=" ".join(lot.choices(_WORDS, k=lot.randint(3, 18))),
            location="Leeds",
        )
        for place in range(people)
    ]
    took: dict[str, list[float]] = {"fit": [], "as written": []}
    fitting = literal = 0
    for _ in range(rounds):
        began = time.perf_counter()
        fitting = sum((fit.score or 0) >= 50 for fit in map(fit_of, profiles, repeat(_MARKET)))
        halfway = time.perf_counter()
        literal = sum(map(_says_one, profiles))
        took["fit"].append(halfway - began)
        took["as written"].append(time.perf_counter() - halfway)
    for what, seconds in took.items():
        print(f"{what}: {statistics.median(seconds):.2f} s for {people:,}")
    ratios = [ours / theirs for ours, theirs in zip(took["fit"], took["as written"], strict=True)]
    print(
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}); fit {fitting:,}, as written {literal:,}"
    )


def _says_one(profile: Profile) -> bool:
    bio = plain(profile.bio or "")
    words = (*_MARKET.interests, *_MARKET.places, *_MARKET.exclusions)
    return any([*compress(words, (says(bio, word) for word in words))])


if __name__ == "__main__":
    main()
