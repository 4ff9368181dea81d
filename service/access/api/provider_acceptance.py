"""Entering on an invitation by way of an identity provider."""

from typing import Any, Final

from litestar import Request, post
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.finders import find_invitation
from service.access.invitations import AlreadyInside, InvitationClosed, accept, open_invitation
from service.access.limits import ENTRIES
from service.access.openid.accepting import InvitedElsewhere, PasswordKnown, person_vouched_for
from service.access.openid.proofs import ProofRefused, redeem_proof
from service.access.openid.shapes import ProofCode, Verifier
from service.access.openid.ties import TiedAlready, tie
from service.access.shapes import Confidential, InvitationToken, PersonName, SessionView
from service.access.signing_in import open_session
from service.access.tokens import TokenKind, hash_of, is_well_formed
from service.kit.limits import Limited, TooManyRequests
from service.kit.problems import RequestInvalid, documented, request_id_of
from service.kit.secrets import Secret


class ProviderAcceptance(Confidential, frozen=True, forbid_unknown_fields=True):
    """An invitation, a provider's word about you, and what you want to be called."""

    token: InvitationToken
    name: PersonName
    code: ProofCode
    code_verifier: Verifier


@post(
    "/v1/provider-acceptances",
    operation_id="acceptInvitationByProvider",
    summary="Accept an invitation by a provider",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(
        RequestInvalid,
        InvitationClosed,
        ProofRefused,
        InvitedElsewhere,
        PasswordKnown,
        AlreadyInside,
        TiedAlready,
        TooManyRequests,
    ),
)
async def accept_invitation_by_provider(
    request: Request[Any, Any, Any], data: JSONBody[ProviderAcceptance], database: AppDatabase, desk: RequestDesk
) -> SessionView:
    """Enter the practice without a password: the invited address is the one that the provider has verified, and is tied to it."""
    found = None
    if is_well_formed(data.token, TokenKind.INVITATION):
        found = await find_invitation(database, hash_of(Secret(data.token)))
    if found is None:
        raise InvitationClosed
    practice_id, invitation_id = found
    work = await desk.open(practice_id)
    invitation = await open_invitation(work, invitation_id)
    proof = await redeem_proof(work, data.code, data.code_verifier)
    person_id = await person_vouched_for(work, database, invitation, proof, name=data.name)
    place = await accept(work, invitation, person_id=person_id, name=data.name)
    trail = Trail(work, place.caller, request_id_of(request))
    trail.note("invitation.accepted", invitation.id)
    trail.note("provider.tied", await tie(work, place, person_id, proof))
    token, ends = await open_session(work, place, person_id, assurance=proof.assurance)
    return SessionView(token=token.reveal(), expires_at=ends, practice_id=practice_id, role=place.role.value)


DOORS: Final = (accept_invitation_by_provider,)
