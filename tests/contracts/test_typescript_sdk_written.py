"""What is generated of the TypeScript SDK is what the written contract says."""

from pathlib import Path

from tests.typescript_sdk import SDK, laid_out, node

CONTRACT = SDK.parents[1] / "openapi" / "openapi.json"
MARK = "Generated from the contract by `make sdks`"


def generated(folder: Path) -> dict[str, str]:
    texts = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.ts")}
    return {name: text for name, text in texts.items() if MARK in text.partition("\n")[0]}


class TestTheTypeScriptSdk:
    def test_is_what_the_contract_says(self, tmp_path: Path) -> None:
        home = laid_out(tmp_path)
        done = node(home, "generating/write.mjs", str(CONTRACT), "written")
        assert done.returncode == 0, done.stderr
        now, written = generated(home / "written"), generated(SDK / "src")
        assert "operations/clients.ts" in now
        changed = sorted(name for name in now | written if now.get(name) != written.get(name))
        assert not changed, f"{', '.join(changed)} of clients/typescript is out of date; run: make sdks"
