"""How a number explains itself."""

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One reason shown to people: a stable code, the numbers behind it, and a sentence in plain English.

    A caller that speaks another language renders `code` with `params` and leaves `text` alone.
    """

    code: str
    params: dict[str, str | int | float]
    text: str
