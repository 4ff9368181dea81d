"""The assessment model that the service ships, as `bench/assessment` wrote it."""

from functools import cache
from importlib.resources import files

import msgspec

from service.audience.evidence import Tables


@cache
def shipped() -> Tables:
    """The model, read once."""
    return msgspec.json.decode(files("service.audience").joinpath("assessment.json").read_bytes(), type=Tables)
