"""Rapport's API for Python: typed operations, safe repeats, lists that read on by themselves, and OAuth done right."""

from rapport_client import refusals, shapes
from rapport_client.front_end import AnswerNotOurs, Asking, FrontEnd, OAuthRefused, Tokens
from rapport_client.lists import AsyncListed, Listed
from rapport_client.rapport import AsyncRapport, Rapport
from rapport_client.refused import Fault, Refused
from rapport_client.signing_in import NobodyCameBack, open_browser, sign_in_here
from rapport_client.streams import AsyncStream, Heard, Stream
from rapport_client.tokens import Approval, Machine, SignInNeeded, TokenSource
from rapport_client.webhooks import Message, verified

__all__ = [
    "AnswerNotOurs", "Approval", "Asking", "AsyncListed", "AsyncRapport", "AsyncStream", "Fault", "FrontEnd",
    "Heard", "Listed", "Machine", "Message", "NobodyCameBack", "OAuthRefused", "Rapport", "Refused", "SignInNeeded",
    "Stream", "TokenSource", "Tokens", "open_browser", "refusals", "shapes", "sign_in_here", "verified",
]  # fmt: skip
