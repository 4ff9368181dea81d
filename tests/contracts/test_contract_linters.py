"""The contract as two linters read it, at the rules that they recommend, warnings counted; what is excused has its reason beside it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.npm_packages import installed, require_node

PACKAGE = Path(__file__).parent / "contract_linters"
CONTRACT = Path(__file__).parents[2] / "openapi" / "openapi.json"
WITHIN_S = 60


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("redocly", ["lint", "--config", "redocly.yaml", "openapi.json"]),
        ("spectral", ["lint", "--fail-severity", "hint", "--ruleset", "spectral.yaml", "openapi.json"]),
    ],
)
class TestTheContract:
    def test_is_read_without_a_complaint(self, tmp_path: Path, program: str, arguments: list[str]) -> None:
        require_node(20)
        home = installed(PACKAGE)
        shutil.copytree(PACKAGE, tmp_path, dirs_exist_ok=True)
        shutil.copy(CONTRACT, tmp_path)
        done = subprocess.run(  # noqa: S603 # a pinned program
            [shutil.which("node") or "node", str(home / "node_modules" / ".bin" / program), *arguments],
            cwd=tmp_path,
            env=os.environ | {"REDOCLY_TELEMETRY": "off", "CI": "true"},
            capture_output=True,
            text=True,
            timeout=WITHIN_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
