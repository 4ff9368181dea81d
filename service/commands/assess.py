"""`rapport assess`: public facts of accounts in, a verdict for each out; no server, nothing else written."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path

import click
import msgspec
import numpy as np

from service.audience.account_facts import Columns
from service.audience.assessing import Assessed, Sold, share_among
from service.audience.assessing import assess as assessed
from service.audience.classes import FollowerClass
from service.audience.fact_table import TableUnreadable, csv_blocks, json_blocks
from service.audience.fact_words import said_of
from service.audience.prevalence import Share
from service.audience.shipped_model import shipped
from service.kit.whole_files import SameFile, require_apart, whole_file
from service.platforms.contract import Platform

REFUSED = 2
"""Exit status for anything that is not a table of facts."""
LONGEST_CELL = 16 << 20
"""Characters of one cell, such as a text in a column that is ignored; beyond it a quotation mark was never closed."""
LINES_OF_JSON = (".jsonl", ".ndjson")


class Summary(msgspec.Struct, frozen=True):
    """What all accounts together show; shares are 0 to 1."""

    accounts: int
    flagged: int
    """Verdict suspect or automated."""
    coverage: float
    """The part of the accounts of which enough is said."""
    fake_share: Share | None
    """None when too few accounts could be judged."""
    model: str


@click.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option(
    "--platform",
    type=click.Choice([Platform.X.value, Platform.INSTAGRAM.value]),
    required=True,
    help="Whose accounts they are.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write the verdicts, as CSV.")
@click.option("--summary", type=click.Path(path_type=Path), help="Where to write what they show together, as JSON.")
def assess(facts: Path, platform: str, out: Path, summary: Path | None) -> None:
    """Judge the accounts in FACTS, a .csv or .jsonl file with public facts of one account in each row.

    Any fact may be missing; columns that are not known are ignored, and named in one line. Each row gets one verdict, in its
    order: genuine, dormant, mass_follower, suspect, automated, or unknown where too little is said. Ends with status 2 and
    one line for a file that holds something else.

    Facts that tell the most, by the names of their columns: followers, following, posts, listed,
    favourites, has_bio or bio_len, has_pic, has_url, digits, verified, age_days. For example:

    \b
      followers,following,posts,has_bio,has_pic
      12,4100,0,0,0
      830,410,1250,1,1
    """  # noqa: D301 # click keeps a paragraph's lines after this very character
    csv.field_size_limit(LONGEST_CELL)
    tables, network = shipped(), Platform(platform)
    accounts = flagged = known = 0
    sold: list[Sold] = []
    try:
        require_apart({"FACTS": facts, "--out": out, "--summary": summary})
        with ExitStack() as files:
            text = TextIOWrapper(files.enter_context(whole_file(out)), encoding="utf-8", newline="", write_through=True)
            files.callback(text.detach)
            verdicts = csv.writer(text, lineterminator="\n")
            verdicts.writerow(("row", "probability", "verdict", "reasons"))
            for block in files.enter_context(_blocks(facts)):
                told = assessed(block, platform=network, tables=tables)
                verdicts.writerows(_rows(told, accounts))
                accounts += told.klass.size
                flagged += int(np.count_nonzero(told.flagged))
                known += int(np.count_nonzero(told.known))
                sold.append(told.sold)
            if summary is not None:
                share = share_among(sold, platform=network, tables=tables)
                whole = Summary(accounts, flagged, known / accounts if accounts else 0.0, share, tables.version)
                files.enter_context(whole_file(summary)).write(msgspec.json.format(msgspec.json.encode(whole)))
    except (OSError, UnicodeDecodeError, TableUnreadable, SameFile) as problem:
        said: object = f"{problem.filename}: {problem.strerror}" if isinstance(problem, OSError) else problem
        said = "the file is no text in UTF-8" if isinstance(problem, UnicodeDecodeError) else said
        click.echo(f"rapport assess: {said}", err=True)
        raise SystemExit(REFUSED) from problem


@contextmanager
def _blocks(path: Path) -> Iterator[Iterator[Columns]]:
    def warn(said: str) -> None:
        click.echo(f"rapport assess: {said}", err=True)

    if path.suffix.casefold() in LINES_OF_JSON:
        with path.open("rb") as lines:
            yield json_blocks(lines, warn)
    else:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield csv_blocks(text, warn)


def _rows(told: Assessed, before: int) -> Iterator[tuple[int, str, str, str]]:
    """A row for each account, numbered from one; no probability where too little is said."""
    answers = zip(told.klass.tolist(), told.probability.tolist(), told.reasons(), strict=True)
    for place, (klass, chance, reasons) in enumerate(answers):
        verdict = FollowerClass(klass)
        shown = "" if verdict is FollowerClass.UNKNOWN else f"{chance:.4f}"
        words = "; ".join(said_of(fact, told.measures, place, evidence) for fact, evidence in reasons)
        yield before + place + 1, shown, verdict.name.lower(), words
