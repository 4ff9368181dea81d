"""The doors by which the signed-in client hands in an export in one go, and confirms that it is theirs.

The body is read before the door's transaction begins, for a phone may take longer than a transaction may stand idle.
"""

import tempfile
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.export_accounts import PageTakesNoExport, require_taker
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath, account_in_reach
from service.checkups.asking import CheckupRunning
from service.checkups.confirming import confirm_own
from service.checkups.export_report import MOST_SHOWN
from service.checkups.handing_in import Statement, hand_in
from service.checkups.shapes import CheckupAsked, asked
from service.checkups.uploads import Holder, TooManyUploads, keep_whole, pieces_of
from service.kit.problems import NotFound, Problem, request_id_of
from service.kit.work import Work
from service.roster.coaching import CoachingEnded

LARGEST_AT_ONCE: Final = 60_000_000
"""Bytes of a zip in one request: what a million followers with their dates take, with room."""
_IN_MEMORY: Final = 1 << 20


class ExportEmpty(Problem):
    """No bytes were sent."""

    status = 400
    title = "No export was sent"
    remedy = "Send the zip file itself as the body, with Content-Type: application/zip."


@post(
    "/v1/accounts/{account_id:uuid}/exports",
    operation_id="handInExport",
    summary="Hand in an official data export",
    description="The body is the zip file as the network made it (`application/zip`), up to 60 MB. Larger ones, and those in several files, come through uploads.",
    tags=["Checkups"],
    status_code=202,
    guards=[may(Permission.HAND_IN_EXPORT)],
    request_max_body_size=LARGEST_AT_ONCE,
    responses=refusals(NotFound, CheckupRunning, PageTakesNoExport, ExportEmpty, TooManyUploads, CoachingEnded),
)
async def hand_in_export(  # noqa: PLR0913 # each is named
    *,
    request: Request[Any, Any, Any],
    account_id: AccountInPath,
    identity: NamedDependency[Identity],
    desk: RequestDesk,
    with_messages: Annotated[
        bool,
        QueryParameter(
            description="Whether the client agrees that it is read who wrote to whom and when; words never are."
        ),
    ] = False,
    followers_shown: Annotated[
        int | None,
        QueryParameter(ge=0, le=MOST_SHOWN, description="Followers on the profile; tells whether the export is whole."),
    ] = None,
    file_name: Annotated[
        str,
        QueryParameter(
            min_length=1,
            max_length=255,
            description="What the network called the file; some networks write owner and day into it.",
        ),
    ] = "export.zip",
) -> CheckupAsked:
    """Have an export read. Only the client whose account it is hands it in."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        async for piece in request.stream():
            file.write(piece)
        if not (length := file.tell()):
            raise ExportEmpty
        file.seek(0)
        work = await desk.open(identity.practice_id)
        account = await account_in_reach(work, identity, account_id)
        await require_taker(work, account)
        holder = Holder(account_id=account.id)
        upload = await keep_whole(work, holder, pieces_of(file), length=length, file_name=file_name)
    checkup_id = await hand_in(
        work,
        account,
        holder,
        upload_ids=[upload.id],
        statement=Statement(followers_shown, with_messages),
        asked_by=identity.caller,
    )
    Trail(work, identity.caller, request_id_of(request)).note("export.handed_in", checkup_id)
    return asked(checkup_id)


class ExportsConfirmed(msgspec.Struct, frozen=True):
    """What was confirmed."""

    exports: Annotated[
        int,
        msgspec.Meta(description="Exports that had not said whose they are, and are the account's now.", examples=[1]),
    ]


@post(
    "/v1/accounts/{account_id:uuid}/export-confirmation",
    operation_id="confirmExports",
    summary="Confirm that the account's exports are its own",
    tags=["Checkups"],
    status_code=200,
    guards=[may(Permission.HAND_IN_EXPORT)],
    responses=refusals(NotFound),
)
async def confirm_exports(
    account: NamedDependency[SocialAccount], work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> ExportsConfirmed:
    """Say of the exports that were read and do not say themselves whose they are that they are this account's."""
    confirmed = await confirm_own(work, account.id)
    trail.note("export.confirmed", account.id)
    return ExportsConfirmed(confirmed)


DOORS: Final = (hand_in_export, confirm_exports)
