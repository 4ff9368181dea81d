"""The guides as pages: Markdown of ours, rendered once."""

from functools import cache
from pathlib import Path
from typing import Final

from litestar import Response, get
from litestar.params import FromPath
from markdown_it import MarkdownIt

from service.kit.documents import answer, document
from service.kit.problems import NotFound

GUIDES: Final = "/docs/guides"
NAMES: Final = ("front-ends", "connecting", "asking", "webhooks", "sign-in", "second-factors")
"""In the order in which a newcomer reads them."""
_FOLDER: Final = Path(__file__).parent


@get("/", opt={"anyone": True}, include_in_schema=False)
async def lead_to_docs() -> Response[str]:
    """Whoever opens the address of the service itself is led to the reference."""
    return answer(303, "", location="/docs")


@get(GUIDES, opt={"anyone": True}, include_in_schema=False)
async def list_guides() -> Response[str]:
    """Every guide."""
    listed = "".join(f'<li><a href="{GUIDES}/{name}">{_rendered(name)[0]}</a></li>' for name in NAMES)
    more = '<p>And the <a href="/docs">reference</a>, and a page for each <a href="/problems">error</a>.</p>'
    return answer(200, document("Guides", f"<ul>{listed}</ul>{more}"))


@get(f"{GUIDES}/{{name:str}}", opt={"anyone": True}, include_in_schema=False)
async def show_guide(name: FromPath[str]) -> Response[str]:
    """One guide.

    Raises:
        NotFound: when there is none of this name.
    """
    if name not in NAMES:
        raise NotFound(f"No guide is called so; {GUIDES} lists them all.")
    return answer(200, document(*_rendered(name)))


@cache
def _rendered(name: str) -> tuple[str, str]:
    heading, _, text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return heading.removeprefix("# "), MarkdownIt("commonmark", {"html": False}).enable("table").render(text)


DOORS: Final = (lead_to_docs, list_guides, show_guide)
