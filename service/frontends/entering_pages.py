"""Signing in on our own pages: the session of this browser, or the page that asks for the second step."""

import re
from typing import Any, Final

from litestar import Request, Response

from service.access.factors.entering import Opened, StepOwed
from service.access.membership import revoke_token
from service.frontends.browser_session import remembered, who_is_here
from service.frontends.consent_pages import APPS, AUTHORIZE
from service.frontends.factor_pages import second_step_page
from service.frontends.scripted_pages import scripted
from service.kit.browsers import cookie
from service.kit.documents import answer
from service.kit.doors import Desk
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work

STEP: Final = "rapport_second_step"
_STEP_LIVES: Final = 600
"""Seconds; as long as the step itself."""


async def let_in(  # noqa: PLR0913, PLR0917 # what a request has at hand
    request: Request[Any, Any, Any],
    desk: Desk,
    settings: Settings,
    work: Work,
    entered: Opened | StepOwed,
    question: str,
) -> Response[str]:
    """On to what was asked, signed in in this browser in place of whoever was; or to the second step."""
    if isinstance(entered, StepOwed):
        step = cookie(STEP, entered.token, settings, seconds=_STEP_LIVES)
        return scripted(200, second_step_page, question, entered.ways, cookies=[step])
    before = await who_is_here(request, desk.works.database, settings, at=work.at)
    if before is not None and before.identity.practice_id == work.practice_id:
        await revoke_token(work, before.identity.token_id)
    done = cookie(STEP, Secret(""), settings, seconds=0)
    return answer(303, "", cookies=[remembered(entered.token, settings), done], location=onwards(question))


def onwards(question: str) -> str:
    """Where a person who has signed in, or out, goes on."""
    # What a header cannot carry was never a question of ours; the page that it leads to says what is wrong with it.
    return f"{AUTHORIZE}?{re.sub(r'[^!-~]', '', question)}" if question else APPS
