import signal
import subprocess
import sys

import httpx2


class TestProcess:
    def test_tells_its_address_answers_and_ends_when_told(self) -> None:
        command = [sys.executable, "-m", "service.sandbox", "--port", "0", "--followers", "50", "--limit", "me", "1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 # our own program
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            assert httpx2.get(f"{address}/sandbox/clock", trust_env=False).json()["offset_seconds"] == 0
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
