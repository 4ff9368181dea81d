"""`rapport work`: do background jobs."""

import click
import uvloop

from service import worker
from service.kit.freed_memory import give_back_what_is_freed
from service.kit.settings import settings_from


@click.command()
def work() -> None:
    """Do background jobs until told to stop.

    Needs DATABASE_URL and REDIS_URL. Any number of workers may run; work is shared by leases in Postgres, so a worker
    may be killed at any moment and another goes on from its last checkpoint.
    """
    give_back_what_is_freed()
    uvloop.run(worker.work(settings_from()))
