"""Whole documents for people who come with a browser: one style, nothing loaded from elsewhere, no script."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from typing import Final

from litestar import MediaType, Response
from litestar.datastructures import Cookie

from service.kit.spoken_languages import Language

STYLE: Final = """
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 3rem auto; padding: 0 1.2rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; line-height: 1.3; }
ul { padding-left: 1.2rem; }
button { font: inherit; font-weight: 600; padding: .7rem 1.4rem; border: 0; border-radius: .5rem; background: #14532d;
  color: #fff; cursor: pointer; }
a.button { display: inline-block; font-weight: 600; padding: .7rem 1.4rem; border-radius: .5rem; background: #14532d;
  color: #fff; text-decoration: none; }
a.button:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
button.second { background: none; color: inherit; border: 1px solid currentColor; }
input[type=email], input[type=password] { font: inherit; width: 100%; max-width: 24rem; box-sizing: border-box;
  padding: .5rem; }
fieldset { border: 0; margin: 0; padding: 0; }
input[type=radio] { width: 1.1rem; height: 1.1rem; }
pre { overflow-x: auto; overflow-wrap: normal; padding: .6rem; border: 1px solid #8884; border-radius: .4rem; }
code { font-size: .9em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8884; padding: .3rem .5rem; text-align: left; }
.remedy { border-left: 4px solid #14532d; padding-left: .9rem; }
"""
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS: Final[Mapping[str, str]] = {
    # No form-action: some browsers apply it to where a form's answer redirects, which is the network.
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
"""Nothing is loaded, framed or remembered, and no address with a token in it leaves for another site."""


def document(
    title: str, body: str, *, language: Language = Language.ENGLISH, style: str = STYLE, head: str = ""
) -> str:
    """A whole page with this title and body, which is HTML already, as is what else its head holds."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · Rapport</title>{head}<style>{style}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def answer(
    status: int, page: str, *, cookies: list[Cookie] | None = None, location: str | None = None
) -> Response[str]:
    """A page as it is answered, or with a `location` the way to another."""
    headers = dict(HEADERS) | ({"Location": location} if location is not None else {})
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=headers, cookies=cookies or [])
