"""How Meta says no: the error envelope, and what is said of questions, permissions and limits.

What is said of tokens and codes is in `login_errors`. Codes and subcodes are those of Meta's page on handling errors; 613
and 2500 are known from use. A caller has to tell errors apart by code: nearly all come with status 400.
"""

import secrets
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Request
from litestar.datastructures import State
from litestar.response import Response

JSON_TYPE: Final = "application/json; charset=UTF-8"
OAUTH: Final = "OAuthException"
METHOD: Final = "GraphMethodException"
INSTAGRAM: Final = "IGApiException"

BAD_TOKEN: Final = 190


@dataclass(slots=True)
class GraphError(Exception):
    """A refusal in the Graph API's envelope."""

    message: str
    code: int
    subcode: int | None = None
    type: str = OAUTH
    status: int = 400
    transient: bool = False
    user_title: str | None = None
    user_msg: str | None = None

    def body(self) -> dict[str, object]:
        """The `error` object; each answer has a trace id of its own."""
        error: dict[str, object] = {"message": self.message, "type": self.type, "code": self.code}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.transient:
            error["is_transient"] = True
        if self.user_title is not None:
            error["error_user_title"] = self.user_title
        if self.user_msg is not None:
            error["error_user_msg"] = self.user_msg
        error["fbtrace_id"] = "A" + secrets.token_urlsafe(16)
        return error


@dataclass(slots=True)
class CodeRefused(Exception):
    """The flat refusal of api.instagram.com, which trades codes."""

    message: str
    status: int = 400

    def body(self) -> dict[str, object]:
        """Three bare keys, without an envelope."""
        return {"error_type": OAUTH, "code": self.status, "error_message": self.message}


def answer_graph_error(_: Request[None, None, State], refused: GraphError) -> Response[bytes]:
    """A Graph refusal as an answer; for the app's exception handlers."""
    headers = {"cache-control": "no-store"}
    if refused.code == BAD_TOKEN:
        headers["www-authenticate"] = f'OAuth "Facebook Platform" "invalid_token" "{refused.message}"'
    body = msgspec.json.encode({"error": refused.body()})
    return Response(body, status_code=refused.status, headers=headers, media_type=JSON_TYPE)


def answer_code_refused(_: Request[None, None, State], refused: CodeRefused) -> Response[bytes]:
    """A refused code as an answer; for the app's exception handlers."""
    return Response(msgspec.json.encode(refused.body()), status_code=refused.status, media_type=JSON_TYPE)


# Permissions and policy


def permission_missing(*scopes: str) -> GraphError:
    """None of these permissions is there: never given, taken back, or not open to the app."""
    named = " or ".join(f"'{scope}'" for scope in scopes)
    return GraphError(f"(#10) This endpoint requires the {named} permission or access was removed", 10, status=403)


def page_permission_missing(*scopes: str) -> GraphError:
    """What Pages say when one of these permissions is missing."""
    named = ", ".join(scopes)
    return GraphError(f"(#200) Requires {named} permission to manage the object", 200, status=403)


def page_token_needed() -> GraphError:
    """What a Page says of its posts to another token than its own."""
    return GraphError("(#210) A page access token is required to request this resource.", 210, status=403)


def page_token_needed_for_figures() -> GraphError:
    """What a Page says of its figures to another token than its own."""
    return GraphError("(#190) This method must be called with a Page Access Token", BAD_TOKEN)


def too_few_viewers() -> GraphError:
    """A story that fewer than five people saw has no insights."""
    return GraphError("(#10) Not enough viewers for the media to show insights", 10)


def app_blocked() -> GraphError:
    """The app, or what it did, is blocked for reasons of policy."""
    blocked = "The action attempted has been deemed abusive or is otherwise disallowed"
    return GraphError(blocked, 368, status=403, user_title="You're temporarily blocked", user_msg=blocked)


# Questions


def parameter_wrong(detail: str, *, type_: str = OAUTH) -> GraphError:
    """A parameter that is missing, malformed or out of range."""
    return GraphError(f"(#100) {detail}", 100, type=type_)


def field_unknown(field: str, node: str, *, type_: str = OAUTH) -> GraphError:
    """A field or an edge that this kind of object does not have."""
    return GraphError(f"(#100) Tried accessing nonexisting field ({field}) on node type ({node})", 100, type=type_)


def object_unknown(object_id: str, *, method: str = "get", type_: str = METHOD) -> GraphError:
    """An object that is not there, or not for these rights."""
    because = "does not exist, cannot be loaded due to missing permissions, or does not support this operation"
    return GraphError(f"Unsupported {method} request. Object with ID '{object_id}' {because}.", 100, 33, type=type_)


def path_unknown(path: str) -> GraphError:
    """A path that leads nowhere."""
    return GraphError(f"Unknown path components: {path}", 2500)


# Limits and trouble

_LIMITS: Final = {
    4: "(#4) Application request limit reached",
    17: "(#17) User request limit reached",
    32: "(#32) Page request limit reached",
    341: "(#341) Feed action request limit reached",
    613: "(#613) Calls to this api have exceeded the rate limit.",
    80001: "(#80001) There have been too many calls to this Page account. Wait a bit and try again.",
    80002: "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.",
}


def throttled(code: int) -> GraphError:
    """One of Meta's limits is reached: 4, 17, 32, 341, 613, 80001 or 80002.

    Args:
        code: which limit; any other number is a `KeyError`.
    """
    return GraphError(_LIMITS[code], code, status=403 if code == 4 else 400)  # noqa: PLR2004 # Meta's own number


def unknown_trouble() -> GraphError:
    """Trouble on Meta's side."""
    return GraphError("An unknown error occurred", 1, status=500)


def service_trouble() -> GraphError:
    """Trouble on Meta's side, said to pass."""
    again = "An unexpected error has occurred. Please retry your request later."
    return GraphError(again, 2, status=500, transient=True)
