"""Rapport's API for Python: typed refusals, safe repeats, and lists that read on by themselves."""

from rapport_client.network import Rapport
from rapport_client.refusals import Refused
from rapport_client.webhooks import Event, verified

__all__ = ["Event", "Rapport", "Refused", "verified"]
