"""Where people set out for a provider and come back to; each provider has addresses of its own, so that none is mixed up."""

from uuid import UUID


def page_of(practice_id: UUID) -> str:
    """The practice's own sign-in page."""
    return f"/sign-in/{practice_id}"


def start_of(practice_id: UUID, provider_id: UUID) -> str:
    """Where a person sets out for the provider."""
    return f"{page_of(practice_id)}/{provider_id}"


def return_of(practice_id: UUID, provider_id: UUID) -> str:
    """Where the provider sends them back to (`redirect_uri`), which is registered there."""
    return f"{start_of(practice_id, provider_id)}/return"
