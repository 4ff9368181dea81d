"""The `rapport` command."""

from typing import Final

import click

from service.commands.audit import audit
from service.commands.migrate import migrate
from service.commands.openapi import openapi
from service.commands.serve import serve
from service.commands.work import work

COMMANDS: Final = (audit, migrate, openapi, serve, work)


@click.group(commands={command.name or "": command for command in COMMANDS})
def rapport() -> None:
    """Quality, not quantity: who really follows a coached client, and what to do about it today."""


def main() -> None:
    """Run the command line that the process was started with."""
    rapport(prog_name="rapport")


if __name__ == "__main__":
    main()
