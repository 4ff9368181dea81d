"""`rapport work`: do background jobs."""

import asyncio

import click

from service import worker
from service.kit.settings import settings_from


@click.command()
def work() -> None:
    """Do background jobs until told to stop.

    Needs DATABASE_URL and REDIS_URL. Any number of workers may run; work is shared by leases in Postgres, so a worker
    may be killed at any moment and another goes on from its last checkpoint.
    """
    asyncio.run(worker.work(settings_from()))
