"""Why a provider is not believed: one code for programs, one sentence for the owner who has it configured. Pure."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with what a provider said, or with saying nothing."""

    UNREACHABLE = "unreachable"
    REDIRECTS = "redirects"
    STATUS = "status"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    OTHER_ISSUER = "other_issuer"
    ADDRESS_REFUSED = "address_refused"
    NO_CODE_FLOW = "no_code_flow"
    NO_PKCE = "no_pkce"
    NO_ALGORITHM = "no_algorithm"
    NO_SHARED_WAY = "no_shared_way"
    NO_KEYS = "no_keys"
    CODE_REFUSED = "code_refused"
    NO_ID_TOKEN = "no_id_token"  # noqa: S105 # a code
    ALGORITHM = "algorithm"
    UNKNOWN_KEY = "unknown_key"
    SIGNATURE = "signature"
    CLAIM = "claim"
    STALE = "stale"
    OTHER_PERSON = "other_person"
    EMAIL_MISSING = "email_missing"
    EMAIL_UNVERIFIED = "email_unverified"
    EMAIL_ELSEWHERE = "email_elsewhere"


class ProviderFault(Exception):
    """A provider's word that is not taken; `code` says why to programs, the text to the practice's owner."""

    def __init__(self, code: Fault, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
