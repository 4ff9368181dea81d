"""What is generated of the Python SDK is what the written contract says."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

SDK = Path(__file__).parents[2] / "clients" / "python"


def files(folder: Path) -> dict[str, str]:
    return {str(each.relative_to(folder)): each.read_text() for each in folder.rglob("*.py")}


class TestThePythonSdk:
    def test_is_what_the_contract_says(self, tmp_path: Path) -> None:
        subprocess.run([sys.executable, "-m", "generating", str(tmp_path)], cwd=SDK, check=True)  # noqa: S603 # ours
        now = files(tmp_path)
        written = {name: text for name, text in files(SDK / "rapport_client").items() if name in now}
        stray = {
            f"operations/{each.name}" for each in (SDK / "rapport_client" / "operations").glob("*.py")
        } - now.keys()
        changed = sorted(name for name, text in now.items() if written.get(name) != text)
        assert not changed, f"{', '.join(changed)} of clients/python is out of date; run: make sdks"
        assert not stray, f"{', '.join(sorted(stray))} of clients/python is generated no more; run: make sdks"

    def test_is_packed_whole_and_typed_and_without_what_writes_it(self, tmp_path: Path) -> None:
        pack = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
        subprocess.run([sys.executable, "-c", pack, str(tmp_path)], cwd=SDK, check=True)  # noqa: S603 # ours
        (wheel,) = tmp_path.glob("rapport_client-*-py3-none-any.whl")
        with ZipFile(wheel) as packed:
            held = {each for each in packed.namelist() if ".dist-info/" not in each}
        assert held == {f"rapport_client/{each}" for each in (*files(SDK / "rapport_client"), "py.typed")}
