import json
import tomllib
from pathlib import Path

from click.testing import CliRunner

from service import VERSION
from service.__main__ import rapport
from service.commands.openapi import contract


class TestTheVersion:
    def test_is_told_by_the_command_and_the_contract_as_it_is_packed(self) -> None:
        told = CliRunner().invoke(rapport, ["--version"], prog_name="rapport")
        assert (told.exit_code, told.output) == (0, f"rapport {VERSION}\n")
        packed = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]["version"]
        assert packed == json.loads(contract())["info"]["version"] == VERSION
