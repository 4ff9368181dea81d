"""Telling later of findings that reach the client first, and forgetting posts after a month."""

from typing import Final

from service.automation.models import Finding
from service.automation.post_marks import FORGET_MARKS, forget_marks
from service.automation.states import FindingState
from service.automation.telling import TELL, tell_of
from service.kit.jobs import Done, JobKind, Outcome, Run


async def tell_finding(run: Run) -> Outcome:
    """Tell of the finding this job is about, unless it was set aside or has cleared in the meantime."""
    async with run.work() as work:
        finding = await work.session.get_one(Finding, (work.practice_id, run.subject_id))
        if finding.state == FindingState.OPEN:
            await tell_of(work, finding, at=work.at)
    return Done()


JOBS: Final = (JobKind(TELL, tell_finding), JobKind(FORGET_MARKS, forget_marks))
