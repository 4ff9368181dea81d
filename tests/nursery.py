"""Workers without the seconds it takes to load one: `python tests/nursery.py`.

Loads everything that `rapport work` needs, then forks a process that runs that command for each line it reads, and
prints its process id. Ends with its input, and the processes it started end with it.
"""

import os
import signal
import sys
from contextlib import suppress

from service.commands.work import work


def main() -> None:
    """Fork a worker for every line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    started: list[int] = []
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            work([], prog_name="rapport work")
        started.append(child)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
    for each in started:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


main()
