"""`rapport openapi`: write the contract, or prove that the written one still tells the truth."""

import difflib
import json
import sys
from pathlib import Path
from typing import Final

import click

from service.app import create_app
from service.kit.settings import Settings

CONTRACT: Final = Path(__file__).parents[2] / "openapi" / "openapi.json"
_DIFF_LINES: Final = 60


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing: fail, with a diff, when the written contract is out of date."
)
def openapi(*, check: bool) -> None:
    """Write the API's contract (OpenAPI 3.1) to openapi/openapi.json."""
    now = contract()
    if not check:
        CONTRACT.parent.mkdir(exist_ok=True)
        CONTRACT.write_text(now)
        click.echo(f"wrote {CONTRACT.relative_to(Path.cwd()) if CONTRACT.is_relative_to(Path.cwd()) else CONTRACT}")
        return
    written = CONTRACT.read_text() if CONTRACT.exists() else ""
    if written == now:
        return
    diff = difflib.unified_diff(written.splitlines(), now.splitlines(), "written", "code", lineterm="")
    click.echo("\n".join(list(diff)[:_DIFF_LINES]), err=True)
    click.echo("openapi/openapi.json is out of date; run: make openapi", err=True)
    sys.exit(1)


def contract() -> str:
    """The contract as the doors describe it, as stable text."""
    schema = create_app(Settings()).openapi_schema.to_schema()
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
