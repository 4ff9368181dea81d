"""`rapport openapi`: write the contract, or prove that the written one still tells the truth."""

import difflib
import json
import sys
from pathlib import Path
from typing import Final

import click

from service.app import create_app
from service.commands.contract_changes import changes
from service.commands.shape_changes import Change, Json
from service.kit.settings import Settings

CONTRACT: Final = Path(__file__).parents[2] / "openapi" / "openapi.json"
PUBLISHED: Final = CONTRACT.with_name("published.json")
"""The contract as callers were last told; a release copies `openapi.json` over it."""
CHANGES: Final = CONTRACT.with_name("CHANGES.md")
"""What changed since, for callers; every change that breaks them stands here word for word, or `make check` fails."""
_DIFF_LINES: Final = 60


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing: fail, with a diff, when the written contract is out of date."
)
@click.option(
    "--changes",
    "since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write nothing: say what changed since this contract, what breaks callers first.",
)
def openapi(*, check: bool, since: Path | None) -> None:
    """Write the API's contract (OpenAPI 3.1) to openapi/openapi.json."""
    now = contract()
    if since is not None:
        click.echo(told_changes(json.loads(since.read_text()), json.loads(now)), nl=False)
        return
    if not check:
        CONTRACT.parent.mkdir(exist_ok=True)
        CONTRACT.write_text(now)
        click.echo(f"wrote {CONTRACT.relative_to(Path.cwd()) if CONTRACT.is_relative_to(Path.cwd()) else CONTRACT}")
        return
    if PUBLISHED.exists():
        _refuse_undeclared(json.loads(PUBLISHED.read_text()), json.loads(now))
    written = CONTRACT.read_text() if CONTRACT.exists() else ""
    if written == now:
        return
    diff = difflib.unified_diff(written.splitlines(), now.splitlines(), "written", "code", lineterm="")
    click.echo("\n".join(list(diff)[:_DIFF_LINES]), err=True)
    click.echo("openapi/openapi.json is out of date; run: make openapi", err=True)
    sys.exit(1)


def told_changes(before: Json, after: Json) -> str:
    """What changed, as Markdown: what breaks callers, then what does not."""
    found = changes(before, after)
    parts = [
        (heading, [each for each in found if each.breaks is breaks])
        for heading, breaks in (("Breaking", True), ("Compatible", False))
    ]
    return "\n".join(
        f"### {heading}\n\n" + "".join(f"- {each}\n" for each in listed) for heading, listed in parts if listed
    )


def undeclared(before: Json, after: Json, declared: str) -> list[Change]:
    """The changes that break callers and do not stand in this text, a line each."""
    lines = {line.strip().removeprefix("- ") for line in declared.splitlines()}
    return [each for each in changes(before, after) if each.breaks and str(each) not in lines]


def _refuse_undeclared(before: Json, after: Json) -> None:
    missing = undeclared(before, after, CHANGES.read_text() if CHANGES.exists() else "")
    if missing:
        click.echo("\n".join(f"- {each}" for each in missing), err=True)
        click.echo("these break callers; undo them, or write these lines into openapi/CHANGES.md", err=True)
        sys.exit(1)


def contract() -> str:
    """The contract as the doors describe it, as stable text."""
    schema = create_app(Settings()).openapi_schema.to_schema()
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
