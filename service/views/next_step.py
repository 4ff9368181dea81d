"""The one thing that would help the most now, where something is missing before the daily work can begin. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Final

import msgspec

from service.accounts.states import StateReason

STALE_AFTER: Final = timedelta(days=30)
"""The weed-out is monthly, so a picture older than a month no longer serves it."""


_NEW_LINK: Final = "Make a new connect link and send it to the client."


class NextStep(msgspec.Struct, frozen=True):
    """What would help the most now: a stable code, what goes with it, and a sentence."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["connect_account"])]
    params: Annotated[Mapping[str, str | int], msgspec.Meta(description="What the text speaks of.", examples=[{}])]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["Send a connect link, or have the client hand in their official data export."],
        ),
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """What matters of one account."""

    handle: str
    source: str
    state: str
    report_age: timedelta | None
    """`None` before the first report."""
    is_being_looked_at: bool
    failure: str
    """What mends the failure of its newest checkup; empty when there was none."""
    in_the_way: StateReason | None = None
    """What keeps it from being read, or soon will; nothing that its owner chose."""
    alarm: str = ""
    """What was seen in its gravest open finding, when that puts it at risk with its network."""


def next_step(accounts: Sequence[Standing], *, is_sample: bool, is_owner: bool = False) -> NextStep | None:
    """The step to take, or `None` when everything runs by itself; what puts an account at risk, then what blocks the most.

    Args:
        accounts: All of the client's.
        is_sample: Whether the client is made up.
        is_owner: Whether it is said to the client, and not to the coach.
    """
    if is_sample:
        return _step(
            "take_on_client", "This is a sample. Take on a client of your own, and everything here becomes theirs."
        )
    if not accounts:
        return _step("connect_account", "Send a connect link, or have the client hand in their official data export.")
    for account in accounts:
        if account.alarm:
            text = f"{account.handle} is at risk with its network. {account.alarm} Talk about it, and end that program's access."
            return _step("talk_about_alarm", text, handle=account.handle)
    for account in accounts:
        step = _for(account, is_owner=is_owner)
        if step is not None:
            return step
    return None


def _for(account: Standing, *, is_owner: bool) -> NextStep | None:
    handle, age = account.handle, account.report_age
    if account.state == "needs_reconnect" or account.in_the_way is not None:
        return _mending(account, account.in_the_way, is_owner=is_owner)
    if account.is_being_looked_at and age is not None:
        return None
    if account.failure and not account.is_being_looked_at:
        return _step("mend_checkup", f"The last look at {handle} failed. {account.failure}", handle=handle)
    if age is None:
        return _first_look(account)
    if account.source == "export" and age > STALE_AFTER:
        text = f"What is known of {handle} is {age.days} days old. Have the client hand in a fresh export."
        return _step("hand_in_fresh_export", text, handle=handle, days=age.days)
    return None


def _first_look(account: Standing) -> NextStep | None:
    handle = account.handle
    if account.is_being_looked_at:
        return _step("wait_for_checkup", f"{handle} is being looked at.", handle=handle)
    if account.source == "export":
        text = f"Have the client hand in the official data export of {handle}."
        return _step("hand_in_export", text, handle=handle)
    if account.state == "connected":
        return _step("start_checkup", f"Start the first checkup of {handle}.", handle=handle)
    return _step("reconnect_account", f"{handle} is disconnected. Connect it again, or leave it.", handle=handle)


def _mending(account: Standing, why: StateReason | None, *, is_owner: bool) -> NextStep:
    handle = account.handle
    remedy = _NEW_LINK if why is None else why.client_remedy if is_owner else why.remedy
    if account.state == "needs_reconnect" or why is None:
        return _step("reconnect_account", f"{handle} can no longer be read. {remedy}", handle=handle)
    return _step(why.code, f"{handle}: {why.text} {remedy}", handle=handle)


def _step(code: str, text: str, **params: str | int) -> NextStep:
    return NextStep(code, params, text)
