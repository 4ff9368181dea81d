"""What loading the quality model adds to a worker's start: both in a fresh process, the model read after everything else."""

import subprocess
import sys

from bench.ground import Ground
from bench.rounds import AtMost, Line

_PROGRAM = """
from time import perf_counter
begun = perf_counter()
import service.worker
started = perf_counter()
from service.audience.shipped_model import shipped
model = shipped()
for head in (model.x, model.instagram, model.automated, model.activity):
    head.steps
print(started - begun, perf_counter() - started)
"""


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    told = [_once() for _ in range(ground.sizes.rounds)]
    start, load = (sorted(each)[len(told) // 2] for each in zip(*told, strict=True))
    return [
        Line(
            "loading the quality model against the worker's start",
            f"{1000 * load:.1f} ms",
            f"{start:.2f} s",
            [model / worker for worker, model in told],
            AtMost(0.05),
        )
    ]


def _once() -> tuple[float, float]:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True)  # noqa: S603 # our own
    started, loaded = map(float, ran.stdout.split())
    return started, loaded
