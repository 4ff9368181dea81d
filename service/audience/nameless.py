"""An export's picture for those whom the client has not let see names: the counts and reasons stay, the people go.

What a picture holds is the business of those who draw it; here it is plain data, in which whatever says `who` is a person.
"""

from typing import Any, Final

_NAMES: Final = ("who", "handle", "id")


def nameless(drawn: Any) -> Any:  # noqa: ANN401 # JSON
    """The same picture with everybody in it named by nothing; lists keep their length, so counts still agree."""
    match drawn:
        case dict():
            person = dict.fromkeys(_NAMES) if "who" in drawn else {}
            return {key: nameless(value) for key, value in drawn.items()} | person
        case list():
            return [nameless(each) for each in drawn]
        case _:
            return drawn
