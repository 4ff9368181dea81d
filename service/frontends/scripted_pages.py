"""Pages that bring the one script of ours that speaks with passkeys; no other script runs on them."""

import secrets
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Final

from litestar import MediaType, Response
from litestar.datastructures import Cookie

from service.kit.documents import HEADERS

SCRIPT: Final = "/oauth/passkeys.mjs"
SCRIPT_TEXT: Final = (Path(__file__).parent / "browser" / "passkeys.mjs").read_bytes()
_POLICY: Final = "Content-Security-Policy"
_NONCE_BYTES: Final = 16


def scripted(
    status: int,
    page: Callable[..., str],
    *said: object,
    cookies: list[Cookie] | None = None,
    **named: object,
) -> Response[str]:
    """The page that comes of this, as it is answered; it is handed the `nonce` that lets its script run."""
    nonce = secrets.token_urlsafe(_NONCE_BYTES)
    policy = f"{HEADERS[_POLICY]}; script-src 'nonce-{nonce}'; connect-src 'self'"
    return Response(
        page(*said, nonce=nonce, **named),
        status_code=status,
        media_type=MediaType.HTML,
        headers=dict(HEADERS) | {_POLICY: policy},
        cookies=cookies or [],
    )


def script(nonce: str) -> str:
    """The element that loads the script."""
    return f'<script type="module" nonce="{escape(nonce)}" src="{SCRIPT}"></script>'


def passkey_form(action: str, question_at: str, button: str, fields: str) -> str:
    """A form that the script shows where there are passkeys, and fills in."""
    return (
        f'<form method="post" action="{action}" data-question="{question_at}" hidden>{fields}'
        '<input type="hidden" name="passkey"><p role="alert"></p>'
        f'<p><button class="second">{escape(button)}</button></p></form>'
    )
