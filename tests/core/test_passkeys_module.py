"""What the script of our sign-in pages does, run by Node where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULE = HERE.parents[1] / "service" / "frontends" / "browser" / "passkeys.mjs"
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="Node is not installed, so the page's script cannot be run")
def test_the_script_speaks_with_passkeys_as_browsers_do() -> None:
    assert NODE is not None
    done = subprocess.run(  # noqa: S603 # Node on our own test
        [NODE, "--test", str(HERE / "passkeys.test.mjs")],
        env={**os.environ, "PASSKEYS_MODULE": MODULE.as_uri()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
