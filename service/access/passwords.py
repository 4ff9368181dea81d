"""Passwords: argon2id in a few threads of their own, so that many sign-ins at once exhaust neither memory nor the loop.

Parameters are argon2-cffi's defaults (RFC 9106, low-memory profile: 64 MiB, 3 passes, 4 lanes).
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from service.kit.secrets import Secret

SHORTEST: Final = 12
"""Characters (NIST SP 800-63B asks for at least 8, OWASP ASVS 5 recommends 15; a passphrase of three words has more)."""
LONGEST: Final = 256

_HASHER: Final = PasswordHasher()
_PARALLEL_HASHES: Final = 2
_THREADS: Final = ThreadPoolExecutor(max_workers=_PARALLEL_HASHES, thread_name_prefix="argon2")


async def hashed(password: Secret) -> str:
    """The password as an encoded argon2id hash."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password.reveal())


async def fits(password: Secret, password_hash: str | None) -> bool:
    """Whether the password belongs to this hash; takes as long without one, so time does not tell who exists."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _verify, password_hash, password.reveal())


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        _HASHER.verify(password_hash or _hash_of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _hash_of_nobody() -> str:
    return _HASHER.hash("nobody has this password")
