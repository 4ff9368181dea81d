"""What people see of their second factors: the second step of signing in, what they have, and what is shown to them once."""

from collections.abc import Sequence
from html import escape
from typing import Final
from uuid import UUID

from service.access.factors.entering import Way
from service.access.factors.known import KnownFactors
from service.frontends.consent_pages import APPS, PASSKEY_QUESTION, PASSKEY_SIGN_IN, SignedIn
from service.frontends.scripted_pages import passkey_form, script
from service.kit.documents import document
from service.kit.secrets import Secret
from service.kit.spoken_moments import spoken_day

SECOND_STEP: Final = "/oauth/second-step"
SECOND_FACTORS: Final = f"{APPS}/second-factors"
BEGIN_APP: Final = f"{SECOND_FACTORS}/app"
CONFIRM_APP: Final = f"{SECOND_FACTORS}/app/confirmation"
MAKE_PASSKEY: Final = f"{SECOND_FACTORS}/passkey-question"
ADD_PASSKEY: Final = f"{SECOND_FACTORS}/passkey"
REMOVE: Final = f"{SECOND_FACTORS}/removal"
RENEW_CODES: Final = f"{SECOND_FACTORS}/recovery-codes"
_CODE_INPUT: Final = (
    '<input name="code" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="40" required>'
)


def second_step_page(question: str, ways: Sequence[Way], *, nonce: str, problem: str = "") -> str:
    """Asks who has given their password for what else they have."""
    asked = f'<input type="hidden" name="question" value="{escape(question)}">'
    passkey = passkey_form(PASSKEY_SIGN_IN, PASSKEY_QUESTION, "Use your passkey", asked) if Way.PASSKEY in ways else ""
    what = "The code that your app shows now, or a recovery code" if Way.CODE in ways else "A recovery code"
    return document(
        "One step more",
        f'{_said(problem)}<form method="post" action="{SECOND_STEP}">{asked}'
        f"<p><label>{what}<br>{_CODE_INPUT}</label></p><p><button>Go on</button></p></form>{passkey}{script(nonce)}",
    )


def factors_page(person: SignedIn, known: KnownFactors, *, owes: bool, nonce: str, problem: str = "") -> str:
    """What the person can show besides a password, each with a button that removes it, and forms that add more."""
    owed = f"{person.practice_name} asks you to set up a second factor before anything else." if owes else ""
    name = (
        '<p><label>What do you call it?<br><input name="name" maxlength="100" value="My passkey" required></label></p>'
    )
    passkeys = "".join(
        f"<li>{escape(each.name)}, since {spoken_day(each.created_at)}{_removal('passkey', each.id)}</li>"
        for each in known.passkeys
    )
    codes = (
        f"<h2>Recovery codes</h2><p>{known.recovery_codes} are not used.</p>"
        f'<form method="post" action="{RENEW_CODES}"><p><button class="second">Make new ones</button></p></form>'
    )
    return document(
        "Your second factors",
        f"{_said(problem)}{_said(owed)}<h2>Passkeys</h2><ul>{passkeys}</ul>"
        f"{passkey_form(ADD_PASSKEY, MAKE_PASSKEY, 'Add a passkey', name)}<h2>Authenticator app</h2>{_app(known)}"
        f"{codes if known.any else ''}<p><small>Signed in as {escape(person.name)} ({escape(person.email)}).</small></p>"
        f"{script(nonce)}",
    )


def app_page(app_id: UUID, secret: Secret, uri: str, *, problem: str = "") -> str:
    """The secret of an app, which is shown this once, and a form for its first code."""
    shown = secret.reveal()
    grouped = " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))
    return document(
        "Take this into your authenticator app",
        f'{_said(problem)}<p><a href="{escape(uri)}">Open it on this device</a>, or type this into the app:</p>'
        f"<p><code>{grouped}</code></p>"
        f'<form method="post" action="{CONFIRM_APP}"><input type="hidden" name="app" value="{app_id}">'
        f"<p><label>The code that it shows now<br>{_CODE_INPUT}</label></p><p><button>Confirm</button></p></form>",
    )


def codes_page(codes: Sequence[Secret]) -> str:
    """Recovery codes, shown this once."""
    listed = "".join(f"<li><code>{each.reveal()}</code></li>" for each in codes)
    return document(
        "Write these down now",
        "<p>Each of these recovery codes signs you in once, should you lose your phone. They are not shown again.</p>"
        f'<ul>{listed}</ul><p class="remedy"><a href="{SECOND_FACTORS}">I have written them down</a></p>',
    )


def _app(known: KnownFactors) -> str:
    if known.app is None:
        return f'<form method="post" action="{BEGIN_APP}"><p><button class="second">Add an app</button></p></form>'
    return f"<p>Since {spoken_day(known.app.created_at)}.</p>{_removal('app', known.app.id)}"


def _removal(kind: str, factor_id: UUID) -> str:
    return (
        f'<form method="post" action="{REMOVE}"><input type="hidden" name="kind" value="{kind}">'
        f'<input type="hidden" name="factor" value="{factor_id}"><p><button class="second">Remove it</button></p></form>'
    )


def _said(words: str) -> str:
    return f'<p class="remedy" role="alert">{escape(words)}</p>' if words else ""
