"""Processes in which many tasks want one account's token at once: `python tests/refresher.py ARGUMENTS`, a JSON object.

Prints the process ids as a JSON list; then, for each line it reads, runs a round in all of them and prints a JSON list:
of every task the token's hash, or the failure's name.
"""

import asyncio
import hashlib
import multiprocessing
import sys
from multiprocessing.connection import Connection
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.accounts.grants import usable_token
from service.accounts.models import SocialAccount
from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.outbound import GuardedSession
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.failures import PlatformFailure
from service.platforms.x import XNetwork, XSettings


class Arguments(msgspec.Struct):
    """What these processes are told."""

    database_url: str
    x_url: str
    practice_id: UUID
    account_id: UUID
    processes: int
    tasks: int


def main(told: Arguments) -> None:
    """Start the processes from one that has imported everything, and run a round for every line."""
    forking = multiprocessing.get_context("fork")
    pipes = [forking.Pipe() for _ in range(told.processes)]
    everyone = [forking.Process(target=_begin, args=(told, theirs), daemon=True) for _, theirs in pipes]
    for one in everyone:
        one.start()
    assert all(ours.recv() == ["ready"] for ours, _ in pipes)
    _say([str(one.pid) for one in everyone])
    for _ in sys.stdin:
        for ours, _ in pipes:
            ours.send(["go"])
        _say([answer for ours, _ in pipes for answer in ours.recv()])


def _begin(told: Arguments, pipe: "Connection[list[str], list[str]]") -> None:
    asyncio.run(_run(told, pipe))


async def _run(told: Arguments, pipe: "Connection[list[str], list[str]]") -> None:
    x = XSettings("sandbox-app", Secret("sandbox-secret"), f"{told.x_url}/i/oauth2/authorize", told.x_url)
    async with (
        open_database(told.database_url, writers=4, readers=1) as database,
        GuardedSession(allow_loopback=True) as session,
    ):
        works = Works(database=database, vault=Vault(Settings().master_key_bytes), bell=_ring_nobody)
        known = {Route.X: XNetwork(x, session)}
        async with works.open(told.practice_id, at=utc_now()) as work:
            account = (
                await work.session.scalars(
                    select(SocialAccount).where(
                        SocialAccount.practice_id == told.practice_id, SocialAccount.id == told.account_id
                    )
                )
            ).one()

        async def ask() -> str:
            try:
                token = await usable_token(works, known, account, clock=utc_now)
            except (Problem, PlatformFailure) as failure:
                return type(failure).__name__
            return hashlib.sha256(token.reveal().encode()).hexdigest()

        pipe.send(["ready"])
        while await asyncio.to_thread(pipe.recv):
            pipe.send(list(await asyncio.gather(*(ask() for _ in range(told.tasks)))))


def _say(words: list[str]) -> None:
    sys.stdout.write(msgspec.json.encode(words).decode() + "\n")
    sys.stdout.flush()


async def _ring_nobody(practice_id: UUID, job_id: UUID) -> None:
    del practice_id, job_id


if __name__ == "__main__":
    main(msgspec.json.decode(sys.argv[1], type=Arguments))
