"""How long what a front end is given lives."""

from datetime import timedelta
from typing import Final

CODE: Final = timedelta(seconds=60)
"""RFC 6749 §4.1.2 allows ten minutes; a program redeems at once."""
ACCESS: Final = timedelta(minutes=15)
"""OWASP ASVS 5, 10.4.8 and RFC 9700 §2.2 ask for short ones; a refresh is one request."""
REFRESH_IDLE: Final = timedelta(days=30)
"""A front end that nobody opened for so long asks again."""
APPROVAL: Final = timedelta(days=90)
"""However often it refreshes, a person is asked again after this (OWASP ASVS 5, 10.4.8 asks for an absolute end)."""
