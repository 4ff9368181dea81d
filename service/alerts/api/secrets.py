"""Changing a receiver's signing secret without losing a message."""

from typing import Annotated, Final

import msgspec
from litestar import delete, post
from litestar.di import NamedDependency

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.access.shapes import Confidential
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.alerts.api.receivers import ReceiverView
from service.alerts.receivers import held_receiver
from service.alerts.shapes import ReceiverInPath
from service.alerts.signing_secrets import TooManySecrets, forget_former_secrets, rotate_secret
from service.kit.problems import NotFound
from service.kit.work import Work


class SecretRotated(Confidential, frozen=True, kw_only=True):
    """A receiver whose secret was changed. The new one is shown this once."""

    receiver: ReceiverView
    secret: Annotated[
        str,
        msgspec.Meta(
            description="Verify with it from now on; any moment of the next 24 hours is early enough.",
            examples=["whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH2LPmVv5Zr9A="],
        ),
    ]


@post(
    "/v1/receivers/{receiver_id:uuid}/secret-rotations",
    operation_id="rotateReceiverSecret",
    summary="Change a receiver's secret",
    tags=["Alerts"],
    guards=[may(Permission.MANAGE_RECEIVERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound, TooManySecrets),
)
async def rotate(
    receiver_id: ReceiverInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> SecretRotated:
    """Give a receiver a new signing secret, shown this once. For 24 hours every message carries a signature of each.

    `webhook-signature` then holds several, with spaces between, as Standard Webhooks 1.0 says: a message is ours when one of
    them fits. Asked again within the 24 hours, each secret that was replaced keeps its own 24 hours; of those there are at
    most four.
    """
    receiver = await held_receiver(work, receiver_id)
    secret = await rotate_secret(work, receiver)
    trail.note("receiver.secret_rotated", receiver_id)
    shown = msgspec.convert(receiver, ReceiverView, from_attributes=True)
    return SecretRotated(receiver=shown, secret=secret.reveal())


@delete(
    "/v1/receivers/{receiver_id:uuid}/former-secrets",
    operation_id="endFormerSecrets",
    summary="End a receiver's former secrets",
    tags=["Alerts"],
    guards=[may(Permission.MANAGE_RECEIVERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def end(receiver_id: ReceiverInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]) -> None:
    """Destroy the secrets that were replaced, at once: for when one is known to others. Only the newest signs from now on."""
    await forget_former_secrets(work, await held_receiver(work, receiver_id))
    trail.note("receiver.former_secrets_ended", receiver_id)


DOORS: Final = (rotate, end)
