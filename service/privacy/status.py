"""Codes of deletion requests as this deployment gives them, and the address at which one is asked after."""

from service.kit.settings import Settings
from service.kit.vault import Vault
from service.privacy.codes import PURPOSE, Codes


def codes_of(vault: Vault) -> Codes:
    """Makes this deployment's codes, and knows them again."""
    return Codes(vault.deployment_key(PURPOSE))


def status_url(settings: Settings, code: str) -> str:
    """Where anybody who has this code sees how far the deletion is."""
    return f"{settings.public_url}/deletions/{code}"
