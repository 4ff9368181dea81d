// What the API may refuse, each by the name of its problem. Generated from the contract by `make sdks`; changes here are lost.

import { Refused } from "./refused.js";

/** This account is known from exports alone. */
export class AccountHasNoApi extends Refused {
  override readonly name: string = "AccountHasNoApi";
}

/** This client's account with this handle is known already. */
export class AccountKnown extends Refused {
  override readonly name: string = "AccountKnown";
}

/** This account is another client's in this practice. */
export class AccountOfAnother extends Refused {
  override readonly name: string = "AccountOfAnother";
}

/** Your practice's tier gives no more of this. */
export class AllotmentSpent extends Refused {
  override readonly name: string = "AllotmentSpent";
}

/** There is such a membership or view already. */
export class AlreadyInside extends Refused {
  override readonly name: string = "AlreadyInside";
}

/** The request's body ended too early. */
export class BodyCutShort extends Refused {
  override readonly name: string = "BodyCutShort";
}

/** This checksum cannot be read. */
export class ChecksumUnknown extends Refused {
  override readonly name: string = "ChecksumUnknown";
}

/** The piece was damaged on its way. */
export class ChecksumWrong extends Refused {
  override readonly name: string = "ChecksumWrong";
}

/** A checkup of this account is already running. */
export class CheckupRunning extends Refused {
  override readonly name: string = "CheckupRunning";
}

/** This piece is too long. */
export class ChunkTooLarge extends Refused {
  override readonly name: string = "ChunkTooLarge";
}

/** The circle is full: it holds 60 people. */
export class CircleFull extends Refused {
  override readonly name: string = "CircleFull";
}

/** Time cannot be moved here. */
export class ClockFixed extends Refused {
  override readonly name: string = "ClockFixed";
}

/** This client's coaching has ended. */
export class CoachingEnded extends Refused {
  override readonly name: string = "CoachingEnded";
}

/** This is not the code that your app should show now. */
export class CodeNotOfApp extends Refused {
  override readonly name: string = "CodeNotOfApp";
}

/** The client has not agreed to show this. */
export class ConsentMissing extends Refused {
  override readonly name: string = "ConsentMissing";
}

/** The cursor was not given out by this list. */
export class CursorInvalid extends Refused {
  override readonly name: string = "CursorInvalid";
}

/** The database does not answer at the moment. */
export class DatabaseAway extends Refused {
  override readonly name: string = "DatabaseAway";
}

/** This e-mail address signs in with another password. */
export class EmailTaken extends Refused {
  override readonly name: string = "EmailTaken";
}

/** There are no events of this type. */
export class EventTypeUnknown extends Refused {
  override readonly name: string = "EventTypeUnknown";
}

/** No export was sent. */
export class ExportEmpty extends Refused {
  override readonly name: string = "ExportEmpty";
}

/** Your practice demands a second factor, and this is your only one. */
export class FactorDemanded extends Refused {
  override readonly name: string = "FactorDemanded";
}

/** This does not show that it is you. */
export class FactorRefused extends Refused {
  override readonly name: string = "FactorRefused";
}

/** The answer has no such fields. */
export class FieldsUnknown extends Refused {
  override readonly name: string = "FieldsUnknown";
}

/** The Idempotency-Key is empty, longer than 255 characters, or holds a NUL. */
export class IdempotencyKeyInvalid extends Refused {
  override readonly name: string = "IdempotencyKeyInvalid";
}

/** This front end was not allowed to do this. */
export class InsufficientScope extends Refused {
  override readonly name: string = "InsufficientScope";
}

/** This invitation is no longer open. */
export class InvitationClosed extends Refused {
  override readonly name: string = "InvitationClosed";
}

/** The invitation is for another e-mail address. */
export class InvitedElsewhere extends Refused {
  override readonly name: string = "InvitedElsewhere";
}

/** There is an identity provider of this issuer already. */
export class IssuerTaken extends Refused {
  override readonly name: string = "IssuerTaken";
}

/** This Idempotency-Key was used for a different request. */
export class KeyUsedForAnother extends Refused {
  override readonly name: string = "KeyUsedForAnother";
}

/** A practice keeps at least one owner. */
export class LastOwner extends Refused {
  override readonly name: string = "LastOwner";
}

/** You have no second factor. */
export class NoFactor extends Refused {
  override readonly name: string = "NoFactor";
}

/** This token is not held by a person. */
export class NoSession extends Refused {
  override readonly name: string = "NoSession";
}

/** Say who it is, by number or by handle. */
export class NobodyNamed extends Refused {
  override readonly name: string = "NobodyNamed";
}

/** This account has not been looked at yet. */
export class NotCheckedYet extends Refused {
  override readonly name: string = "NotCheckedYet";
}

/** There is nothing here that you can reach. */
export class NotFound extends Refused {
  override readonly name: string = "NotFound";
}

/** This sign-in is not tied to anybody here yet. */
export class NotTied extends Refused {
  override readonly name: string = "NotTied";
}

/** There is no answer to take back. */
export class NothingToTakeBack extends Refused {
  override readonly name: string = "NothingToTakeBack";
}

/** The upload goes on from another offset. */
export class OffsetElsewhere extends Refused {
  override readonly name: string = "OffsetElsewhere";
}

/** Send one proof, and no more. */
export class OneProof extends Refused {
  override readonly name: string = "OneProof";
}

/** This is your only way in. */
export class OnlyWayIn extends Refused {
  override readonly name: string = "OnlyWayIn";
}

/** This account is a Facebook Page, and no export holds a Page's followers. */
export class PageTakesNoExport extends Refused {
  override readonly name: string = "PageTakesNoExport";
}

/** This passkey is here already. */
export class PasskeyKnown extends Refused {
  override readonly name: string = "PasskeyKnown";
}

/** This e-mail address has a password here. */
export class PasswordKnown extends Refused {
  override readonly name: string = "PasswordKnown";
}

/** This is not your password. */
export class PasswordWrong extends Refused {
  override readonly name: string = "PasswordWrong";
}

/** Your role does not allow this. */
export class PermissionMissing extends Refused {
  override readonly name: string = "PermissionMissing";
}

/** This is the account of a client. */
export class PersonIsAccount extends Refused {
  override readonly name: string = "PersonIsAccount";
}

/** This person neither follows the account nor has spoken with it. */
export class PersonNotKnown extends Refused {
  override readonly name: string = "PersonNotKnown";
}

/** You can sign in to more than one place. */
export class PlaceUnclear extends Refused {
  override readonly name: string = "PlaceUnclear";
}

/** This proof opens nothing, or no longer. */
export class ProofRefused extends Refused {
  override readonly name: string = "ProofRefused";
}

/** Nothing can be sent to this address. */
export class ReceiverAddressRefused extends Refused {
  override readonly name: string = "ReceiverAddressRefused";
}

/** Nothing is sent to this receiver while it is not active. */
export class ReceiverNotActive extends Refused {
  override readonly name: string = "ReceiverNotActive";
}

/** This range cannot be replayed. */
export class ReplayRangeInvalid extends Refused {
  override readonly name: string = "ReplayRangeInvalid";
}

/** One range is replayed at a time. */
export class ReplayRunning extends Refused {
  override readonly name: string = "ReplayRunning";
}

/** A replay sends at most 10,000 messages. */
export class ReplayTooLarge extends Refused {
  override readonly name: string = "ReplayTooLarge";
}

/** The request does not fit the contract. */
export class RequestInvalid extends Refused {
  override readonly name: string = "RequestInvalid";
}

/** A request with this Idempotency-Key is still running. */
export class RequestStillRunning extends Refused {
  override readonly name: string = "RequestStillRunning";
}

/** People cannot be led back to this address. */
export class ReturnAddressRefused extends Refused {
  override readonly name: string = "ReturnAddressRefused";
}

/** Your practice asks you to set up a second factor first. */
export class SecondFactorOwed extends Refused {
  override readonly name: string = "SecondFactorOwed";
}

/** This sign-in is no longer open. */
export class SecondStepClosed extends Refused {
  override readonly name: string = "SecondStepClosed";
}

/** This needs a token. */
export class SignInNeeded extends Refused {
  override readonly name: string = "SignInNeeded";
}

/** E-mail address and password do not open this. */
export class SignInRefused extends Refused {
  override readonly name: string = "SignInRefused";
}

/** Show first that it is you. */
export class StepUpNeeded extends Refused {
  override readonly name: string = "StepUpNeeded";
}

/** This token is too old to go on from. */
export class SyncTokenTooOld extends Refused {
  override readonly name: string = "SyncTokenTooOld";
}

/** This task was already done or skipped. */
export class TaskSettled extends Refused {
  override readonly name: string = "TaskSettled";
}

/** There is such a tie already. */
export class TiedAlready extends Refused {
  override readonly name: string = "TiedAlready";
}

/** This token is not valid, or no longer. */
export class TokenRefused extends Refused {
  override readonly name: string = "TokenRefused";
}

/** You have 20 passkeys. */
export class TooManyPasskeys extends Refused {
  override readonly name: string = "TooManyPasskeys";
}

/** The practice has as many identity providers as it can. */
export class TooManyProviders extends Refused {
  override readonly name: string = "TooManyProviders";
}

/** A practice has at most 20 receivers. */
export class TooManyReceivers extends Refused {
  override readonly name: string = "TooManyReceivers";
}

/** You have asked for this too often. */
export class TooManyRequests extends Refused {
  override readonly name: string = "TooManyRequests";
}

/** At most 4 replaced secrets of a receiver sign at once. */
export class TooManySecrets extends Refused {
  override readonly name: string = "TooManySecrets";
}

/** You listen in too many places already. */
export class TooManyStreams extends Refused {
  override readonly name: string = "TooManyStreams";
}

/** Too much is on its way at once. */
export class TooManyUploads extends Refused {
  override readonly name: string = "TooManyUploads";
}

/** The account has too many declared events. */
export class TooMuchDeclared extends Refused {
  override readonly name: string = "TooMuchDeclared";
}

/** This try-out has ended. */
export class TryOutSettled extends Refused {
  override readonly name: string = "TryOutSettled";
}

/** An export holds between one byte and 4 GiB. */
export class UploadTooLarge extends Refused {
  override readonly name: string = "UploadTooLarge";
}

/** A file of this export is still on its way. */
export class UploadUnfinished extends Refused {
  override readonly name: string = "UploadUnfinished";
}

/** This weed-out is closed. */
export class WeedOutClosed extends Refused {
  override readonly name: string = "WeedOutClosed";
}

/** Each by the last word of its `type`. */
export const BY_NAME: Readonly<Record<string, typeof Refused>> = {
  "account-has-no-api": AccountHasNoApi,
  "account-known": AccountKnown,
  "account-of-another": AccountOfAnother,
  "allotment-spent": AllotmentSpent,
  "already-inside": AlreadyInside,
  "body-cut-short": BodyCutShort,
  "checksum-unknown": ChecksumUnknown,
  "checksum-wrong": ChecksumWrong,
  "checkup-running": CheckupRunning,
  "chunk-too-large": ChunkTooLarge,
  "circle-full": CircleFull,
  "clock-fixed": ClockFixed,
  "coaching-ended": CoachingEnded,
  "code-not-of-app": CodeNotOfApp,
  "consent-missing": ConsentMissing,
  "cursor-invalid": CursorInvalid,
  "database-away": DatabaseAway,
  "email-taken": EmailTaken,
  "event-type-unknown": EventTypeUnknown,
  "export-empty": ExportEmpty,
  "factor-demanded": FactorDemanded,
  "factor-refused": FactorRefused,
  "fields-unknown": FieldsUnknown,
  "idempotency-key-invalid": IdempotencyKeyInvalid,
  "insufficient-scope": InsufficientScope,
  "invitation-closed": InvitationClosed,
  "invited-elsewhere": InvitedElsewhere,
  "issuer-taken": IssuerTaken,
  "key-used-for-another": KeyUsedForAnother,
  "last-owner": LastOwner,
  "no-factor": NoFactor,
  "no-session": NoSession,
  "nobody-named": NobodyNamed,
  "not-checked-yet": NotCheckedYet,
  "not-found": NotFound,
  "not-tied": NotTied,
  "nothing-to-take-back": NothingToTakeBack,
  "offset-elsewhere": OffsetElsewhere,
  "one-proof": OneProof,
  "only-way-in": OnlyWayIn,
  "page-takes-no-export": PageTakesNoExport,
  "passkey-known": PasskeyKnown,
  "password-known": PasswordKnown,
  "password-wrong": PasswordWrong,
  "permission-missing": PermissionMissing,
  "person-is-account": PersonIsAccount,
  "person-not-known": PersonNotKnown,
  "place-unclear": PlaceUnclear,
  "proof-refused": ProofRefused,
  "receiver-address-refused": ReceiverAddressRefused,
  "receiver-not-active": ReceiverNotActive,
  "replay-range-invalid": ReplayRangeInvalid,
  "replay-running": ReplayRunning,
  "replay-too-large": ReplayTooLarge,
  "request-invalid": RequestInvalid,
  "request-still-running": RequestStillRunning,
  "return-address-refused": ReturnAddressRefused,
  "second-factor-owed": SecondFactorOwed,
  "second-step-closed": SecondStepClosed,
  "sign-in-needed": SignInNeeded,
  "sign-in-refused": SignInRefused,
  "step-up-needed": StepUpNeeded,
  "sync-token-too-old": SyncTokenTooOld,
  "task-settled": TaskSettled,
  "tied-already": TiedAlready,
  "token-refused": TokenRefused,
  "too-many-passkeys": TooManyPasskeys,
  "too-many-providers": TooManyProviders,
  "too-many-receivers": TooManyReceivers,
  "too-many-requests": TooManyRequests,
  "too-many-secrets": TooManySecrets,
  "too-many-streams": TooManyStreams,
  "too-many-uploads": TooManyUploads,
  "too-much-declared": TooMuchDeclared,
  "try-out-settled": TryOutSettled,
  "upload-too-large": UploadTooLarge,
  "upload-unfinished": UploadUnfinished,
  "weed-out-closed": WeedOutClosed,
};
