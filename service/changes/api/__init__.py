"""Doors that tell what changed."""

from service.changes.api import changes

DOORS = changes.DOORS
