"""What is known of a client's accounts, and ending a connection."""

from typing import Final
from uuid import UUID

from litestar import get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.allotments import AllotmentSpent
from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.export_accounts import AccountKnown, AccountOfAnother, add_export_account
from service.accounts.life import ask_to_listen, disconnect
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath, AppNetworks
from service.accounts.shapes import AccountChange, AccountView, NewExportAccount, account_view
from service.accounts.showing import shown
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.coaching import CoachingEnded, require_coaching
from service.roster.models import Client
from service.roster.reach import ClientInPath, Reach


@get(
    "/v1/clients/{client_id:uuid}/accounts",
    operation_id="listAccounts",
    summary="List a client's accounts",
    tags=["Accounts"],
    guards=[may(Permission.READ_ACCOUNTS)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_accounts(  # noqa: PLR0913 # each dependency is named
    *,
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    networks: AppNetworks,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[AccountView]:
    """The client's accounts, first known first, connected or not."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_accounts_v3($1, $2, $3, $4, $5, $6)", *reach, client_id, key_of(cursor, UUID), limit + 1
    )
    if not rows:
        raise NotFound
    return page_by_id([account_view(dict(row), networks) for row in rows if row["id"] is not None], limit)


@get(
    "/v1/accounts/{account_id:uuid}",
    operation_id="showAccount",
    summary="Show an account",
    tags=["Accounts"],
    guards=[may(Permission.READ_ACCOUNTS)],
    responses=refusals(NotFound),
)
async def show_account(
    account_id: AccountInPath, reach: NamedDependency[Reach], database: AppDatabase, networks: AppNetworks
) -> AccountView:
    """Whether the account can be read, why not and what mends it, and what can be known of it at all."""
    row = await database.reads.fetchrow("SELECT * FROM show_account_v3($1, $2, $3, $4)", *reach, account_id)
    if row is None:
        raise NotFound
    return account_view(dict(row), networks)


@post(
    "/v1/clients/{client_id:uuid}/accounts",
    operation_id="addExportAccount",
    summary="Add an account for exports",
    tags=["Accounts"],
    guards=[may(Permission.CONNECT_ACCOUNTS)],
    responses=refusals(NotFound, AccountKnown, AccountOfAnother, CoachingEnded, AllotmentSpent),
)
async def add_account(
    client: NamedDependency[Client],
    data: JSONBody[NewExportAccount],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    networks: AppNetworks,
) -> AccountView:
    """Add an account that will be known from official data exports alone, so that one can be handed in."""
    await require_coaching(work, client.id)
    account = await add_export_account(work, client.id, data.platform, data.handle)
    trail.note("account.added", account.id)
    return await shown(work, account, networks)


@patch(
    "/v1/accounts/{account_id:uuid}",
    operation_id="changeAccount",
    summary="Change an account's budget",
    tags=["Accounts"],
    guards=[may(Permission.CONNECT_ACCOUNTS)],
    responses=refusals(NotFound),
)
async def change_account(
    account: NamedDependency[SocialAccount],
    data: JSONBody[AccountChange],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    networks: AppNetworks,
) -> AccountView:
    """Say what reading this account may cost in a month."""
    account.monthly_budget_micros = data.monthly_budget_micros
    await work.session.flush()
    await ask_to_listen(work, account)
    trail.note("account.budget_changed", account.id)
    return await shown(work, account, networks)


@post(
    "/v1/accounts/{account_id:uuid}/disconnection",
    operation_id="disconnectAccount",
    summary="Disconnect an account",
    tags=["Accounts"],
    status_code=200,
    guards=[may(Permission.CONNECT_ACCOUNTS)],
    responses=refusals(NotFound),
)
async def disconnect_account(
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    networks: AppNetworks,
) -> AccountView:
    """Stop reading the account at once; the network is told and its tokens are destroyed. What is known stays."""
    await disconnect(work, account.id)
    trail.note("account.disconnected", account.id)
    return await shown(work, account, networks)


DOORS: Final = (list_accounts, show_account, add_account, change_account, disconnect_account)
