"""The consent page as a person sees it: plain HTML that a script can read and post as well."""

from html import escape
from typing import Final

from service.sandbox.oauth import Question
from service.sandbox.people import Person

_MEANING: Final = {
    "tweet.read": "See all the posts you can see",
    "users.read": "See any account you can see",
    "users.email": "See your confirmed email address",
    "follows.read": "See whom you follow and who follows you",
    "like.read": "See the posts you liked and the likes you can see",
    "list.read": "See your lists",
    "block.read": "See the accounts you blocked",
    "mute.read": "See the accounts you muted",
    "bookmark.read": "See your bookmarks",
    "space.read": "See the spaces you can see",
    "timeline.read": "See the custom timelines you can see",
    "offline.access": "Keep access until you take it away",
}
_FRAME: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #14171a; }}
.note {{ background: #fff4d6; padding: .5rem .75rem; border-radius: .5rem; }}
fieldset {{ border: 1px solid #ccd6dd; border-radius: .5rem; margin: 1rem 0; }}
label {{ display: block; padding: .2rem 0; }}
button {{ font: inherit; padding: .5rem 1.25rem; border-radius: 2rem; border: 1px solid #14171a; background: #fff; }}
button[value=approve] {{ background: #14171a; color: #fff; }}
</style>
</head>
<body>
<p class="note">This is the Sandbox X on your own machine. Nothing here reaches the real X.</p>
{content}
</body>
</html>
"""
_FORM: Final = """<h1>{app} wants to access an account</h1>
<form method="post" action="{action}">
<input type="hidden" name="question" value="{name}">
<fieldset><legend>Continue as</legend>
{people}
</fieldset>
<fieldset><legend>The app will be able to</legend>
{scopes}
</fieldset>
<button name="decision" value="approve">Authorize app</button>
<button name="decision" value="deny">Cancel</button>
</form>
<p>You will be sent back to {target}</p>"""


def consent_page(name: str, question: Question, people: list[Person], *, action: str) -> str:
    """The page that puts a question; every permission is ticked until the person unticks it."""
    accounts = "\n".join(
        f'<label><input type="radio" name="person" value="{person.id}"{" checked" if place == 0 else ""}>'
        f" {escape(person.name)} (@{person.handle})</label>"
        for place, person in enumerate(people)
    )
    scopes = "\n".join(
        f'<label><input type="checkbox" name="scope" value="{scope}" checked> {_MEANING[scope]} ({scope})</label>'
        for scope in question.scopes
    )
    form = _FORM.format(
        app=escape(question.app.name),
        action=escape(action),
        name=escape(name),
        people=accounts,
        scopes=scopes,
        target=escape(question.redirect_uri),
    )
    return _FRAME.format(title=f"Authorize {escape(question.app.name)}", content=form)


def refusal_page(message: str) -> str:
    """The page that tells why there is nothing to consent to."""
    content = f"<h1>Something went wrong</h1>\n<p>{escape(message)} You were not able to give access to the app.</p>"
    return _FRAME.format(title="Something went wrong", content=content)
