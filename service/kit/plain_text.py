"""Text as it is compared, in any script."""

import unicodedata


def plain(text: str) -> str:
    """Text as it is compared: composed, and without case, whatever the script."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
