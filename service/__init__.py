"""Rapport: who really follows a coached client, and what to do about it today."""

from typing import Final

VERSION: Final = "0.1.0"
"""Of the contract and of the command, as in `pyproject.toml`."""
