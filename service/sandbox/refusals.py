"""X's ways of saying no: problem objects under either host, legacy error lists, and errors beside data."""

from dataclasses import dataclass
from typing import Final

from service.sandbox.spelling import Spelling

PROBLEM_TYPE: Final = "application/problem+json"
JSON_TYPE: Final = "application/json"


@dataclass(slots=True)
class Refused(Exception):
    """X does not answer the call."""

    status: int
    body: dict[str, object]
    media_type: str = PROBLEM_TYPE


def unauthorized() -> Refused:
    """No token, or one that is expired, revoked or made up: X does not say which."""
    return _plain(401, "Unauthorized")


def lacks_scope() -> Refused:
    """The person did not grant what this call needs."""
    return _plain(403, "Forbidden")


def unavailable() -> Refused:
    """X is over capacity."""
    return _plain(503, "Service Unavailable")


def too_many(*, legacy: bool) -> Refused:
    """The window is used up; X says so in one of two bodies."""
    return legacy_error(429, 88, "Rate limit exceeded") if legacy else _plain(429, "Too Many Requests")


def legacy_error(status: int, code: int, message: str) -> Refused:
    """An answer in the shape of X's first API."""
    return Refused(status, {"errors": [{"code": code, "message": message}]}, JSON_TYPE)


def account_suspended() -> Refused:
    """The person who granted the token is suspended."""
    return legacy_error(403, 64, "Your account is suspended and is not permitted to access this feature.")


def usage_capped(spelling: Spelling) -> Refused:
    """The app's monthly cap is reached, or its credit is gone."""
    body: dict[str, object] = {
        "title": "UsageCapExceeded",
        "detail": "Usage cap exceeded: Monthly product cap",
        "type": _type(spelling, "usage-capped"),
        "period": "Monthly",
        "scope": "Product",
    }
    return Refused(429, body)


def app_forbidden(spelling: Spelling) -> Refused:
    """The app itself may not call."""
    body: dict[str, object] = {
        "title": "Client Forbidden",
        "detail": "This app is not enrolled for the level of access that this call needs.",
        "type": _type(spelling, "client-forbidden"),
        "reason": "client-not-enrolled",
    }
    return Refused(403, body)


def invalid(spelling: Spelling, wrong: list[tuple[str, str, str]]) -> Refused:
    """The question breaks the description; each entry is parameter, value, message."""
    body: dict[str, object] = {
        "errors": [{"parameters": {parameter: [value]}, "message": message} for parameter, value, message in wrong],
        "title": "Invalid Request",
        "detail": "One or more parameters to your request was invalid.",
        "type": _type(spelling, "invalid-request"),
    }
    return Refused(400, body)


def no_such_path() -> Refused:
    """X has no such path, or the sandbox does not play it."""
    return _plain(404, "Not Found")


def user_not_found(spelling: Spelling, parameter: str, identifier: str) -> dict[str, object]:
    """An error beside data: nobody has this id."""
    return _about_user(
        spelling, parameter, identifier, "Not Found Error", f"Could not find user with {parameter}: [{identifier}]."
    )


def user_suspended(spelling: Spelling, parameter: str, identifier: str) -> dict[str, object]:
    """An error beside data: the account is suspended."""
    return _about_user(spelling, parameter, identifier, "Forbidden", f"User has been suspended: [{identifier}].")


def user_protected(spelling: Spelling, identifier: str) -> dict[str, object]:
    """An error instead of data: the person's posts and lists are closed."""
    return {
        **_about_user(spelling, "id", identifier, "Authorization Error", _CLOSED.format(identifier)),
        "type": _type(spelling, "not-authorized-for-resource"),
        "section": "data",
    }


def post_not_found(spelling: Spelling, identifier: str) -> dict[str, object]:
    """An error instead of data: no such post."""
    return {
        **_about_user(spelling, "id", identifier, "Not Found Error", f"Could not find post with id: [{identifier}]."),
        "resource_type": spelling.post_resource,
    }


_CLOSED: Final = "Sorry, you are not authorized to see the user with id: [{}]."


def _plain(status: int, title: str) -> Refused:
    return Refused(status, {"title": title, "type": "about:blank", "status": status, "detail": title})


def _about_user(spelling: Spelling, parameter: str, identifier: str, title: str, detail: str) -> dict[str, object]:
    return {
        "value": identifier,
        "detail": detail,
        "title": title,
        "resource_type": "user",
        "parameter": parameter,
        "resource_id": identifier,
        "type": _type(spelling, "resource-not-found"),
    }


def _type(spelling: Spelling, ending: str) -> str:
    return f"{spelling.problem_host}/2/problems/{ending}"
