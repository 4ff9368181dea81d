"""`rapport audit`: an official export in, the client's whole picture out; no account, no server, nothing written."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console

from service.checkups.market_words import HOW_TO_WRITE, MarketUnreadable, read_market
from service.checkups.picture import Picture, picture
from service.checkups.picture_leavers import require_order, require_same_account
from service.checkups.picture_text import print_picture
from service.kit.visible_text import visible
from service.platforms.archives.export_age import require_made
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import ArchiveRefused, shown
from service.platforms.contract import Platform
from service.roster.market import TargetMarket

REFUSED = 2
"""Exit status for anything that is not such an export."""

PLAIN_WIDTH = 100
"""Columns where the output is not a terminal."""

LARGEST_MARKET = 1 << 20
"""Bytes of a market file."""


_FILE: Final = click.Path(path_type=Path, readable=False)
"""Whether a file is there and can be read is told by whoever opens it, in one line; click would add its usage."""


@click.command()
@click.argument("archive", type=_FILE)
@click.option(
    "--platform",
    type=click.Choice([platform.value for platform in (Platform.INSTAGRAM, Platform.X, Platform.FACEBOOK)]),
    help="The network the export must come from; found out by itself when left away.",
)
@click.option("--market", "market_file", type=_FILE, help=f"The target market: {HOW_TO_WRITE}.")
@click.option("--earlier", type=_FILE, help="An earlier export of the same account: shows who left.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def audit(archive: Path, platform: str | None, market_file: Path | None, earlier: Path | None, form: str) -> None:
    """Show who really follows an account, from the official export ARCHIVE.zip.

    Reads what Instagram, X or Facebook hand out on request: mutual, courtesy and unreturned follows, people who wait
    for an answer, bursts of growth, signs of an auto-follow tool, whom to try out or weed out, and what cannot be known.
    Needs no account and no server, and writes nothing. Ends with status 2 and one line for anything but such an export.
    """
    try:
        seen = _look(archive, platform, market_file, earlier)
    except (ArchiveRefused, MarketUnreadable) as refusal:
        click.echo(f"rapport audit: {visible(str(refusal))}", err=True)
        raise SystemExit(REFUSED) from refusal
    try:
        _show(seen, form)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as unwritable:
        click.echo(f"rapport audit: the picture cannot be written: {unwritable.strerror}", err=True)
        raise SystemExit(1) from unwritable


def _look(archive: Path, platform: str | None, market_file: Path | None, earlier: Path | None) -> Picture:
    chosen = Platform(platform) if platform else None
    market = None if market_file is None else _market(market_file)
    at = datetime.now(UTC)
    export = read_archive(archive, chosen)
    require_made(export, at=at)
    before = None if earlier is None else read_archive(earlier, chosen)
    if before is not None:
        require_same_account(export, before)
        require_order(export, before)
    return picture(export, at=at, market=market, earlier=before)


def _market(path: Path) -> TargetMarket:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_MARKET + 1)
        if len(text) > LARGEST_MARKET:
            raise MarketUnreadable(f"the market file is longer than {LARGEST_MARKET:,} bytes; write {HOW_TO_WRITE}")
        return read_market(text.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as problem:
        raise MarketUnreadable(f"the market file cannot be read as text: {shown(os.fspath(path))}") from problem


def _show(seen: Picture, form: str) -> None:
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(seen), indent=2).decode())
        return
    console = Console(highlight=False)
    if console.is_terminal:
        print_picture(seen, console)
        return
    console.width = PLAIN_WIDTH
    with console.capture() as page:
        print_picture(seen, console)
    click.echo("\n".join(line.rstrip() for line in page.get().splitlines()))
