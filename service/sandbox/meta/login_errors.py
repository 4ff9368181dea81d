"""What Meta says of tokens, apps, secrets and codes.

Codes and subcodes are those of Meta's page on handling errors; 15, 101, 104, 210, 452, 36007 to 36009 and the subcodes
463, 464, 467 and 492 are known from use.
"""

from datetime import datetime
from typing import Final

from service.sandbox.meta.errors import BAD_TOKEN, METHOD, GraphError

_VALIDATING: Final = "Error validating access token: "

# Tokens


def token_missing() -> GraphError:
    """No token came with the call."""
    return GraphError("An access token is required to request this resource.", 104)


def token_malformed() -> GraphError:
    """The token is none of this host's."""
    return GraphError("Invalid OAuth access token - Cannot parse access token", BAD_TOKEN)


def app_removed(app_id: str) -> GraphError:
    """The person took the app out of their account."""
    return GraphError(f"{_VALIDATING}The user has not authorized application {app_id}.", BAD_TOKEN, 458)


def checkpointed() -> GraphError:
    """The person has something to settle on facebook.com first."""
    follow = "You cannot access the app till you log in to www.facebook.com and follow the instructions given."
    return GraphError(_VALIDATING + follow, BAD_TOKEN, 459)


def password_changed() -> GraphError:
    """Sessions from before a change of password are over."""
    because = "because the user changed their password or Facebook has changed the session for security reasons."
    return GraphError(f"{_VALIDATING}The session has been invalidated {because}", BAD_TOKEN, 460)


def token_expired(expired_at: datetime, at: datetime) -> GraphError:
    """The token's time is over."""
    told = f"Session has expired on {_stamp(expired_at)}. The current time is {_stamp(at)}."
    return GraphError(_VALIDATING + told, BAD_TOKEN, 463)


def unconfirmed() -> GraphError:
    """The person's account is not confirmed."""
    because = "because the user is not a confirmed user."
    return GraphError(f"{_VALIDATING}Sessions for the user are not allowed {because}", BAD_TOKEN, 464)


def logged_out() -> GraphError:
    """The session behind the token is no longer valid."""
    return GraphError(f"{_VALIDATING}The session is invalid because the user logged out.", BAD_TOKEN, 467)


def page_role_lost() -> GraphError:
    """The person behind a Page token has no sufficient role on the Page any more."""
    because = "The user associated with the Page access token does not have an appropriate role on the Page."
    return GraphError(f"{_VALIDATING}{because}", BAD_TOKEN, 492)


def session_key_invalid() -> GraphError:
    """A token that cannot be exchanged or refreshed on Instagram's host."""
    because = "the session key has an incorrect format, or because the user has revoked this session"
    return GraphError(f"Session key invalid. This could be because {because}", 452)


def person_token_required() -> GraphError:
    """An app's own token where a person's is needed."""
    return GraphError("A user access token is required to request this resource.", 102)


def app_token_required() -> GraphError:
    """A person's token where the app's own is needed."""
    return GraphError("(#15) This method must be called with an app access_token.", 15)


def page_token_required() -> GraphError:
    """A person's or an app's token where a Page's is needed."""
    return GraphError("(#210) A page access token is required to request this resource.", 210)


# Apps, secrets and codes


def app_unknown() -> GraphError:
    """No app has this id."""
    because = "Cannot get application info due to a system error."
    return GraphError(f"Error validating application. {because}", 101)


def secret_missing() -> GraphError:
    """The app did not prove itself."""
    return GraphError("Missing client_secret parameter.", 101)


def secret_wrong() -> GraphError:
    """The app's secret is another."""
    return GraphError("Error validating client secret.", 1)


def proof_missing() -> GraphError:
    """The app demands proof of its secret with each call, and none came."""
    return GraphError("API calls from the server require an appsecret_proof argument", 100, type=METHOD)


def proof_wrong() -> GraphError:
    """The proof of the app's secret does not hold for this token."""
    return GraphError("Invalid appsecret_proof provided in the API argument", 100, type=METHOD)


def code_invalid() -> GraphError:
    """A code that was never given, or not to this app."""
    return GraphError("Invalid verification code format.", 100, 36007)


def code_used() -> GraphError:
    """A code serves once."""
    return GraphError("This authorization code has been used.", 100, 36009)


def code_expired() -> GraphError:
    """A code has to be traded at once."""
    return GraphError("This authorization code has expired.", 100, 36007)


def redirect_differs() -> GraphError:
    """The address is not the one of the dialog."""
    same = "Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request"
    return GraphError(f"Error validating verification code. {same}", 100, 36008)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%A, %d-%b-%y %H:%M:%S UTC")
