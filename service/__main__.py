"""The `rapport` command: what it can be asked for, and where each answer lives."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

from service import VERSION
from service.kit.situations import Situation

COMMANDS: Final[Mapping[str, str]] = {
    "assess": "service.commands.assess",
    "audit": "service.commands.audit",
    "demo": "service.commands.demo",
    "detect": "service.commands.detect",
    "migrate": "service.commands.migrate",
    "openapi": "service.commands.openapi",
    "readiness": "service.commands.readiness",
    "serve": "service.commands.serve",
    "tier": "service.commands.tier",
    "vouch": "service.commands.vouch",
    "work": "service.commands.work",
}
"""Each command and the module that holds it under the same name."""


class OneAtATime(click.Group):
    """A group that loads only the command it is asked for.

    The whole system weighs 180 MB and seconds of start; an offline command that streams a million followers in less
    must not carry it.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, without loading anything."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=OneAtATime)
@click.version_option(VERSION, message="%(prog)s %(version)s")
def rapport() -> None:
    """Quality, not quantity: who really follows a coached client, and what to do about it today."""


def main() -> None:
    """Run the command line that the process was started with; what an operator can mend is told in one line."""
    try:
        rapport(prog_name="rapport")
    except Situation as situation:
        click.ClickException(str(situation)).show()
        sys.exit(1)


if __name__ == "__main__":
    main()
