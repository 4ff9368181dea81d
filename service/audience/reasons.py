"""How a number explains itself."""

from typing import Annotated

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One reason shown to people: a stable code, the numbers behind it, and a sentence in plain English.

    A caller that speaks another language renders `code` with `params` and leaves `text` alone.
    """

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["not_observable.courtesy"])]
    params: Annotated[
        dict[str, str | int | float], msgspec.Meta(description="The numbers and names behind it.", examples=[{}])
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["Courtesy follows cannot be told: the source does not say when follows began."],
        ),
    ]
