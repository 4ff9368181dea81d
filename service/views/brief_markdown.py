"""A brief as Markdown (CommonMark 0.31). Pure."""

import re
from typing import Final

from service.views.brief_shapes import Brief
from service.views.brief_words import sections, title_of


def brief_markdown(brief: Brief) -> str:
    """The page as plain text with headings and lists; whatever people wrote in it means nothing to Markdown."""
    parts = [f"# {_plain(title_of(brief))}"]
    for section in sections(brief):
        parts += [f"## {section.title}", "\n".join(f"- {_plain(line)}" for line in section.lines)]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~!]")
