"""The consent pages of both logins as a person sees them: plain HTML that a script can read and post as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from service.sandbox.meta.cast import MetaPage
from service.sandbox.meta.login_apps import SCOPES, Route
from service.sandbox.meta.login_consents import Question

_NETWORK: Final = {Route.INSTAGRAM: "Instagram", Route.FACEBOOK: "Facebook"}
_FRAME: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #1c1e21; }}
.note {{ background: #fff4d6; padding: .5rem .75rem; border-radius: .5rem; }}
fieldset {{ border: 1px solid #ccd0d5; border-radius: .5rem; margin: 1rem 0; }}
label {{ display: block; padding: .2rem 0; }}
button {{ font: inherit; padding: .5rem 1.25rem; border-radius: .5rem; border: 1px solid #1c1e21; background: #fff; }}
button[value=approve] {{ background: #1c1e21; color: #fff; }}
</style>
</head>
<body>
<p class="note">This is a sandbox on your own machine. Nothing here reaches the real Instagram or Facebook.</p>
{content}
</body>
</html>
"""
_FORM: Final = """<h1>{app} asks for access by {network}</h1>
<form method="post" action="{action}">
<input type="hidden" name="question" value="{name}">
<fieldset><legend>Continue as</legend>
{people}
</fieldset>
{pages}<fieldset><legend>What {app} may do</legend>
{scopes}
</fieldset>
<button name="decision" value="approve">Allow</button>
<button name="decision" value="deny">Cancel</button>
</form>
<p>You will be sent back to {target}</p>"""
_PAGES: Final = """<fieldset><legend>Which Pages {app} may use</legend>
{pages}
</fieldset>
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody to continue as, with the Pages they may choose."""

    person_id: int
    shown: str
    pages: Sequence[MetaPage] = ()


def consent_page(
    name: str, question: Question, choices: Sequence[Choice], offered: Iterable[str], *, action: str
) -> str:
    """The page that puts a question; every box is ticked until the person unticks it."""
    app = escape(question.app.name)
    people = "\n".join(
        f'<label><input type="radio" name="person" value="{choice.person_id}"{" checked" if place == 0 else ""}>'
        f" {escape(choice.shown)}</label>"
        for place, choice in enumerate(choices)
    )
    pages = "\n".join(
        f'<label><input type="checkbox" name="page" value="{page.id}" checked>'
        f" {escape(page.name)} ({escape(choice.shown)})</label>"
        for choice in choices
        for page in choice.pages
    )
    meaning = SCOPES[question.route]
    scopes = "\n".join(
        f'<label><input type="checkbox" name="scope" value="{scope}" checked> {meaning[scope]} ({scope})</label>'
        for scope in offered
    )
    form = _FORM.format(
        app=app,
        network=_NETWORK[question.route],
        action=escape(action),
        name=escape(name),
        people=people,
        pages=_PAGES.format(app=app, pages=pages) if pages else "",
        scopes=scopes,
        target=escape(question.redirect_uri),
    )
    return _FRAME.format(title=f"Continue with {_NETWORK[question.route]}", content=form)


def refusal_page(message: str) -> str:
    """The page that tells why there is nothing to consent to."""
    content = f"<h1>Sorry, something went wrong</h1>\n<p>{escape(message)}</p>"
    return _FRAME.format(title="Sorry, something went wrong", content=content)
