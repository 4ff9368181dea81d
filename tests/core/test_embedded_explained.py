"""Why an embedded server did not start, in words that can be acted on."""

from pathlib import Path

import pytest

from service.kit.embedded_processes import DiskFull, ServerNotStarted, explained


class TestExplained:
    @pytest.mark.parametrize(
        "line",
        [
            'FATAL:  could not write to file "base/1/1": No space left on device',
            "HINT:  Check free disk space.",
        ],
    )
    def test_knows_a_full_disk_by_what_the_server_says(self, tmp_path: Path, line: str) -> None:
        log = tmp_path / "postgres.log"
        log.write_text(f"creating files\n{line}\nAborted\n")
        assert isinstance(explained(ServerNotStarted("initdb ended with 1"), log), DiskFull)

    def test_tells_the_end_of_the_log_otherwise(self, tmp_path: Path) -> None:
        log = tmp_path / "postgres.log"
        log.write_text("FATAL:  something else\n")
        assert "something else" in str(explained(ServerNotStarted("postgres ended with 1"), log))
