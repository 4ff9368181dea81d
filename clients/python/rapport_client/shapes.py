"""What the API takes and gives. Generated from the contract by `make sdks`; changes here are lost."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict


class Acceptance(TypedDict):
    """The invited person's name and password; who signs in elsewhere with this address gives the same password."""

    name: str
    """The person's name."""
    password: str
    """At least 12 characters; a few words make a good one."""
    token: str
    """The invitation's token, for the invited person alone."""


class AccountChange(TypedDict):
    """What to change."""

    monthly_budget_micros: int
    """What reading this account may cost in a month, in millionths of a dollar."""


class Acquaintance(TypedDict):
    """How many of one account's followers the client really knows, in numbers alone."""

    account_id: str
    """The account."""
    genuine: int | None
    """Followers of class genuine among those read; null where no followers were ever read."""
    in_conversation: int
    """People who follow or not, with two turns each way, as far as was read."""
    in_conversation_this_week: int
    """Of those, who spoke within seven days."""
    known: int
    """Of these, of whom one personal fact is written down."""
    read_at: str | None
    """When followers were read last."""
    touched_30_days: int
    """Of these, touched within 30 days."""
    touched_60_days: int
    """Of these, touched within 60 days."""
    touched_90_days: int
    """Of these, touched within 90 days."""


class ActingFrontEnd(TypedDict):
    """The front end that acts for you by this token, and what you let it do."""

    id: str
    """Its `client_id`."""
    name: str
    """As you read it when you agreed."""
    scopes: list[str]
    """What this token lends it."""


class AlertView(TypedDict):
    """Something the practice was told."""

    client_id: str | None
    """Whom it is about, if anyone."""
    created_at: str
    """Since when."""
    event: str
    """An event type's name."""
    id: str
    """The alert; also the `webhook-id` of every message about it."""
    occurred_at: str
    """When it happened."""
    payload: dict[str, Any]
    """The message's `data`; its shape belongs to the event type."""
    subject_id: str
    """What it is about: a finding, an account, a receiver."""
    version: int
    """Version of the data's shape."""


class AnswerResponse(TypedDict):
    """What the authenticator signed."""

    authenticatorData: str
    """Bytes in base64url."""
    clientDataJSON: str
    """Bytes in base64url."""
    signature: str
    """Bytes in base64url."""
    userHandle: NotRequired[str | None]
    """Bytes in base64url."""


class AnswerView(TypedDict):
    """What somebody said of a finding."""

    answer: Literal["accepted", "wrong", "explained"]
    """What was said."""
    by: Literal["client", "practice"]
    """Whether the client said so, or a member of the practice."""
    given_at: str
    """When."""
    id: str
    """The answer."""
    words: str | None
    """In their own words."""


class ApiKeyMade(TypedDict):
    """A key that was made. The token is shown this once."""

    expires_at: str | None
    """When it ends; null for never."""
    id: str
    """The key."""
    token: str
    """Send it as `Authorization: Bearer <token>`."""


class ApiKeyView(TypedDict):
    """A key that is valid, or was until it expired."""

    created_at: str
    """Since when."""
    expires_at: str | None
    """When it ends; null for never."""
    id: str
    """The key."""
    label: str
    """What the key is for."""
    last_used_at: str | None
    """Last use, to the minute; null for never."""
    member_id: str
    """As whom it acts."""


class AppBegun(TypedDict):
    """An authenticator app that counts once it has shown a code. The secret is shown this once."""

    id: str
    """The factor."""
    otpauth_uri: str
    """To be shown as a QR code."""
    secret: str
    """To be typed, in base32."""


class AppConfirmation(TypedDict):
    """The first code of an app."""

    code: str
    """The six digits that your app shows now."""


class ApprovalView(TypedDict):
    """That a front end may act for somebody."""

    caller: str
    """For whom: `member:<id>`, or `client:<id>` in their own view."""
    created_at: str
    """Since when."""
    expires_at: str | None
    """When the person is asked again; null for a machine."""
    front_end_id: str
    """The front end; its `client_id`."""
    front_end_name: str
    """What it was called when they agreed."""
    id: str
    """The approval."""
    last_used_at: str | None
    """Last use, to the minute; null for never."""
    scopes: list[str]
    """What it may be let do."""


class AssignmentView(TypedDict):
    """A member who coaches the client."""

    created_at: str
    """Since when."""
    member_id: str
    """The member."""
    name: str
    """The person's name."""


class AttemptView(TypedDict):
    """One try to deliver."""

    at: str
    """When it was sent."""
    duration_ms: int
    """How long it took, in milliseconds."""
    outcome: str
    """`answered`; `no_answer` when the receiver could not be reached or was too slow; otherwise the code of our refusal to send there, such as `address_not_public`."""
    reply_start: str
    """The start of the answer's body."""
    status: int | None
    """HTTP status of the answer; only 2xx delivers."""


class AuthenticatorAppView(TypedDict):
    """An authenticator app that counts."""

    created_at: str
    """Since when."""
    id: str
    """The factor."""
    last_used_at: str | None
    """Last use; null for never."""


class BriefCause(TypedDict):
    """One cause of a change in quality followers, added up over all looks since."""

    change: int
    """More, or fewer where it is below zero."""
    code: str
    """As ledgers code it."""
    text: str
    """In plain English."""


class BriefFinding(TypedDict):
    """Something new about the client's own account."""

    severity: str
    """How grave."""
    text: str
    """What was seen."""


class BriefLook(TypedDict):
    """Quality followers at one look."""

    model_version: str
    """By which model; two models cannot be compared."""
    quality_followers: int | None
    """How many among those read; null when not known."""
    taken_at: str
    """When."""
    total: int | None
    """All followers."""


class BriefNewcomers(TypedDict):
    """Who began to follow since then, on the same account."""

    came: int
    """Began to follow."""
    genuine: int
    """Of these, of class genuine."""
    stayed: int
    """Of these, still follow."""


class BriefTasks(TypedDict):
    """What became of tasks since then."""

    active_days: int
    """Days on which something was done."""
    done: int
    """Done."""
    lapsed: int
    """Let lapse."""
    open: int
    """Still open."""
    skip_reasons: list[str]
    """The newest five, in the client's words."""
    skipped: int
    """Skipped."""


class BriefTryOuts(TypedDict):
    """What became of try-outs since then."""

    dropped: int
    """Dropped."""
    due: int
    """Of whom a verdict is due now."""
    kept: int
    """Kept."""
    opened: int
    """Opened."""


class BriefWaiting(TypedDict):
    """People who wrote and got no answer."""

    oldest_since: str | None
    """Since when the first waits."""
    people: int
    """How many."""


class BriefWeeded(TypedDict):
    """What became of people in weed-outs since then."""

    spared: int
    """Kept after all."""
    unfollowed: int
    """Unfollowed."""


class CallView(TypedDict):
    """A call that was held."""

    client_id: str
    """With whom."""
    held_at: str
    """When."""
    id: str
    """The call."""


class CapabilityView(TypedDict):
    """One thing one may want to know of an account, and whether it can be seen."""

    as_of: str | None
    """When the export that shows it was made; null where none that was read does, or the network shows it now."""
    code: str
    """What."""
    observable: bool
    """Whether it can be seen now."""
    reason: str
    """Why not, or in which export it is seen; empty where the network shows it."""
    remedy: str
    """What would help; empty when nothing needs to."""
    source: Literal["api", "export"] | None
    """Where it is seen: `api` in the network's answers, `export` in official exports; null where it is not."""


class CardAnswer(TypedDict):
    """How the client sorts one follower; null clears the answer."""

    answer: Literal["fits", "friend", "peer", "not_for_me", "unsure"] | None
    """The answer."""


class CardView(TypedDict):
    """One follower who was dealt to the client."""

    answer: Literal["fits", "friend", "peer", "not_for_me", "unsure"] | None
    """How they were sorted; null if not yet."""
    handle: str | None
    """Their handle."""
    name: str | None
    """Their name."""
    profile_id: str
    """The network's number of the person."""


class Change(TypedDict):
    """What a version of the model changed."""

    changed: str
    """What is different."""
    since: str
    """The day from which it judged."""
    version: str
    """The version."""


class Changed(TypedDict):
    """That something changed. Read it at its own door, which tells what you may see of it."""

    client_id: str | None
    """Whose it is or was; null when that went with it."""
    id: str
    """Which."""
    is_gone: bool
    """Whether it was deleted: drop it."""
    kind: Literal["client", "account", "checkup", "finding", "task"]
    """What it is."""


class Changes(TypedDict):
    """What changed, and where to go on from."""

    is_last: bool
    """Whether there was no more; if false, ask again at once."""
    items: list[Changed]
    """In the order in which it was committed."""
    next_since: str
    """Keep it: what you send as `since` the next time, now or within thirty days."""


class CheckupAsked(TypedDict):
    """The checkup that was asked for; follow it until its state is `done` or `failed`."""

    checkup: str
    """Where to follow it."""
    id: str
    """The checkup."""


class CircleView(TypedDict):
    """A person whom the client chose to know well."""

    chosen_at: str
    """When."""
    handle: str | None
    """Their handle, as last seen."""
    profile_id: str
    """The person's number on the network, as text since it outgrows what JavaScript counts exactly."""


class ClientInvitation(TypedDict):
    """Where the client reads their mail."""

    email: str
    """An e-mail address; capitals make no difference."""


class ClientInvited(TypedDict):
    """An open invitation. The token is shown this once: hand it to the client."""

    expires_at: str
    """Until when it can be accepted."""
    id: str
    """The invitation."""
    token: str
    """What the client accepts with."""


class ClockStep(TypedDict):
    """How far to move on."""

    advance_seconds: int
    """Seconds, a year at the most."""


class ClockView(TypedDict):
    """How far the practice's own time runs ahead of real time."""

    offset_seconds: int
    """Seconds ahead."""


class CommentFlagView(TypedDict):
    """
    Offensive words of one kind in what somebody wrote to the account; the comment itself is not kept.

    `profile_id`, `handle` and `masked` are null while the client has not agreed to show names.
    """

    code: str
    """A stable code."""
    dismissed: bool
    """Somebody set it aside as fine."""
    handle: str | None
    """Their handle."""
    id: str
    """By which it is set aside."""
    masked: str | None
    """The words, all but first letters hidden."""
    profile_id: str | None
    """The network's number of the person."""
    said_at: str
    """When the newest such comment was written."""
    sureness: Literal["clear", "perhaps"]
    """`perhaps`: quoted, or read behind a disguise."""


class ConnectLinkMade(TypedDict):
    """A connect link. Its address is shown this once: send it to the client, who needs no sign-in."""

    expires_at: str
    """Until when it can be used, once."""
    id: str
    """The link."""
    url: str
    """Whoever opens it can connect one account for this client."""


class ConsentDecision(TypedDict):
    """The client's decision."""

    granted: bool
    """True agrees, false takes it back."""


ConsentKind: TypeAlias = Literal["names", "notes", "exports"]
"""What needs the client's grant; counts and findings do not."""


class ConsentView(TypedDict):
    """Whether the client agrees to show one kind of data; counts and findings need no agreement."""

    granted_at: str | None
    """Since when; null while the client does not agree."""
    kind: Literal["names", "notes", "exports"]
    """Followers' names, the client's notes, or taking data out in bulk."""


class ContactFacts(TypedDict):
    """What the client says of somebody; what is left out is taken back."""

    learned: NotRequired[str | None]
    """One personal fact, in the client's words."""
    stands_as: NotRequired[Literal["prospect", "peer", "friend"] | None]
    """What they are to the client; `peer` also sells for a living."""
    stars: NotRequired[int | None]
    """How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one."""


class CountView(TypedDict):
    """What the network said on one day; null where it did not say."""

    day: str
    """The day, in UTC."""
    followers: int | None
    """Who follow the account."""
    following: int | None
    """Whom it follows."""
    posts: int | None
    """What it has posted."""
    source: Literal["api", "export"]
    """Where this was said."""


class Deal(TypedDict):
    """How many cards to deal."""

    cards: NotRequired[int]
    """How many followers to deal."""


class Decision(TypedDict):
    """What became of a task."""

    decision: Literal["accepted", "done", "skipped", "snoozed"]
    """`done` and `skipped` are final."""
    learned: NotRequired[str | None]
    """With `done`, of a task to learn something: what was learned."""
    reason: NotRequired[str | None]
    """Why it was skipped, in the client's words."""
    until: NotRequired[str | None]
    """With `snoozed`: the client's own day to offer it anew, within 90 days."""


class DecisionView(TypedDict):
    """What became of a task."""

    decided_at: str
    """When."""
    skip_reason: str | None
    """Why it was skipped."""
    snoozed_until: str | None
    """When it is offered anew, if it was snoozed."""
    state: Literal["offered", "accepted", "done", "skipped", "snoozed", "lapsed"]
    """What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done."""
    task_id: str
    """The task."""


class DeclaredEventView(TypedDict):
    """An event that was declared and stands."""

    account_id: str
    """The account."""
    by: Literal["client", "practice"]
    """Whether the client declared it, or a member of the practice."""
    declared_at: str
    """When."""
    ends_at: str
    """When it ended, or will."""
    explains: list[Literal["boomerang", "opened_together", "engagement_pod", "copied_comments", "shared_comments"]]
    """The kinds of finding it explains."""
    id: str
    """The event."""
    kind: Literal["giveaway", "challenge", "press", "starter_pack"]
    """What it was."""
    note: str
    """What happened, in a few words and without names, handles or links."""
    starts_at: str
    """When it began, or will."""
    text: str
    """How evidence cards name it."""


class Definition(TypedDict):
    """What a word or a number means here."""

    means: str
    """What it means."""
    name: str
    """The word."""


class DetectorView(TypedDict):
    """
    From which strength the practice is told of one kind of finding, and how its answers have moved that.

    Of this practice's answers alone, the newest on each finding, and the newest three about each client, count. A threshold is
    never below the published one nor above its ceiling, and follows the answers that stand at any moment.
    """

    accepted: int
    """Findings that count as answered so."""
    ceiling: float
    """The highest it can come to."""
    explained: int
    """Likewise."""
    explained_by: list[Literal["giveaway", "challenge", "press", "starter_pack"]]
    """The kinds of declared events that may explain it; empty where none ever does."""
    explained_how: str
    """What of it they explain and with which grace, or why none does."""
    kind: Literal[
        "own_automation",
        "auto_follow_back",
        "boomerang",
        "follow_back_language",
        "engagement_pod",
        "copied_comments",
        "shared_comments",
        "opened_together",
        "guru_pattern",
    ]
    """The kind."""
    measure: Literal["probability", "times", "posts", "people", "promotions"]
    """What its strength is counted in."""
    published: float
    """The published threshold."""
    shift: float
    """By how much log-odds it is raised, 0 to 2."""
    source: str
    """Where the published threshold comes from."""
    text: str
    """Why it stands there."""
    told_from: float
    """The practice's own."""
    wrong: int
    """Likewise."""


class Dismissal(TypedDict):
    """Why a finding is set aside."""

    reason: str
    """What speaks against it."""


class EngagerView(TypedDict):
    """
    Somebody who engages with an account, and how.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
    client to agree in their own view.
    """

    comments: int
    """Comments, answers, mentions and tags that were read."""
    days: int
    """On how many days they said something."""
    first_seen_at: str
    """When a look met them first."""
    genuine: bool
    """Comes again, in words of their own, and not always together with the same group."""
    handle: str | None
    """What the network calls them: a handle, or on Facebook a name."""
    in_pod: bool
    """Comments early together with the same others, post after post."""
    last_at: str | None
    """When they said something last; null for somebody who only reacted, since networks do not say when."""
    name: str | None
    """Their name, where they were looked up."""
    posts: int
    """Posts of the account that they engaged with."""
    profile_id: str | None
    """The network's number of the person, or one of our own where it names them by handle alone; null like a name while the client has not agreed to show names."""
    reactions: int
    """Reactions that were read."""
    repeated: int
    """How many of their comments are in words that are found again and again."""


class Entry(TypedDict):
    """One cause, and how many quality followers there are more or fewer by it."""

    change: int
    """More, or fewer where it is below zero."""
    code: str
    """A stable code: `joined`, `left`, `sorted`, `market`, `fit`, `engaged`, `active`, `profile`, `model`, `records` or `coverage`. The last three are no changes in the audience."""
    params: dict[str, str | int | float]
    """The numbers."""
    text: str
    """In plain English."""


class ErasureAsked(TypedDict):
    """Something that is being deleted, and where to see that it is gone."""

    code: str
    """Proves who asked; shown once."""
    id: str
    """The erasure."""
    status_url: str
    """Anybody who has it sees how far the deletion is."""


class ErasureView(TypedDict):
    """How far an erasure is, told by ids and numbers alone."""

    account_id: str | None
    """The account; null when the client is deleted with all that is left."""
    asked_at: str
    """When it was asked for."""
    client_id: str
    """Whose account it is, or who is deleted; may be gone."""
    deleted: dict[str, int]
    """How many rows were deleted, by table."""
    done_at: str | None
    """When everything was deleted."""
    id: str
    """The erasure."""
    state: Literal["under_way", "done"]
    """How far it is."""


class EventTypeView(TypedDict):
    """A kind of event that a receiver can be told of."""

    description: str
    """What it tells."""
    example: dict[str, Any]
    """A true message's `data`."""
    name: str
    """An event type's name."""
    schema: dict[str, Any]
    """JSON Schema of a message's `data`."""
    version: int
    """What messages say as `version`: of the data's shape and meaning."""


class Evidence(TypedDict):
    """One row of evidence that a coach could show the client."""

    code: str
    """A stable code."""
    params: dict[str, str | int | float]
    """The numbers."""
    text: str
    """In plain English."""


class ExportWanted(TypedDict):
    """Files that have arrived, to be read as one export, and what the client says of it."""

    followers_shown: NotRequired[int | None]
    """Followers on the profile as the client reads them there; tells whether the export is whole."""
    upload_ids: list[str]
    """Every file of the export, where the network split it, in any order."""
    with_messages: bool
    """Whether the client agrees that it is read who wrote to whom and when; words never are."""


class ExportsConfirmed(TypedDict):
    """What was confirmed."""

    exports: int
    """Exports that had not said whose they are, and are the account's now."""


class FactTable(TypedDict):
    """What one fact says: straight between knots on a scale of doublings, level beyond them."""

    fact: str
    """The fact; `+` or `-` where two tables hold both ways."""
    knots: list[float]
    """Values of the fact."""
    says: list[float]
    """Log-odds at each knot; above zero for a fake."""


class FactorPolicy(TypedDict):
    """Of whom the practice demands a second factor."""

    demanded_of: Literal["optional", "owners", "members"]
    """`members`: of owners, coaches and assistants; nobody's clients are asked."""


class Failure(TypedDict):
    """Why a checkup ended without a report: a stable code, a sentence, and what to do."""

    code: str
    """A stable code."""
    remedy: str
    """What to do."""
    text: str
    """In plain English."""


class FakeShare(TypedDict):
    """The share of fake or automated followers, 0 to 1. From taps, or from the newest alone, there is no estimate, only bounds."""

    confidence: float
    """How often such bounds hold the truth for followers like those the model was fitted on; for kinds it never saw they may not."""
    estimate: float | None
    """The likeliest share; null when only a bound is known."""
    high: float
    """The upper bound."""
    low: float
    """The lower bound."""
    method: str
    """`model`: from public profiles; `taps`: from the client's own sorting."""


class FieldProblem(TypedDict):
    """One thing wrong with one place of a request."""

    what: str
    """What is wrong with it."""
    where: str
    """The field or parameter."""


class FindingView(TypedDict):
    """
    Signs that a program acts: about the client's own account, or one of its followers. Words describe behaviour.

    Which follower, and what they wrote, is withheld while the client has not agreed to show names; ask the client to agree
    in their own view.
    """

    account_id: str
    """The account."""
    cleared_because: Literal["stayed_away", "wrong", "explained", "declared_event"] | None
    """Why it is cleared: it was not seen for a month, somebody's answer, or an event that was declared."""
    client_id: str
    """The client."""
    dismissal_reason: str | None
    """Why it was set aside."""
    evidence: list[Evidence]
    """What it rests on."""
    first_seen_at: str
    """First seen."""
    handle: str | None
    """Their handle, once the client agrees to show names."""
    id: str
    """The finding."""
    kind: str
    """A stable code."""
    last_seen_at: str
    """Last seen."""
    probability: float | None
    """That a program acts; null where the pattern is the fact."""
    profile_id: str | None
    """The follower's number on the network, which opens their profile there; null like a name while the client has not agreed to show names, and where the client's own account is meant."""
    severity: Literal["notice", "warning", "alarm"]
    """How much it asks for."""
    state: Literal["open", "dismissed", "cleared"]
    """What became of it."""
    state_since: str
    """Since when."""
    subject: Literal["own_account", "follower", "engager"]
    """Whom it is about."""
    text: str
    """What was seen."""


class FlagCount(TypedDict):
    """How many people have one kind of flag."""

    code: str
    """As flags are coded."""
    dismissed: int
    """People of whom it was set aside as fine."""
    found_in: Literal["profile", "comment"]
    """Followers' profiles, or comments by anybody."""
    people: int
    """People with it, without those set aside."""


class FlagView(TypedDict):
    """What stands out in somebody's words, and whether somebody who knows better set it aside."""

    code: str
    """A stable code."""
    dismissed: bool
    """Somebody set it aside as fine."""
    id: str | None
    """By which it is set aside; null until a checkup has found it."""
    params: dict[str, str | int | float]
    """What is behind it."""
    text: str
    """In plain English."""


class Forecast(TypedDict):
    """What may come at the pace so far; an interval, never a promise."""

    a_week: float
    """Quality followers gained a week so far."""
    confidence: float
    """How sure the interval is."""
    days: int
    """Days between the first of them and the last."""
    earliest_on: str | None
    """At the earliest; null when not in two years."""
    in_four_weeks: int
    """Quality followers in four weeks' time."""
    in_four_weeks_high: int
    """At most, at this confidence."""
    in_four_weeks_low: int
    """At least, at this confidence."""
    latest_on: str | None
    """At the latest; null when it may never be."""
    looks: int
    """Looks that it rests on."""
    reached_on: str | None
    """When the goal is reached at this pace; null when not in two years."""


class ForecastView(TypedDict):
    """What it leads to, if everybody proposed is unfollowed. Nobody knows who of them unfollows in turn."""

    followers_before: int
    """Followers now."""
    followers_low: int
    """If all of them unfollow in turn."""
    quality_before: int
    """Quality followers now."""
    quality_low: int
    """If those who may count among them unfollow in turn."""
    share_before: float
    """Quality followers among all, now."""
    share_high: float
    """If every other of them goes, and no quality follower."""


class FrontEndView(TypedDict):
    """A third party's program that this practice registered."""

    auth_method: str
    """How it proves who it is (`token_endpoint_auth_method` of RFC 7591); `none` keeps no secret."""
    created_at: str
    """Since when."""
    grant_types: list[str]
    """How it may ask for tokens."""
    home_page: str | None
    """Where it is at home."""
    id: str
    """The front end; its `client_id`."""
    name: str
    """What it is called."""
    redirect_uris: list[str]
    """Where it may have people sent back to."""
    scopes: list[str]
    """What it may be let do."""
    verified_at: str | None
    """When whoever runs this service looked at it; until then people are warned."""


class HandedInView(TypedDict):
    """An official export that a client handed in, and what came of it."""

    account_id: str | None
    """The account; null where it was to become known by this export, which was refused."""
    checkup_id: str | None
    """The checkup that reads it; null likewise."""
    client_id: str
    """Whose."""
    failure: Failure | None
    """Why it was refused, and what mends it."""
    handed_in_at: str
    """When."""
    handle: str
    """For which account it was handed in, as it was said."""
    id: str
    """The export."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""
    state: Literal["queued", "reading", "waiting", "judging", "done", "failed"]
    """How far its reading is."""


class HandleChangeView(TypedDict):
    """A handle that no longer is what it was."""

    code: str
    """`renamed`, or `taken_over` by another account."""
    params: dict[str, str]
    """What the text speaks of."""
    seen_at: str
    """When we saw it, some time after it happened."""
    source: str
    """Where: at a `consent` or a `checkup`."""
    text: str
    """In plain English."""


class HistoryPoint(TypedDict):
    """The audience at one checkup."""

    engagers: int | None
    """People who were seen to engage; null at a look at followers."""
    genuine_engagers: int | None
    """Of them, regulars in words of their own; null at a look at followers."""
    model_version: str
    """By which model; two models cannot be compared."""
    quality_followers: int | None
    """Quality followers among those read; null when they were not known."""
    taken_at: str
    """When it was read."""
    total: int | None
    """All followers; null when the source did not say."""


class IdentityProviderView(TypedDict):
    """An OpenID provider by which people sign in."""

    changed_at: str | None
    """The last change."""
    created_at: str
    """Since when."""
    email_domains: list[str]
    """Whoever has a verified address of another domain is not let in; empty for any domain."""
    has_secret: bool
    """Whether a secret is kept."""
    id: str
    """The identity provider."""
    issuer: str
    """The provider's issuer, exactly as its discovery document spells it. It never changes."""
    known_as: str
    """What the provider calls us: the `client_id` of the web app that you registered there."""
    name: str
    """What people are shown on the button."""
    redirect_uri: str
    """What to register at the provider as the address that people come back to."""
    return_addresses: list[str]
    """Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page."""
    start: str
    """Where programs of yours send people to sign in by it."""
    tied: int
    """How many people sign in by it."""


class InsightDay(TypedDict):
    """One day of a figure, as the network divides days."""

    until: str
    """When the day ended, by the network's own clock."""
    value: int
    """How many on that day."""


class Interval(TypedDict):
    """A share between 0 and 1 with the bounds that hold the truth in at least `confidence` of all samples."""

    confidence: float
    """How often such bounds hold the truth."""
    estimate: float
    """The share as measured, 0 to 1."""
    high: float
    """The upper bound."""
    low: float
    """The lower bound."""


class InvitationMade(TypedDict):
    """An open invitation. The token is shown this once: hand it to the invited person."""

    expires_at: str
    """Until when it can be accepted."""
    id: str
    """The invitation."""
    token: str
    """The invitation's token, for the invited person alone."""


class InvitationView(TypedDict):
    """An invitation that nobody has accepted yet."""

    client_id: str | None
    """Whose own view it opens."""
    created_at: str
    """Since when."""
    email: str
    """An e-mail address; capitals make no difference."""
    expires_at: str
    """Until when it can be accepted."""
    id: str
    """The invitation."""
    role: Literal["owner", "coach", "assistant", "client"]
    """What the invited person will be."""


class KeptPersonView(TypedDict):
    """Somebody whom no weed-out proposes."""

    handle: str | None
    """Their handle, as last seen."""
    kept_at: str
    """When."""
    link: str | None
    """Where they are found."""
    profile_id: str
    """Their number on the network."""


class KeyKind(TypedDict):
    """A kind of key that we take."""

    alg: int
    """As COSE numbers it."""
    type: str
    """Always `public-key`."""


class KnownPasskey(TypedDict):
    """A passkey that you have here already."""

    id: str
    """Bytes in base64url."""
    type: str
    """Always `public-key`."""


class LeaveToRegister(TypedDict):
    """A token with which somebody registers one front end, once. It is shown this once."""

    expires_at: str
    """Until when."""
    registration_endpoint: str
    """Where to, as a path."""
    token: str
    """The initial access token of RFC 7591: send it as `Authorization: Bearer <token>`."""


class Ledger(TypedDict):
    """What changed the number of quality followers since the look before; its entries add up to `after` less `before`."""

    after: int
    """Quality followers among those read now."""
    before: int
    """Quality followers among those read then."""
    comparable: bool
    """Both looks read the whole list from the same source, so that who is missing has left."""
    entries: list[Entry]
    """Every cause; none where nothing changed."""
    model_after: str
    """The model that judged now."""
    model_before: str
    """The model that judged then."""
    since: str
    """When the look before was."""


class LedgerView(TypedDict):
    """What one checkup found changed since the one before."""

    id: str
    """Its report."""
    ledger: Ledger
    taken_at: str
    """When it was read."""


class ListPlan(TypedDict):
    """How much of one list will be read: `read` of `total`, newest first; whole when they are equal."""

    most: int
    """Reading stops at this many, which are in the price: a whole list may grow while it is read."""
    read: int
    """How many will be read."""
    sampled: NotRequired[bool]
    """Those who will be read are drawn at random from the whole list as it was known lately, and are not the newest."""
    total: int | None
    """How many there are; null when the network does not say."""


class Liveness(TypedDict):
    """The event loop turns; nothing else is asked."""

    status: NotRequired[Literal["ok"]]
    """Always this."""


class LooksSince(TypedDict):
    """The looks since the date on which a test rests."""

    days: float
    """Days that were watched, without the times in which nobody looked for longer than 26 hours."""
    first_at: str | None
    """The first."""
    last_at: str | None
    """The last."""
    looks: int
    """How many."""
    sources: list[str]
    """Where they came from."""
    usual_hours: float | None
    """Hours between two looks, the middle of all."""
    whole: int
    """Of them, how many read the list to its end."""


class MadeResponse(TypedDict):
    """What the authenticator says of the passkey that it made."""

    attestationObject: str
    """Bytes in base64url."""
    clientDataJSON: str
    """Bytes in base64url."""


class Me(TypedDict):
    """Who one is signed in as."""

    client_id: str | None
    """You as a client, in your own view."""
    email: str
    """An e-mail address; capitals make no difference."""
    expires_at: str | None
    """When this token ends; null for a key without end."""
    front_end: ActingFrontEnd | None
    """Who acts for you by this token; null when you do yourself."""
    member_id: str | None
    """You as a member."""
    name: str
    """The person's name."""
    permissions: list[str]
    """What may be done with this token: what your role may do, and by a front end the part that it was lent."""
    practice_id: str
    """The practice."""
    practice_name: str
    """What the practice calls itself."""
    proven_at: str | None
    """When; null also where a provider does not tell."""
    proven_by: Literal["password", "provider", "provider_factors", "code", "recovery_code", "passkey"] | None
    """By what you have shown last that it is you; null for a program."""
    role: Literal["owner", "coach", "assistant", "client"]
    """What you are to the practice."""


class Measure(TypedDict):
    """A threshold that a finding rests on."""

    code: str
    """A stable code."""
    params: dict[str, str | int | float]
    """The numbers."""
    source: str | None
    """Where it comes from, where that is not said already."""
    text: str
    """In plain English."""


class MemberView(TypedDict):
    """Somebody who works in the practice."""

    email: str
    """An e-mail address; capitals make no difference."""
    id: str
    """The member."""
    joined_at: str
    """Since when."""
    name: str
    """The person's name."""
    role: Literal["owner", "coach", "assistant"]
    """What they may do."""


class NewAnswer(TypedDict):
    """
    What the client or a coach says of a finding.

    `accepted`: it was so. `wrong`: it was not so. `explained`: it was so, and a person did it, such as at a giveaway; say what it
    was. The last two clear the finding until there is new evidence, at least as strong and all of it later; `accepted` takes
    that back. The newest answer counts.
    """

    answer: Literal["accepted", "wrong", "explained"]
    """What is said."""
    words: NotRequired[str | None]
    """In their own words; needed with `explained`."""


class NewApiKey(TypedDict):
    """What a key is to be for, and how long."""

    expires_at: NotRequired[str | None]
    """When it ends; null for never."""
    label: str
    """What the key is for."""


class NewCall(TypedDict):
    """A call that was held."""

    held_at: NotRequired[str | None]
    """When; now if left out."""


class NewDeclaredEvent(TypedDict):
    """
    Something ordinary that brought many followers between two moments.

    Evidence that lies wholly inside counts for nothing; what lies outside must suffice by itself. Nothing that the account does by
    itself is explained (`listDetectors` says which kinds of finding are). Pictures of exports that are read later say of days on which
    many arrived, and of people who left, that they came during it. An event lasts 14 days at most, begins within 30 days
    and ended no more than 90 days ago; 12 stand at a time, and with the days around them they cover at most half of any 90 days.
    """

    ends_at: str
    """When it ended, or will."""
    explains: NotRequired[
        list[Literal["boomerang", "opened_together", "engagement_pod", "copied_comments", "shared_comments"]] | None
    ]
    """The kinds of finding it is to explain; null for all that its kind can."""
    kind: Literal["giveaway", "challenge", "press", "starter_pack"]
    """What it was."""
    note: str
    """What happened, in a few words and without names, handles or links."""
    starts_at: str
    """When it began, or will."""


class NewIdentityProvider(TypedDict):
    """An OpenID provider, and how it knows us."""

    email_domains: NotRequired[list[str]]
    """Whoever has a verified address of another domain is not let in; empty for any domain."""
    issuer: str
    """The provider's issuer, exactly as its discovery document spells it. It never changes."""
    known_as: str
    """What the provider calls us: the `client_id` of the web app that you registered there."""
    name: str
    """What people are shown on the button."""
    return_addresses: NotRequired[list[str]]
    """Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page."""
    secret: NotRequired[str | None]
    """The `client_secret` that goes with it; kept sealed and never shown."""


class NewInvitation(TypedDict):
    """Whom to invite, and as what."""

    email: str
    """An e-mail address; capitals make no difference."""
    role: Literal["owner", "coach", "assistant"]
    """What they will be."""


class NewPractice(TypedDict):
    """A practice and its first owner. Who signs in elsewhere with this address gives the same password."""

    email: str
    """An e-mail address; capitals make no difference."""
    name: str
    """The person's name."""
    password: str
    """At least 12 characters; a few words make a good one."""
    practice_name: str
    """What the practice calls itself."""
    time_zone: NotRequired[str]
    """The IANA zone the client's day is reckoned in."""


class NewReceiver(TypedDict):
    """A web address to tell."""

    description: NotRequired[str]
    """What it is for."""
    events: NotRequired[list[str]]
    """Event types to send, by name; empty for all."""
    url: str
    """Where to send; https, at a public address, without redirects. In development also this machine."""


class NewReplay(TypedDict):
    """What to send again."""

    events: NotRequired[list[str]]
    """Event types to send, by name; empty for all."""
    since: str
    """From this moment on; what counts is when you were told, not when it happened."""
    undelivered_only: NotRequired[bool]
    """Only what this receiver has not taken: what failed, and what it was never sent. False for everything."""
    until: NotRequired[str]
    """Up to this moment, which is no longer part of it; now when left out. At most 31 days in all."""


class NewReset(TypedDict):
    """Which threshold goes back to where it was published; answers given until now no longer move it."""

    kind: Literal[
        "own_automation",
        "auto_follow_back",
        "boomerang",
        "follow_back_language",
        "engagement_pod",
        "copied_comments",
        "shared_comments",
        "opened_together",
        "guru_pattern",
    ]
    """The kind."""


class NewSettingsAttestation(TypedDict):
    """
    What is said of one setting. The newest statement of a setting counts; earlier ones stay readable.

    From `as_of` on the account is held against it, and nothing from before. `on` and `unsure` are never contradicted; what is
    seen is said all the same.
    """

    as_of: NotRequired[str | None]
    """Since when it is so; null for now. Neither ahead nor from before the account was here."""
    setting: Literal["auto_follow", "follow_back", "auto_unfollow", "auto_message", "auto_comment"]
    """What a program may do for the account: follow strangers, follow back whoever follows, drop people again, write to people in private, comment on other people's posts."""
    value: Literal["off", "on", "unsure"]
    """What is said of it."""


class NewTie(TypedDict):
    """A provider's word about you, that it was you who asked for it, and that you are who is signed in."""

    code: str
    """The `code` that the return address was told; good once, for five minutes."""
    code_verifier: str
    """What the `code_challenge` was made from (RFC 7636)."""
    password: str
    """The password."""


class NewTouch(TypedDict):
    """One time that the client got in touch."""

    at: NotRequired[str | None]
    """When; now if left out."""
    kind: Literal["comment", "message", "met", "call", "note"]
    """How; a `note` touches nobody, it is what to remember."""
    words: NotRequired[str | None]
    """What to remember of it."""


class NewTryOut(TypedDict):
    """Whom to follow on trial."""

    profile_id: str
    """The person's number on the network, as text since it outgrows what JavaScript counts exactly."""


class Newcomers(TypedDict):
    """Who came in one month, as far as looks have seen."""

    came: int
    """People who began to follow."""
    followed_back: int
    """Of these, whom the account follows, too."""
    genuine: int
    """Of these, of class genuine now."""
    looks: int
    """Looks at the followers in it; only they show who came."""
    month: str
    """The first day of the month, in UTC."""
    spoke: int
    """Of these, who have spoken with the account."""
    stayed: int
    """Of these, who follow still."""
    whole_looks: int
    """Of these, those that read the list to its end."""


class NewcomersPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[Newcomers]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class NextStep(TypedDict):
    """What would help the most now: a stable code, what goes with it, and a sentence."""

    code: str
    """A stable code."""
    params: dict[str, str | int]
    """What the text speaks of."""
    text: str
    """In plain English."""


class OpenSession(TypedDict):
    """A session that has not ended."""

    created_at: str
    """Since when."""
    expires_at: str
    """When it ends."""
    id: str
    """The session."""
    is_current: bool
    """Whether this request was sent with it."""
    kind: Literal["session", "browser"]
    """`session`: by POST /v1/sessions; `browser`: on our own pages."""
    last_used_at: str | None
    """Last use, to the minute; null for never."""


class OpenSessionPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[OpenSession]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class PasskeyAdded(TypedDict):
    """A passkey that was added."""

    id: str
    """The factor."""
    recovery_codes: list[str]
    """Codes that stand in once each for a factor that is lost, shown this once; empty when you have some."""


class PasskeyAnswer(TypedDict):
    """A passkey that a browser has used (`AuthenticationResponseJSON`); what else it says is passed over."""

    id: str
    """Bytes in base64url."""
    rawId: str
    """Bytes in base64url."""
    response: AnswerResponse
    type: str
    """Always `public-key`."""


class PasskeyAsked(TypedDict):
    """What a browser needs to use a passkey (`PublicKeyCredentialRequestOptionsJSON`)."""

    challenge: str
    """Bytes in base64url."""
    rpId: str
    """Our domain."""
    timeout: int
    """Milliseconds to answer in."""
    userVerification: str
    """A word of WebAuthn's."""


class PasskeyHolder(TypedDict):
    """Whom a passkey stands for: you, in this practice."""

    displayName: str
    """Your name."""
    id: str
    """Bytes in base64url."""
    name: str
    """What tells it from others of yours."""


class PasskeyMade(TypedDict):
    """A passkey that a browser has made (`RegistrationResponseJSON`); what else it says is passed over."""

    id: str
    """Bytes in base64url."""
    rawId: str
    """Bytes in base64url."""
    response: MadeResponse
    type: str
    """Always `public-key`."""


class PasskeyQuestion(TypedDict):
    """What the passkey is to be asked for: to sign in, or as the second step of a sign-in."""

    token: NotRequired[str | None]
    """What the first step answered."""


class PasskeySignIn(TypedDict):
    """A passkey's answer; the role is only needed by who works in the practice and is coached there, too."""

    passkey: PasskeyAnswer
    """A passkey's answer to a question of ours."""
    role: NotRequired[Literal["owner", "coach", "assistant", "client"] | None]
    """The role meant."""


class PasskeySite(TypedDict):
    """Whom a passkey is for: us."""

    id: str
    """Our domain."""
    name: str
    """What we are called."""


class PasskeyTraits(TypedDict):
    """What a passkey must be able to do."""

    requireResidentKey: NotRequired[bool]
    """The same, for older browsers."""
    residentKey: str
    """A word of WebAuthn's."""
    userVerification: str
    """A word of WebAuthn's."""


class PasskeyView(TypedDict):
    """A passkey."""

    created_at: str
    """Since when."""
    id: str
    """The factor."""
    is_synced: bool
    """Whether its provider keeps it on several devices."""
    last_used_at: str | None
    """Last use; null for never."""
    name: str
    """What you call it."""


class PasskeyWanted(TypedDict):
    """What a browser needs to make a passkey (`PublicKeyCredentialCreationOptionsJSON`)."""

    attestation: str
    """A word of WebAuthn's."""
    authenticatorSelection: PasskeyTraits
    challenge: str
    """Bytes in base64url."""
    excludeCredentials: list[KnownPasskey]
    """What you have here already."""
    pubKeyCredParams: list[KeyKind]
    """Kinds of keys that we take."""
    rp: PasskeySite
    timeout: int
    """Milliseconds to answer in."""
    user: PasskeyHolder


class PeersView(TypedDict):
    """How a client stands among accounts of their size, by the share of quality followers in all."""

    better_than: float
    """The share of the others who have a lower one."""
    median_share: float
    """The others' median."""
    others: int
    """Others of this size in reach; never fewer than five."""
    share: float
    """The client's share."""
    size_from: int
    """Followers from which accounts count as of this size."""


class PersonDecision(TypedDict):
    """What the client makes of somebody proposed."""

    decision: Literal["spared", "unfollowed", "proposed"]
    """`spared` puts them on the keep-list; `proposed` takes an earlier answer back."""


class Plan(TypedDict):
    """What one checkup will read, its price in micro-dollars and its length in seconds, both at the most."""

    budget_left_micros: int
    """What the account may still spend this month."""
    lists: dict[str, ListPlan]
    """What will be read of each list that the network offers: of `followers`, `following`, `posts`, `mentions` (whatever others said to the account) and `reactions`."""
    price_micros: int
    """What the network charges at the most, in millionths of a US dollar."""
    seconds: int
    """How long the reading takes at the most, in seconds."""


class PostInsight(TypedDict):
    """What a network tells of one post over its whole life so far, or why it does not."""

    interactions: NotRequired[int | None]
    """Likes, comments, saves and shares together; likewise."""
    missing: NotRequired[str | None]
    """Why nothing is known of it, and what would help; null when something is."""
    post_id: str
    """The network's number of the post."""
    posted_at: str
    """When it was posted."""
    reach: NotRequired[int | None]
    """Different people who saw it; null when the network does not say."""
    saved: NotRequired[int | None]
    """How often it was saved; likewise."""
    shares: NotRequired[int | None]
    """How often it was shared; likewise."""
    views: NotRequired[int | None]
    """How often it was seen; likewise."""


class PracticeChange(TypedDict):
    """What to change; what is left out stays."""

    approves_weed_outs: NotRequired[bool]
    """Whether a member approves each weed-out before its steps come into the client's plan."""
    finding_order: NotRequired[Literal["together", "client_first"]]
    """Whether a finding about a client's own account reaches client and coach together, or the client 48 hours ahead."""
    name: NotRequired[str]
    """What the practice calls itself."""


class PracticeOpened(TypedDict):
    """The practice, a session of its owner, and a sample client to look at. The token is shown this once."""

    expires_at: str
    """When it ends."""
    member_id: str
    """The owner."""
    practice_id: str
    """The practice it opens."""
    role: Literal["owner", "coach", "assistant", "client"]
    """What the holder is to the practice."""
    sample_client_id: str
    """The sample client."""
    token: str
    """Send it as `Authorization: Bearer <token>`."""


class PracticeView(TypedDict):
    """A practice, and what was chosen of how it works."""

    approves_weed_outs: bool
    """Whether a member approves each weed-out before its steps come into the client's plan."""
    finding_order: Literal["together", "client_first"]
    """Whether a finding about a client's own account reaches client and coach together, or the client 48 hours ahead."""
    name: str
    """What the practice calls itself."""
    practice_id: str
    """The practice."""


class ProblemDetails(TypedDict):
    """What an error answer holds: `type` is stable and safe to match on; `remedy` says how to mend it."""

    detail: NotRequired[str]
    """What is particular to this case."""
    errors: NotRequired[list[FieldProblem]]
    """The places at fault, when there are some."""
    remedy: NotRequired[str]
    """How to mend it."""
    request_id: NotRequired[str]
    """The id under which our logs speak of this request."""
    status: int
    """The HTTP status."""
    title: str
    """The refusal in one line."""
    type: str
    """Which refusal it is: stable, and safe to match on."""


class ProgramFact(TypedDict):
    """A program with access to the account, as the newest export tells; that it has access says nothing of what it does."""

    active: bool
    """Whether it still has access."""
    added_at: str | None
    """Since when."""
    can_write: bool | None
    """Whether it may act for the account; null where unsaid."""
    ended_at: str | None
    """Until when."""
    last_used_at: str | None
    """Last used."""
    name: str
    """Its name."""
    revoke_page: str
    """Where to end that."""


class ProviderAcceptance(TypedDict):
    """An invitation, a provider's word about you, and what you want to be called."""

    code: str
    """The `code` that the return address was told; good once, for five minutes."""
    code_verifier: str
    """What the `code_challenge` was made from (RFC 7636)."""
    name: str
    """The person's name."""
    token: str
    """The invitation's token, for the invited person alone."""


class ProviderChange(TypedDict):
    """What is to be changed; what is left out stays."""

    email_domains: NotRequired[list[str] | None]
    """Whoever has a verified address of another domain is not let in; empty for any domain."""
    known_as: NotRequired[str | None]
    """What the provider calls us: the `client_id` of the web app that you registered there."""
    name: NotRequired[str | None]
    """What people are shown on the button."""
    return_addresses: NotRequired[list[str] | None]
    """Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page."""
    secret: NotRequired[str | None]
    """The `client_secret` that goes with it; kept sealed and never shown."""


class ProviderShortcoming(TypedDict):
    """One thing that keeps people from signing in."""

    code: str
    """Safe to match on."""
    text: str
    """What is wrong."""


class ProviderSignIn(TypedDict):
    """A provider's word about you, where to, and that it was you who asked for it."""

    code: str
    """The `code` that the return address was told; good once, for five minutes."""
    code_verifier: str
    """What the `code_challenge` was made from (RFC 7636)."""
    practice_id: str
    """The practice."""


class ProviderTest(TypedDict):
    """What a provider says of itself today, and whether that is enough."""

    algorithms: list[str]
    """In which ways that we take it signs."""
    faults: list[ProviderShortcoming]
    """What is wrong; none when it is sound."""
    is_sound: bool
    """Whether people can sign in, as far as this tells."""
    keys: int
    """How many keys it shows that ID tokens may be signed with."""


class ProviderTieView(TypedDict):
    """That somebody signs in by a provider."""

    client_id: str | None
    """Which client, in their own view."""
    created_at: str
    """Since when."""
    id: str
    """The tie."""
    last_used_at: str | None
    """Last sign-in by it."""
    member_id: str | None
    """Which member."""
    provider_id: str
    """The identity provider."""
    provider_name: str
    """What people are shown on the button."""


class Question(TypedDict):
    """One question that is asked of an account."""

    before: float
    """Log-odds before any fact is known; zero is even odds."""
    facts: list[FactTable]
    """Its tables; a fact that is not said adds nothing."""
    name: str
    """Which question."""


class Readiness(TypedDict):
    """Each thing this process needs. Without Redis it serves on, and jobs start a little later: degraded, not down."""

    postgres: Literal["ok", "degraded", "down"]
    """Whether Postgres answers."""
    redis: Literal["ok", "degraded", "down"]
    """Whether Redis answers."""
    status: Literal["ok", "degraded", "down"]
    """Whether requests can be served."""


class Reason(TypedDict):
    """
    One reason shown to people: a stable code, the numbers behind it, and a sentence in plain English.

    A caller that speaks another language renders `code` with `params` and leaves `text` alone.
    """

    code: str
    """A stable code."""
    params: dict[str, str | int | float]
    """The numbers and names behind it."""
    text: str
    """In plain English."""


class ReasonView(TypedDict):
    """One reason: a stable code, the numbers behind it, and a sentence."""

    code: str
    """A stable code."""
    params: dict[str, str | int | float]
    """The numbers."""
    text: str
    """In plain English."""


class ReceiverChange(TypedDict):
    """What is to change; leave out the rest."""

    description: NotRequired[str]
    """What it is for."""
    events: NotRequired[list[str]]
    """Event types to send, by name; empty for all."""
    state: NotRequired[Literal["active", "disabled"]]
    """Switch it on or off."""
    url: NotRequired[str]
    """Where to send; https, at a public address, without redirects. In development also this machine."""


class RecoveryCodes(TypedDict):
    """Recovery codes, shown this once."""

    recovery_codes: list[str]
    """Codes that stand in once each for a factor that is lost, shown this once; empty when you have some."""


class RequestSent(TypedDict):
    """What was sent."""

    body_start: str
    """The start of the body."""
    headers: dict[str, str]
    """What was said of the message; of signatures, only how many there were."""
    url: str
    """Where to."""


class ResetView(TypedDict):
    """A threshold that was set back."""

    id: str
    """The reset."""
    kind: Literal[
        "own_automation",
        "auto_follow_back",
        "boomerang",
        "follow_back_language",
        "engagement_pod",
        "copied_comments",
        "shared_comments",
        "opened_together",
        "guru_pattern",
    ]
    """The kind."""
    reset_at: str
    """When."""


class ResourceUsed(TypedDict):
    """What the tier gives of one resource, and how much of it is taken."""

    begins_anew_at: str | None
    """When the count is zero again; null where things have to end first."""
    most: int | None
    """The most; null where nothing bounds it."""
    resource: Literal["clients", "accounts", "checkups", "calls"]
    """Clients coached now, accounts known, checkups asked for in this calendar month (UTC) through networks' APIs, or requests with a token on this day (UTC). The sample client counts for nothing."""
    used: int | None
    """How many; null while it cannot be counted."""


class Road(TypedDict):
    """Where the client stands on the road to their goal, by the account with the most quality followers."""

    account_id: str
    """The account."""
    forecast: Forecast | None
    """When the goal may be reached; null before four looks of one model, three weeks apart in all."""
    goal: int
    """Quality followers that the road leads to."""
    missing: int
    """Quality followers until then."""
    next: int | None
    """The step ahead; null past the goal."""
    quality_followers: int
    """Counted among those read there, so the least there are."""
    reached: int
    """The last step passed; 0 before the first."""


class RoleChange(TypedDict):
    """The member's new role."""

    role: Literal["owner", "coach", "assistant"]
    """What they may do from now on."""


class ScheduledPostingView(TypedDict):
    """Whether an account's own posts go out at set times. Nothing to worry about: planning posts is no sign of a follow tool."""

    account_id: str
    """The account."""
    code: str
    """`planned`, `by_hand` where set times are no more common than by chance, or `not_observable`."""
    params: dict[str, Any]
    """What the text speaks of; times of day are UTC."""
    posts_read: int
    """Own posts of the last 30 days, answers not counted."""
    text: str
    """In plain English."""


class SecondFactors(TypedDict):
    """What you can show besides a password, in this practice."""

    authenticator_app: AuthenticatorAppView | None
    """Null for none."""
    is_demanded: bool
    """Whether the practice demands one of you."""
    passkeys: list[PasskeyView]
    """Oldest first; at most 20."""
    recovery_codes_left: int
    """How many are not used."""


class SecondStep(TypedDict):
    """A second factor, one of them, after the first step."""

    code: NotRequired[str | None]
    """The six digits that your app shows now."""
    passkey: NotRequired[PasskeyAnswer | None]
    """A passkey's answer to a question of ours."""
    recovery_code: NotRequired[str | None]
    """One of your recovery codes."""
    token: str
    """What the first step answered."""


class SecondStepOwed(TypedDict):
    """The first step of signing in is done. No session is open until a second factor is shown at POST /v1/second-steps."""

    expires_at: str
    """Until when it is good."""
    token: str
    """What the first step answered."""
    ways: list[Literal["code", "passkey", "recovery_code"]]
    """What you can show."""


class SessionView(TypedDict):
    """A session that was opened. The token is shown this once."""

    expires_at: str
    """When it ends."""
    practice_id: str
    """The practice it opens."""
    role: Literal["owner", "coach", "assistant", "client"]
    """What the holder is to the practice."""
    token: str
    """Send it as `Authorization: Bearer <token>`."""


class Setback(TypedDict):
    """What stood in the way: a stable code, the numbers behind it, and a sentence in plain English."""

    code: str
    """Stable; safe to match on."""
    params: dict[str, str | int]
    """The numbers behind it."""
    text: str
    """A sentence in plain English."""


class SharedPosts(TypedDict):
    """Another account of the client, and how many posts it has in common with this one. Nothing to worry about."""

    account_id: str
    """It."""
    code: str
    """`passed_on`, `own_posts` where each has its own, or `not_observable`."""
    params: dict[str, int]
    """What the text speaks of."""
    platform: Literal["x", "instagram", "facebook"]
    """Its network."""
    text: str
    """In plain English."""


class SharesFound(TypedDict):
    """How well a planted share of fakes among 300 accounts was estimated; shares are 0 to 1."""

    held: float
    """How often the interval held the truth."""
    mean_error: float
    """How far off the estimate was, on average."""
    planted: float
    """The share that was planted."""
    width: float
    """How wide the interval was, on average."""


class SignIn(TypedDict):
    """Who one is, and where to; the place is only needed by people who have several."""

    email: str
    """An e-mail address; capitals make no difference."""
    password: str
    """The password."""
    practice_id: NotRequired[str | None]
    """The practice meant."""
    role: NotRequired[Literal["owner", "coach", "assistant", "client"] | None]
    """The role meant, for who is also a client there."""


class Stage(TypedDict):
    """Where on the road to 500 the client stands."""

    missing: int
    """Quality followers until then."""
    next: int | None
    """The step ahead; null past the last."""
    reached: int
    """The last step passed; 0 before the first."""


class StateReason(TypedDict):
    """What keeps an account from being read: a stable code, what goes with it, a sentence, and what mends it."""

    client_remedy: str
    """What mends it, said to the client."""
    code: str
    """A stable code."""
    params: dict[str, list[str]]
    """What goes with it, such as the permissions that are missing."""
    remedy: str
    """What mends it, said to the coach."""
    text: str
    """In plain English."""


class SteppedUp(TypedDict):
    """What the session knows of you now."""

    good_until: str
    """Until when this opens what is dangerous."""
    proven_at: str
    """When."""
    proven_by: Literal["password", "provider", "provider_factors", "code", "recovery_code", "passkey"]
    """`provider_factors`: a provider that says that it asked for several; `provider`: one that does not."""


class SuppressionView(TypedDict):
    """Somebody who is forgotten, without a word of who it is."""

    asked_at: str
    """When it was asked for."""
    deleted: dict[str, int]
    """How many rows were deleted or cleaned, by table."""
    done_at: str | None
    """When everything was deleted."""
    id: str
    """The suppression."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""
    state: Literal["under_way", "done"]
    """How far it is."""


class TargetMarket(TypedDict):
    """The people a client is looking for. An empty market fits nobody and excludes nobody."""

    exclusions: NotRequired[list[str]]
    """Words that rule a person out."""
    interests: NotRequired[list[str]]
    """What they care about."""
    languages: NotRequired[list[str]]
    """What they speak (BCP 47)."""
    places: NotRequired[list[str]]
    """Where they live."""


class TaskView(TypedDict):
    """One thing worth a few minutes."""

    code: Literal[
        "reply", "try_out", "touch", "weed_out", "look", "comment", "learn", "market", "time", "setting", "name"
    ]
    """What it asks; stable, safe to match on."""
    day: str
    """The client's own day it was offered for."""
    decided_at: str | None
    """When it was accepted, done or skipped; null while it is offered."""
    id: str
    """The task."""
    minutes: int
    """About how long it takes."""
    params: dict[str, str | int]
    """What the text speaks of. `handle` and `link` are left out where names may not be shown."""
    skip_reason: str | None
    """Why it was skipped, if somebody said."""
    state: Literal["offered", "accepted", "done", "skipped", "snoozed", "lapsed"]
    """What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done."""
    text: str
    """The same in plain English."""


class Threshold(TypedDict):
    """A number that decides, and who says so."""

    name: str
    """What it bounds."""
    source: str
    """Where it is from."""
    unit: str
    """Of what."""
    value: float
    """The number."""


class TieMade(TypedDict):
    """A tie that was made."""

    id: str
    """The tie."""


class TodayView(TypedDict):
    """What one client needs today."""

    accounts: int
    """Accounts known; with none, connect one first."""
    accounts_to_reconnect: int
    """Accounts that can no longer be read."""
    day: str | None
    """The client's own day that was planned last; null before the first."""
    findings_new: int
    """Of these, first seen within seven days."""
    findings_open: int
    """Open findings that you may see."""
    id: str
    """The client."""
    is_sample: bool
    """Whether this is the sample client."""
    name: str
    """The client's name."""
    people_waiting: int
    """People who wrote and got no answer."""
    tasks_open: int
    """Tasks of that day still to do."""
    waiting_since: str | None
    """Since when the first of them waits."""


class TouchView(TypedDict):
    """A touch that was noted."""

    at: str
    """When."""
    id: str
    """The touch."""
    kind: Literal["comment", "message", "met", "call", "note"]
    """How; a `note` touches nobody, it is what to remember."""
    words: str | None
    """What to remember; null where notes may not be shown."""


class Training(TypedDict):
    """Labelled accounts that the model was fitted on. No row of them ships."""

    accounts: str
    """What they are."""
    name: str
    """Whose labels."""
    terms: str
    """Their terms."""


class Tried(TypedDict):
    """The model, fitted without a part of the labelled accounts, tried on that part."""

    accuracy: float
    """The part that was told right."""
    auc: Interval
    """How often a fake ranks above a genuine account."""
    brier: float
    """Mean squared error of the probability; 0.25 says nothing."""
    fakes: int
    """Labelled fake or automated."""
    flagged_fakes: float
    """The part of the fakes that is flagged."""
    flagged_genuine: float
    """The part of the genuine that is flagged."""
    genuine: int
    """Labelled genuine."""
    left_out: str
    """What the fit had not seen."""
    mcc: float
    """Matthews correlation of flags and labels."""
    ratio_auc: float
    """The same ranking by people followed for each follower alone, to compare."""
    recall_at_5: float
    """Fakes found where 5% of the genuine are flagged."""
    shares: list[SharesFound]
    """Estimated shares in mixtures of these; none where the question tells no share."""


class TryOutCard(TypedDict):
    """What was seen of somebody on trial. `null` means that nothing Rapport reads shows it."""

    fit: int | None
    """Fit with the target market, 0 to 100."""
    follows_back: bool | None
    """Whether they follow the client."""
    klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None
    """Their class, if they follow."""
    last_posted_at: str | None
    """When they posted last."""
    leans_to: Literal["keep", "drop", "open"]
    """What the evidence speaks for by a published rule; `open` when it does not say."""
    matched: list[str]
    """Words of the market that matched."""
    posts: int | None
    """Posts on their account."""
    reasons: list[ReasonView]
    """What was seen, what decides first."""
    spoke_since: bool
    """Whether they spoke after the try-out began."""
    turns_ours: int
    """Turns of the client's."""
    turns_theirs: int
    """Turns of theirs in talk with the client."""


class TryOutView(TypedDict):
    """Somebody followed on trial. Who it is stays out where names may not be shown."""

    card: TryOutCard
    decided_at: str | None
    """When it ended."""
    due_at: str
    """When a verdict is asked for."""
    extended: int
    """How many times it was extended."""
    handle: str | None
    """Their handle, as last seen."""
    id: str
    """The try-out."""
    is_due: bool
    """Whether that moment has come."""
    link: str | None
    """Where they are found."""
    opened_at: str
    """When."""
    opened_because: Literal["followed", "chosen"]
    """`followed`: a look saw that the client follows them anew. `chosen`: somebody opened it."""
    profile_id: str | None
    """Their number on the network."""
    state: Literal["open", "kept", "dropped"]
    """What became of it."""


class Unsorted(TypedDict):
    """How many of the followers not sorted yet would be confirmed."""

    confidence: float
    """How often such bounds hold the truth."""
    estimate: int
    """How many of them fit or are friends."""
    high: int
    """The upper bound."""
    low: int
    """The lower bound."""
    people: int
    """Followers whom the client has not sorted."""


class UploadView(TypedDict):
    """A file of an export on its way here."""

    expires_at: str
    """When it is dropped if it stands still."""
    id: str
    """The upload."""
    length: int
    """Bytes of the file."""
    received: int
    """Bytes kept so far; send on from here."""


class UploadWanted(TypedDict):
    """A file of an export that is to be sent in pieces."""

    file_name: NotRequired[str]
    """What the network called it; some networks write owner and day into it."""
    length: int
    """Bytes of the file, at most 4 GiB."""


class Usage(TypedDict):
    """The practice's tier and what is used of it."""

    resources: list[ResourceUsed]
    """Every resource that is counted."""
    tier: Literal["free", "coach", "team", "unlimited"]
    """How much the practice is given; the operator decides it."""


class Verdict(TypedDict):
    """What the client makes of somebody on trial."""

    days: NotRequired[int]
    """By how many days it is extended."""
    verdict: Literal["keep", "drop", "extend"]
    """`keep` and `drop` end the try-out. Whoever is dropped is unfollowed by the client, on the network."""


class VerdictView(TypedDict):
    """What became of a try-out."""

    decided_at: str | None
    """When it ended."""
    due_at: str
    """When a verdict is asked for."""
    extended: int
    """How many times it was extended."""
    state: Literal["open", "kept", "dropped"]
    """What became of it."""
    try_out_id: str
    """The try-out."""


class WaitingGlance(TypedDict):
    """People who wrote to the account and got no answer, as far as its source shows."""

    oldest_since: str | None
    """Since when the first of them waits."""
    people: int
    """How many."""


class WeedOutPersonView(TypedDict):
    """Somebody proposed. Who it is stays out where names may not be shown."""

    handle: str | None
    """Their handle, as last seen."""
    klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None
    """Their class, if they still follow."""
    link: str | None
    """Where they are found."""
    profile_id: str | None
    """Their number on the network."""
    reasons: list[ReasonView]
    """Why, what weighs most first."""
    state: Literal["proposed", "spared", "unfollowed", "gone"]
    """`unfollowed` as the client says, `gone` as a later look has seen."""
    state_since: str
    """When."""
    step: int
    """The day's step they are in, from 1."""


class WeedOutView(TypedDict):
    """One account's weed-out of one month. Rapport prepares it; the client unfollows, on the network."""

    account_id: str
    """The account."""
    approved_at: str | None
    """When it was approved."""
    closed_at: str | None
    """When it was closed."""
    drafted_at: str
    """When."""
    forecast: ForecastView | None
    """What it leads to; null before followers were counted."""
    gone: int
    """People unfollowed, as a later look has seen."""
    id: str
    """The weed-out."""
    month: str
    """First day of the client's month."""
    proposed: int
    """People still to decide about."""
    seen_at: str | None
    """When followers were read last before that."""
    spared: int
    """People kept after all."""
    state: Literal["awaiting_approval", "open", "closed"]
    """`awaiting_approval` in practices that ask for it, `open` while its steps come into the plan, `closed` when all are done, or the month is over."""
    steps: int
    """Days it takes, 20 people a day."""
    unfollowed: int
    """People unfollowed, as the client says."""


class AccountAccessEndsSoonData(TypedDict):
    """The access to an account runs out, and the network has not renewed it."""

    account: str
    """Path of the account in this API."""
    account_id: str
    """The account."""
    client_id: str
    """Whose account it is."""
    days_left: int
    """At most so many days are left: 14, 7, 3 or 1."""
    ends_at: str
    """When it ends."""
    platform: str
    """The network: `instagram`."""


class AccountAccessEndsSoonEvent(TypedDict):
    """What a receiver is told as `account.access_ends_soon`."""

    data: AccountAccessEndsSoonData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["account.access_ends_soon"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AccountNeedsReconnectData(TypedDict):
    """An account can no longer be read until its owner agrees again."""

    account: str
    """Path of the account in this API."""
    account_id: str
    """The account."""
    client_id: str
    """Whose account it is."""
    platform: str
    """The network: `x`, `instagram`, `facebook`."""
    reason: str
    """A stable code: `revoked`, `expired`, `role_lost`, `permission_missing`, `removed_on_network`."""


class AccountNeedsReconnectEvent(TypedDict):
    """What a receiver is told as `account.needs_reconnect`."""

    data: AccountNeedsReconnectData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["account.needs_reconnect"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AccountReconnectedData(TypedDict):
    """An account that could no longer be read is read again; everything known before it was lost is still there."""

    account: str
    """Path of the account in this API."""
    account_id: str
    """The account."""
    client_id: str
    """Whose account it is."""
    platform: str
    """The network: `x`, `instagram`, `facebook`."""


class AccountReconnectedEvent(TypedDict):
    """What a receiver is told as `account.reconnected`."""

    data: AccountReconnectedData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["account.reconnected"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AccountTroubleData(TypedDict):
    """Something came between a connected account and us; its access stands."""

    account: str
    """Path of the account in this API."""
    account_id: str
    """The account."""
    client_id: str
    """Whose account it is."""
    client_remedy: str
    """What mends it, said to the client."""
    platform: str
    """The network: `x`, `instagram`, `facebook`."""
    reason: str
    """A stable code: `permission_refused`, `owner_must_act`, `app_blocked`, `account_unsupported`, `account_gone`, `another_account`, `account_private`."""
    remedy: str
    """What mends it, said to the coach."""
    text: str
    """What it is, in plain English."""


class AccountTroubleEvent(TypedDict):
    """What a receiver is told as `account.trouble`."""

    data: AccountTroubleData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["account.trouble"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AccountTroubleOverData(TypedDict):
    """What came between a connected account and us is gone."""

    account: str
    """Path of the account in this API."""
    account_id: str
    """The account."""
    client_id: str
    """Whose account it is."""
    platform: str
    """The network: `x`, `instagram`, `facebook`."""
    reason: str
    """What it was: a code as before, or `access_ends_soon`."""


class AccountTroubleOverEvent(TypedDict):
    """What a receiver is told as `account.trouble_over`."""

    data: AccountTroubleOverData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["account.trouble_over"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AutomationClearedData(TypedDict):
    """A finding that was told of is cleared: it stayed away, somebody said that it is wrong or explained, or an event explains it."""

    account_id: str
    """The client's account that was looked at."""
    because: str
    """`stayed_away` when a checkup saw it gone; `wrong` or `explained` when the client or a coach said so; `declared_event` when they declared an event that explains it."""
    client_id: str
    """Whose account it is."""
    finding: str
    """Path of the finding in this API."""
    finding_id: str
    """The finding."""
    kind: str
    """A stable code, as when it was detected."""
    subject: str
    """Whom it is about: `own_account`, `follower` or `engager`."""


class AutomationClearedEvent(TypedDict):
    """What a receiver is told as `automation.cleared`."""

    data: AutomationClearedData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["automation.cleared"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AutomationDetectedData(TypedDict):
    """Signs that a program acts were found, or came back. It names nobody; the finding shows the evidence."""

    account_id: str
    """The client's account that was looked at."""
    client_id: str
    """Whose account it is."""
    finding: str
    """Path of the finding in this API."""
    finding_id: str
    """The finding."""
    kind: str
    """A stable code: `own_automation`, `auto_follow_back`, `boomerang`, `follow_back_language`, `guru_pattern`, `copied_comments`, `shared_comments`, `engagement_pod`, `opened_together`. More may join."""
    severity: str
    """`notice`, `warning` or `alarm`."""
    subject: str
    """Whom it is about: `own_account`, `follower` or `engager`."""


class AutomationDetectedEvent(TypedDict):
    """What a receiver is told as `automation.detected`."""

    data: AutomationDetectedData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["automation.detected"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class ReceiverDisabledData(TypedDict):
    """A receiver was switched off because it did not take what it was sent."""

    reason: str
    """A stable code: `gone`, `failing`."""
    receiver: str
    """Path of the receiver in this API."""
    receiver_id: str
    """The receiver."""


class ReceiverDisabledEvent(TypedDict):
    """What a receiver is told as `receiver.disabled`."""

    data: ReceiverDisabledData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["receiver.disabled"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class ReceiverTestData(TypedDict):
    """Somebody wants to see whether a receiver works."""

    receiver: str
    """Path of the receiver in this API."""
    receiver_id: str
    """The receiver."""


class ReceiverTestEvent(TypedDict):
    """What a receiver is told as `receiver.test`."""

    data: ReceiverTestData
    timestamp: str
    """When it happened; messages may overtake each other."""
    type: Literal["receiver.test"]
    """The event's name."""
    version: Literal[1]
    """Of the data's shape and meaning."""


class AccountView(TypedDict):
    """A client's account on one network: whether it can be read, why not, and what can be known of it."""

    capabilities: list[CapabilityView]
    """What can be known of it, what cannot, and why."""
    client_id: str
    """Whose it is."""
    created_at: str
    """Known since."""
    handle: str
    """Its handle, as last seen."""
    handle_changes: list[HandleChangeView]
    """What it was called before, and who took its handle, oldest first."""
    id: str
    """The account."""
    monthly_budget_micros: int
    """What reading this account may cost in a month, in millionths of a dollar."""
    name: str
    """Its name, as last seen; may be empty."""
    next_checkup_at: str | None
    """When it is looked at next; null for not by itself."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""
    route: Literal["x", "instagram", "instagram_by_facebook", "facebook"] | None
    """On which way its owner agreed the last time; null when only exports speak of it."""
    source: str
    """`api` when its owner has agreed on the network, `export` when only exports speak of it."""
    state: Literal["connected", "needs_reconnect", "disconnected"]
    """Whether it can be read through the network."""
    state_reason: StateReason | None
    """What keeps it from being read, or from being read in full; null while nothing does."""
    state_since: str
    """Since when."""


class AlertPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[AlertView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ApiKeyPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ApiKeyView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ApprovalPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ApprovalView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class AssignmentPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[AssignmentView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class AttemptInFull(TypedDict):
    """One try to deliver, with what went over the wire; kept for 30 days."""

    at: str
    """When it was sent."""
    duration_ms: int
    """How long it took, in milliseconds."""
    outcome: str
    """`answered`; `no_answer` when the receiver could not be reached or was too slow; otherwise the code of our refusal to send there, such as `address_not_public`."""
    reply_headers: dict[str, str]
    """The first twenty headers of the answer, shortened, without cookies; none when none came."""
    reply_start: str
    """The start of the answer's body."""
    request: RequestSent
    status: int | None
    """HTTP status of the answer; only 2xx delivers."""


class AttestedVerdict(TypedDict):
    """A statement against what was seen since; behaviour before its date counts for nothing."""

    coverage: LooksSince | None
    """The looks it rests on; null without any."""
    evidence: list[Reason]
    """What it rests on."""
    judged_at: str
    """When."""
    left_out: list[Reason]
    """What counted for nothing, and why."""
    outcome: Literal["consistent", "contradicted", "not_observable", "too_early"]
    """`contradicted`: said to be off, and what such a program does was seen since. `consistent`: nothing speaks against it. `not_observable`: the account's source cannot show it. `too_early`: too few looks or days since."""
    reason: Reason
    seen: bool | None
    """Whether what such a program does was seen since, whatever was said; null where nobody can tell."""


class Brief(TypedDict):
    """A client since the last call, on one page. Nobody else is named in it."""

    causes: list[BriefCause]
    """What changed it, the largest first."""
    change: int | None
    """Since the last look before that moment by the same model; null without one."""
    client_id: str
    """The client."""
    coached_since: str
    """When the client was taken on."""
    findings: list[BriefFinding]
    """What you learned since then of the client's own account, however long ago it happened."""
    findings_open: int
    """All open findings, followers' included."""
    forecast: Forecast | None
    """When the goal may be reached."""
    goal: str
    """In their own words."""
    goal_quality_followers: int
    """Where the road leads."""
    handle: str | None
    """That account."""
    last_call_at: str | None
    """When the last call was."""
    looks: list[BriefLook]
    """Looks of the last 180 days, for a curve."""
    name: str
    """The client's name."""
    newcomers: BriefNewcomers
    platform: Literal["x", "instagram", "facebook"] | None
    """Where the most quality followers are; null before any."""
    quality_followers: int | None
    """Counted at the newest look, among those read."""
    since: str
    """From when on: as asked, else the last call, else four weeks ago."""
    tasks: BriefTasks
    try_outs: BriefTryOuts
    until: str
    """When this was told."""
    waiting: BriefWaiting
    weeded: BriefWeeded


class CheckupEstimate(TypedDict):
    """What a checkup asked for now would read and cost, by the counts of the last look; asking for this costs nothing."""

    budget_left_micros: int
    """What the account may still spend this month."""
    counted_on: str | None
    """The day of those counts, in UTC; null before the first look."""
    counting_micros: int
    """What counting anew costs, before anything else is read, in millionths of a US dollar."""
    plan: Plan | None
    """What would be read after counting, its price and its length, both at the most; null where `reason` says why."""
    reason: Reason | None
    """Why there is no plan; null where there is one."""


class CheckupGlance(TypedDict):
    """The newest checkup: how far it has come, or how it ended."""

    asked_at: str
    """When it was asked for."""
    failure: Failure | None
    """Why there is no report."""
    finished_at: str | None
    """When it ended."""
    id: str
    """The checkup."""
    people_read: int
    """Followers read so far."""
    people_total: int | None
    """Followers there are, as the source says."""
    stage: str
    """Which list is being read."""
    state: Literal["queued", "reading", "waiting", "judging", "done", "failed"]
    """`waiting` means the network asked for a pause."""
    waiting_until: str | None
    """Until when the network asked us to wait."""


class CirclePage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[CircleView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ClassShare(TypedDict):
    """One class of followers: how many of those read, and the share of all where it may be claimed."""

    klass: str
    """What their public behaviour looks like."""
    people: int | None
    """How many of those read; null where nobody could be judged, as where names alone are known, but for `unknown`."""
    share: Interval | None
    """Their share of the whole audience; null where the people read do not represent it."""


class ClientChange(TypedDict):
    """What to change; what is left out stays."""

    coaching_ended: NotRequired[bool]
    """True ends the coaching, false takes it up again."""
    daily_minutes: NotRequired[int]
    """Minutes a day the client sets aside."""
    goal: NotRequired[str]
    """What the client is after, in their own words."""
    goal_quality_followers: NotRequired[int]
    """How many quality followers the road leads to."""
    interests: NotRequired[list[str]]
    """What the client cares about."""
    language: NotRequired[str | None]
    """The language the client reads (BCP 47); null while not known, and pages follow their browser."""
    name: NotRequired[str]
    """The client's name."""
    target_market: NotRequired[TargetMarket]
    """Whom the client hopes to meet."""
    time_zone: NotRequired[str]
    """The IANA zone the client's day is reckoned in."""


class ClientView(TypedDict):
    """A person being coached."""

    coaching_ended_at: str | None
    """When the coaching ended; null while it goes on."""
    created_at: str
    """Since when."""
    daily_minutes: int
    """Minutes a day the client sets aside."""
    goal: str
    """What the client is after, in their own words."""
    goal_quality_followers: int
    """How many quality followers the road leads to."""
    id: str
    """The client."""
    interests: list[str]
    """What the client cares about."""
    is_sample: bool
    """Whether this is the sample client."""
    language: str | None
    """The language the client reads (BCP 47); null while not known, and pages follow their browser."""
    name: str
    """The client's name."""
    target_market: TargetMarket
    time_zone: str
    """The IANA zone the client's day is reckoned in."""


class CohortClient(TypedDict):
    """One client, by the account with the most quality followers."""

    account_id: str | None
    """The account; null before quality followers were counted."""
    call_about: list[ReasonView]
    """What to call about, the most pressing first; empty when all runs by itself."""
    change: int | None
    """Quality followers more or fewer."""
    client_id: str
    """The client."""
    compared_with: str | None
    """When the look before was taken."""
    handle: str | None
    """Its handle."""
    looked_at: str | None
    """When that look was taken."""
    movement: Literal["declines", "stalls", "rises", "not_comparable", "too_early", "not_known"]
    """Within four weeks. `stalls`: less than a twentieth, or than two people. `not_comparable`: the model or the source changed in between. `too_early`: no look from before. `not_known`: never counted."""
    name: str
    """The client's name."""
    peers: PeersView | None
    """Null with fewer than five others of that size."""
    platform: Literal["x", "instagram", "facebook"] | None
    """Its network."""
    quality_followers: int | None
    """Counted among those read at the newest look."""
    total: int | None
    """All followers then."""


class CommentFlagPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[CommentFlagView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ConnectedPrograms(TypedDict):
    """Programs with access to the account, listed as facts."""

    as_of: str
    """When the export was read."""
    programs: list[ProgramFact] | None
    """Null where the export does not list them."""


class ConsentPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ConsentView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ContactSummary(TypedDict):
    """Somebody whom the client wants to know."""

    business_welcome: bool
    """Whether both have taken two turns; before that, Rapport never proposes to speak of business."""
    follows: bool
    """Whether they follow the account now."""
    handle: str | None
    """Their handle, as last seen."""
    heat: Literal["hot", "warm", "cold"] | None
    """`hot`: spoke within 14 days, two turns each way. `warm`: within 60 days. Null if they never spoke."""
    in_circle: bool
    """Whether they are in the circle."""
    klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None
    """Their class, if they follow."""
    last_theirs_at: str | None
    """When they spoke last."""
    last_touch_at: str | None
    """When the client was last in touch."""
    learned: str | None
    """The one personal fact; null where nothing was learned, or notes may not be shown."""
    link: str | None
    """Where they are found."""
    next_touch_at: str | None
    """When a touch is due by their stars."""
    profile_id: str
    """Their number on the network."""
    stands_as: Literal["prospect", "peer", "friend"] | None
    """What they are to the client; `peer` also sells for a living."""
    stars: int | None
    """How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one."""
    turns_ours: int
    """Turns of the client's."""
    turns_theirs: int
    """Turns of theirs in talk with the client."""


class ContactSummaryPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ContactSummary]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ContactView(TypedDict):
    """Somebody whom the client wants to know, with the touches."""

    business_welcome: bool
    """Whether both have taken two turns; before that, Rapport never proposes to speak of business."""
    follows: bool
    """Whether they follow the account now."""
    handle: str | None
    """Their handle, as last seen."""
    handles_before: list[str]
    """Handles under which they were spoken with before."""
    heat: Literal["hot", "warm", "cold"] | None
    """`hot`: spoke within 14 days, two turns each way. `warm`: within 60 days. Null if they never spoke."""
    in_circle: bool
    """Whether they are in the circle."""
    klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"] | None
    """Their class, if they follow."""
    last_theirs_at: str | None
    """When they spoke last."""
    last_touch_at: str | None
    """When the client was last in touch."""
    learned: str | None
    """The one personal fact; null where nothing was learned, or notes may not be shown."""
    link: str | None
    """Where they are found."""
    next_touch_at: str | None
    """When a touch is due by their stars."""
    notes_shown: bool
    """Whether what the client wrote of them is shown."""
    profile_id: str
    """Their number on the network."""
    stands_as: Literal["prospect", "peer", "friend"] | None
    """What they are to the client; `peer` also sells for a living."""
    stars: int | None
    """How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one."""
    touches: list[TouchView]
    """What was noted, the newest first, 50 at the most."""
    turns_ours: int
    """Turns of the client's."""
    turns_theirs: int
    """Turns of theirs in talk with the client."""


class Contradiction(TypedDict):
    """
    A follower of whom the client's answer and something else do not go together; the newest answer counts all the same.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names.
    """

    answer: Literal["fits", "friend", "peer", "not_for_me", "unsure"]
    """The answer that counts."""
    handle: str | None
    """Their handle."""
    name: str | None
    """Their name."""
    profile_id: str | None
    """The network's number of the person."""
    reasons: list[Reason]
    """What does not go together."""


class CountPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[CountView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class Coverage(TypedDict):
    """What was read of an audience, from which source, when, how it was chosen, and what could not be seen."""

    complete: bool
    """The whole list was walked to its end, so that an absence means something."""
    not_observable: NotRequired[list[Reason]]
    """What this source cannot show."""
    read: int
    """People read."""
    sampling: Literal["full", "newest_first", "random"]
    """How the people who were read were chosen."""
    source: Literal["api", "export", "platform_events", "sorting"]
    """Where the facts came from."""
    taken_at: str
    """When it was read."""
    total: int | None
    """People there are, as far as the source said; null when it did not."""


class CrossPostingView(TypedDict):
    """Which posts an account shares with the client's other accounts. Words are compared by hashes and never kept."""

    account_id: str
    """The account."""
    others: list[SharedPosts]
    """The client's accounts on other networks; none without any."""
    posts_read: int
    """Own posts of the last 30 days, answers not counted."""


class DayGlance(TypedDict):
    """What the client's day still holds."""

    daily_minutes: int
    """Minutes a day the client sets aside."""
    day: str | None
    """The client's own day that was planned last; null before the first."""
    open_minutes: int
    """About how long they take."""
    open_tasks: int
    """Tasks still to do."""
    tasks: list[TaskView]
    """The first five; the plan has them all. Members see no names here."""


class DeclaredEventPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[DeclaredEventView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class DeliveryInFull(TypedDict):
    """A delivery with everything that was tried."""

    alert_id: str
    """The alert; also the `webhook-id` of every message about it."""
    attempts: int
    """How many were made."""
    attempts_made: list[AttemptInFull]
    """Every attempt of the last 30 days, first to last."""
    created_at: str
    """Since when."""
    event: str
    """An event type's name."""
    id: str
    """The delivery."""
    next_attempt_at: str | None
    """When the next one is due; null once it is settled."""
    reason: Setback | None
    """Why it is not delivered, once an attempt did not succeed."""
    receiver_id: str
    """The receiver."""
    replay: int
    """0 for the first delivery, then 1, 2, … for replays."""
    replay_id: str | None
    """The replay of a range that it is part of; null for all others."""
    state: Literal["pending", "delivered", "failed"]
    """Failed is final: only a replay sends this alert to this receiver again."""


class DeliveryInList(TypedDict):
    """A delivery with its last attempt."""

    alert_id: str
    """The alert; also the `webhook-id` of every message about it."""
    attempts: int
    """How many were made."""
    created_at: str
    """Since when."""
    event: str
    """An event type's name."""
    id: str
    """The delivery."""
    last_attempt: AttemptView | None
    """Null before the first."""
    next_attempt_at: str | None
    """When the next one is due; null once it is settled."""
    reason: Setback | None
    """Why it is not delivered, once an attempt did not succeed."""
    receiver_id: str
    """The receiver."""
    replay: int
    """0 for the first delivery, then 1, 2, … for replays."""
    replay_id: str | None
    """The replay of a range that it is part of; null for all others."""
    state: Literal["pending", "delivered", "failed"]
    """Failed is final: only a replay sends this alert to this receiver again."""


class DeliveryInListPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[DeliveryInList]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class DeliveryView(TypedDict):
    """One alert on its way to one receiver."""

    alert_id: str
    """The alert; also the `webhook-id` of every message about it."""
    attempts: int
    """How many were made."""
    created_at: str
    """Since when."""
    event: str
    """An event type's name."""
    id: str
    """The delivery."""
    next_attempt_at: str | None
    """When the next one is due; null once it is settled."""
    reason: Setback | None
    """Why it is not delivered, once an attempt did not succeed."""
    receiver_id: str
    """The receiver."""
    replay: int
    """0 for the first delivery, then 1, 2, … for replays."""
    replay_id: str | None
    """The replay of a range that it is part of; null for all others."""
    state: Literal["pending", "delivered", "failed"]
    """Failed is final: only a replay sends this alert to this receiver again."""


class DetectorPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[DetectorView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class EngagerPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[EngagerView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class EventTypePage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[EventTypeView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ExportReport(TypedDict):
    """What was used of an export, what was ignored and why, and what it does not hold."""

    cut_short: Reason | None
    """Said when the export holds clearly fewer followers than the profile shows."""
    followers_read: int | None
    """Followers in the export; null without such a list."""
    followers_shown: int | None
    """Followers on the profile, as the client read them there."""
    ignored: list[Reason]
    """Files that were not opened, by what they hold."""
    missing: list[Reason]
    """What exports of this network can hold, and this one does not."""
    owner_unchecked: Reason | None
    """Said when it could not be checked whose export this is, and what to do; null where it was, or was confirmed."""
    used: list[Reason]
    """Kinds of records that were read."""


class FindingGlance(TypedDict):
    """Signs that a program acts."""

    first_seen_at: str
    """First seen."""
    id: str
    """The finding."""
    kind: str
    """What was seen."""
    last_seen_at: str
    """Seen last."""
    reason: ReasonView
    """What was seen."""
    severity: Literal["notice", "warning", "alarm"]
    """`alarm` when it puts the account at risk with its network."""
    subject: Literal["own_account", "follower", "engager"]
    """Whom it is about."""


class FindingPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[FindingView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class FindingsGlance(TypedDict):
    """Open findings of one account that you may see."""

    gravest: list[FindingGlance]
    """Up to three: alarms before warnings before notices, then what was seen last."""
    open: int
    """How many."""


class FlagsView(TypedDict):
    """
    How many people around an account have something in their words that stands out, and of how many texts that tells.

    All but the counts is null until a checkup has read words.
    """

    comments: int | None
    """Comments by others that it read."""
    counts: list[FlagCount]
    """By where and what; a kind that nobody has is left out. Of followers it holds for those read, and of comments until the first look ninety days after they were written."""
    not_observable: list[ReasonView]
    """What could not be looked for, and why."""
    profiles: int | None
    """Followers that it read."""
    readable: int | None
    """Of these, who have a bio."""
    taken_at: str | None
    """The newest look that read words."""
    words_judged: bool | None
    """Whether offensive words were looked for; exclusions always are."""


class FollowerView(TypedDict):
    """
    One follower: their class and why.

    `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
    client to agree in their own view.
    """

    answer: Literal["fits", "friend", "peer", "not_for_me", "unsure"] | None
    """How the client sorted them; null if not, and like a name."""
    fit: int | None
    """Fit to the target market, 0 to 100; null if not observable."""
    flags: list[FlagView]
    """What stands out in the name and bio: words that the client excluded (`off_market.`), offensive words (`offensive.`), masked. The words are left out until the client agrees to show names. They change no score."""
    followed_at: str | None
    """When they followed; null where no source says."""
    followed_back: bool
    """The account follows them too."""
    handle: str | None
    """Their handle."""
    klass: Literal["unknown", "genuine", "dormant", "mass_follower", "suspect", "automated"]
    """What their public behaviour looks like."""
    likely: float | None
    """How likely the client would sort them as fitting or a friend, 0 to 1, learned from this client's own answers alone; null before ten answers. Of those sorted, what was said."""
    matched: list[str]
    """The client's words found in the profile."""
    name: str | None
    """Their name."""
    profile_id: str | None
    """The network's number of the person, which opens their profile there; null like a name while the client has not agreed to show names."""
    reasons: list[ReasonView]
    """Why this class and this score."""
    score: int | None
    """0 to 100; null when too little is known."""


class FrontEndPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[FrontEndView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class HandedInPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[HandedInView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class IdentityProviderPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[IdentityProviderView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class Insight(TypedDict):
    """One thing told of the account, or why it is not."""

    code: Literal[
        "reach",
        "views",
        "engaged",
        "interactions",
        "follows",
        "unfollows",
        "followers_by_country",
        "followers_by_city",
        "engaged_by_country",
        "reach_by_following",
    ]
    """What it is."""
    days: NotRequired[list[InsightDay] | None]
    """The same by day, oldest first, without days of which the network says nothing; null where it tells no days."""
    missing: NotRequired[str | None]
    """Why it is unknown, and what would help; null when it is known."""
    parts: NotRequired[dict[str, int] | None]
    """The same by part, such as by country; null where there are no parts."""
    since: NotRequired[str | None]
    """From when on it is counted."""
    until: NotRequired[str | None]
    """Until when; networks are up to two days late."""
    value: NotRequired[int | None]
    """How many; null when the network does not say, never zero for it."""


class InvitationPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[InvitationView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class KeptPersonPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[KeptPersonView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class LedgerPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[LedgerView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class LinkWanted(TypedDict):
    """Which network to connect, and which account to connect again, if one."""

    account_id: NotRequired[str | None]
    """An account of this client to connect again: only that one is let in, with its history."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""
    return_to: NotRequired[str | None]
    """Where a button on the last page leads the client: an HTTPS address, which may be one that an app opens (universal link, app link), or of a front end's own scheme. `link_id` and `outcome` are added to its query: `connected`, with `account_id`, or the code of what came in between, such as `denied`. They are hints; what counts is what the API tells of the account. A front end names only sites and schemes of its registered redirect addresses."""


class LooksView(TypedDict):
    """The looks over which something was seen, and what the last of them read."""

    complete: int
    """Of them, how many read it to its end."""
    coverage: Coverage | None
    """What the look that saw it last read; null where no followers are named."""
    first_at: str | None
    """The first."""
    last_at: str | None
    """The last."""
    many: int
    """Looks at the list of followers in this time; 0 where the network names none."""
    samplings: list[str]
    """How people were chosen."""
    sources: list[str]
    """Where they came from."""
    text: str
    """In plain English."""


class MemberPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[MemberView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class NewExportAccount(TypedDict):
    """An account that will be known from official exports alone."""

    handle: str
    """The account's handle, without the @."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""


class NewPasskey(TypedDict):
    """A passkey that a browser has made."""

    credential: PasskeyMade
    """What the browser answered."""
    name: str
    """What you call it."""


class NewStepUp(TypedDict):
    """One proof that it is you: a second factor, or for who has none the password."""

    code: NotRequired[str | None]
    """The six digits that your app shows now."""
    passkey: NotRequired[PasskeyAnswer | None]
    """A passkey's answer to a question of ours."""
    password: NotRequired[str | None]
    """The password."""
    recovery_code: NotRequired[str | None]
    """One of your recovery codes."""


class PersonToForget(TypedDict):
    """Who asks to be forgotten, by the network's number of them, their handle, or both."""

    handle: NotRequired[str | None]
    """Their handle."""
    number: NotRequired[str | None]
    """The network's number of them, as text since it outgrows what JavaScript counts exactly."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""


class PlannedTaskView(TypedDict):
    """One thing worth a few minutes today."""

    carried_over: bool
    """Whether it was offered on an earlier day and is still open."""
    code: Literal[
        "reply", "try_out", "touch", "weed_out", "look", "comment", "learn", "market", "time", "setting", "name"
    ]
    """What it asks; stable, safe to match on."""
    day: str
    """The client's own day it was offered for."""
    decided_at: str | None
    """When it was accepted, done or skipped; null while it is offered."""
    id: str
    """The task."""
    minutes: int
    """About how long it takes."""
    params: dict[str, str | int]
    """What the text speaks of. `handle` and `link` are left out where names may not be shown."""
    skip_reason: str | None
    """Why it was skipped, if somebody said."""
    state: Literal["offered", "accepted", "done", "skipped", "snoozed", "lapsed"]
    """What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done."""
    text: str
    """The same in plain English."""


class Portrait(TypedDict):
    """What a coach knows of a client before any account is connected."""

    daily_minutes: NotRequired[int]
    """Minutes a day the client sets aside."""
    goal: NotRequired[str]
    """What the client is after, in their own words."""
    goal_quality_followers: NotRequired[int]
    """How many quality followers the road leads to."""
    interests: NotRequired[list[str]]
    """What the client cares about."""
    language: NotRequired[str | None]
    """The language the client reads (BCP 47); null while not known, and pages follow their browser."""
    name: str
    """The client's name."""
    target_market: NotRequired[TargetMarket]
    time_zone: str
    """The IANA zone the client's day is reckoned in."""


class ProviderTiePage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ProviderTieView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class QualityModel(TypedDict):
    """The model by which followers are judged, whole: two deployments with the same version judge alike."""

    accuracy: list[Tried]
    """How right it was on parts of the labelled accounts that the fit had not seen; development figures."""
    changes: list[Change]
    """Every version, newest first."""
    definitions: list[Definition]
    """What is meant by the words of reports."""
    formulas: list[Definition]
    """How numbers are computed."""
    known_failures: list[str]
    """Where it is known to fail."""
    questions: list[Question]
    """What was learned, number by number."""
    thresholds: list[Threshold]
    """Numbers that decide, with their sources."""
    training: list[Training]
    """What it was learned from, and on which terms."""
    version: str
    """Raised with every change of a number or a rule."""


class ReceiverView(TypedDict):
    """A web address that is told."""

    created_at: str
    """Since when."""
    description: str
    """What it is for."""
    events: list[str]
    """Event types to send, by name; empty for all."""
    failing_since: str | None
    """Its first failure after its last success; five days after it the receiver is disabled."""
    former_secrets_until: str | None
    """When the last secret that was replaced stops signing beside the present one; null without any."""
    id: str
    """The receiver."""
    reason: Setback | None
    """Why it is disabled; null while it is active."""
    state: Literal["active", "disabled"]
    """Nothing is sent to a disabled one."""
    state_since: str
    """Since when."""
    url: str
    """Where to send; https, at a public address, without redirects. In development also this machine."""


class ReplayView(TypedDict):
    """A range of time that a receiver is sent again."""

    created_at: str
    """Since when."""
    delivered: int
    """Messages that the receiver took."""
    events: list[str]
    """Event types to send, by name; empty for all."""
    failed: int
    """Messages given up."""
    finished_at: str | None
    """When the last message was put on its way, or it was stopped."""
    found: int
    """Messages in the range when it was asked for."""
    id: str
    """The replay."""
    pending: int
    """Messages on their way."""
    reason: Setback | None
    """Why it was stopped; else null."""
    receiver_id: str
    """The receiver."""
    since: str
    """Since when."""
    state: Literal["running", "done", "stopped"]
    """`running` while messages are put on their way, `done` once all are; the counts say what came of them."""
    undelivered_only: bool
    """Whether what the receiver had taken is left out."""
    until: str
    """Until when, exclusive."""


class SecretRotated(TypedDict):
    """A receiver whose secret was changed. The new one is shown this once."""

    receiver: ReceiverView
    secret: str
    """Verify with it from now on; any moment of the next 24 hours is early enough."""


class SettingsAttestationView(TypedDict):
    """What somebody said of a setting, and how it stood to what was seen, for as long as it counted."""

    account_id: str
    """The account."""
    as_of: str
    """Since when it is so."""
    by: Literal["client", "coach", "owner"]
    """Who said so: the client, or a member in this role on their word."""
    id: str
    """The statement."""
    said_at: str
    """When it was said."""
    setting: Literal["auto_follow", "follow_back", "auto_unfollow", "auto_message", "auto_comment"]
    """What a program may do for the account: follow strangers, follow back whoever follows, drop people again, write to people in private, comment on other people's posts."""
    text: str
    """In plain English."""
    value: Literal["off", "on", "unsure"]
    """What is said of it."""
    verdict: AttestedVerdict


class SettingsAttestations(TypedDict):
    """What counts of each setting that was stated, what was said before, and which programs have access."""

    connected_programs: ConnectedPrograms | None
    """From the newest export; null where none was read."""
    current: list[SettingsAttestationView]
    """The newest of each setting."""
    history: list[SettingsAttestationView]
    """What was superseded, the newest first, with the last test it went through."""
    next_cursor: str | None
    """What to send as `cursor` for more of the history; null at its end."""


class Sorted(TypedDict):
    """What a sorting has shown so far. Shares are `None` before the first answer."""

    answered: int
    """Cards answered."""
    confirmed: Interval | None
    """The share of followers who fit or are friends; null before the first answer. Unsure counts as not confirmed: leaving it out would flatter."""
    counts: dict[str, int]
    """How often each answer was given."""
    followers: int
    """People the cards are dealt from."""
    more_answers: int
    """How many more answers that takes, if they are like those before; 0 when it is reached."""
    peers: Interval | None
    """The share who are peers, such as team mates; they are never confirmed."""
    promised: float
    """How far the bounds of the confirmed share are to lie from their middle, at the most."""
    unsorted: Unsorted | None
    """Those who were not sorted, and how many of them would be confirmed; null likewise."""
    vouched: Interval | None
    """The share whom the client knows to be real: fits, friend or peer."""


class SortingView(TypedDict):
    """How far the client has sorted their followers, what that shows, and the cards that are open."""

    open_cards: list[CardView]
    """Dealt and not yet sorted; empty for members."""
    result: Sorted
    """The shares with their 90% intervals, and how many more answers it takes."""


class TaskPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[TaskView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class TodayPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[TodayView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class TryOutPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[TryOutView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class WeedOutPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[WeedOutView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class WeedOutPersonPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[WeedOutPersonView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class AccountPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[AccountView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class AudienceQuality(TypedDict):
    """
    Who follows an account and how good they are. `None` is "not observable", with its reason in `not_observable`.

    A **quality follower** can be reached, is active, and either fits the target market or is engaged with the client: somebody
    whose profile is of class genuine, who posted within 90 days, and whose fit is 50 or more; or who spoke with the client within
    90 days; or whom the client sorted as fitting or a friend. Nobody of class suspect or automated counts unless the client
    sorted them so, nobody whom the client sorted as not for them does, and peers are counted apart.
    """

    classes: list[ClassShare]
    """Everybody who was read, by class."""
    courtesy: int | None
    """Followed back, without a trace of each other since; null where it is not observable."""
    coverage: Coverage
    estimated: Interval | None
    """Their share in the whole audience; null where the people read do not represent it. Its bounds allow for everybody who was not read; those who were read and show too little to be judged do not count."""
    fake_share: FakeShare | None
    """The share of fake or automated followers; null where it is not observable."""
    model_version: str
    """The model that judged."""
    not_observable: list[Reason]
    """What could not be told of this audience, and why."""
    peers: int
    """Peers, such as team mates, as the client sorted them; never counted as quality followers."""
    quality_followers: int | None
    """Counted among those read, so the least there are; null when nothing could tell of anybody."""
    score: int | None
    """The mean score of the judged, 0 to 100; null when nobody could be judged."""
    stage: Stage | None
    """Null while quality followers are not known."""


class CheckupView(TypedDict):
    """One look at an account: how far it has come, what it costs, and how it ended."""

    account_id: str
    """The account."""
    asked_at: str
    """When."""
    asked_by: str
    """A member, a client, or `schedule`."""
    export: ExportReport | None
    """What became of a handed-in export; null until it was read."""
    failure: Failure | None
    """Why there is no report, and what mends it."""
    finished_at: str | None
    """When it ended."""
    id: str
    """The checkup."""
    people_read: int
    """People read so far: followers, or once it is done those who engage, where a network names nobody else."""
    people_total: int | None
    """Followers there are, as the network says; null where it names none."""
    plan: Plan | None
    """What will be read, its price and its length at the most; null until it is priced."""
    report_id: str | None
    """The report it made."""
    source: Literal["api", "export"]
    """Where the facts come from."""
    spent_micros: int
    """Paid so far, in millionths of a dollar."""
    stage: str
    """Which list is being read."""
    started_at: str | None
    """When it began."""
    state: Literal["queued", "reading", "waiting", "judging", "done", "failed"]
    """`waiting` means that the network is left alone for a while."""
    waiting_reason: Reason | None
    """Why it waits: the network asked for a pause, its quota is spared for others too, or it refused our access and is asked once more."""
    waiting_until: str | None
    """Until when it waits; null unless it does."""


class ClientPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ClientView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class Cohort(TypedDict):
    """Everybody in reach whose coaching goes on: whom to call first, and about what."""

    clients: list[CohortClient]
    """Whoever needs a call the most comes first; then those who fall the most."""
    declining: int
    """Clients who decline."""
    looked_at: str
    """When this was told."""
    not_compared: int
    """Clients of whom that cannot be told."""
    rising: int
    """Clients who rise."""
    stalling: int
    """Clients who stall."""


class EngagerQuality(TypedDict):
    """Who engages with an account, and how; `null` is "not observable", with its reason in `not_observable`."""

    comments_read: int
    """Comments, tags and mentions read."""
    genuine: int
    """Regulars in their own words: neither repeating the same words again and again, nor always early together with the same group."""
    in_market_countries: float | None
    """The share of the network's engaged audience in the countries of the target market; null where the network does not say or the market names no country."""
    in_market_towns: NotRequired[float | None]
    """Of the followers whom the network counts by town, which are those in the largest ones, the share in the towns of the target market; null where the network does not say or the market names no town."""
    in_pods: int
    """People who comment early together with the same others, post after post."""
    insights: list[Insight]
    """What the network tells of the account as a whole."""
    not_observable: list[Reason]
    """What could not be told, and why."""
    own_words_share: float | None
    """The share of comments in words of their own; null below ten people."""
    people: int
    """Different people who commented, tagged, mentioned or reacted."""
    per_post: float | None
    """People who engage with a post, on average; null below five posts."""
    posts: NotRequired[list[PostInsight]]
    """What it tells of the newest few posts, newest first; empty where it tells of none."""
    posts_looked_under: int
    """Own posts under which was looked."""
    professionals: Interval | None
    """The share that has a professional account, among those looked up, who are the most regular; its bounds allow for everybody else. Null below ten people looked up, and where nobody can be."""
    recent: int
    """Of them, who said something within 30 days."""
    regular: int
    """Who said something on three days or more."""
    repeating: int
    """People most of whose words are found again and again."""
    since: str | None
    """The oldest thing read."""
    unnamed: int
    """Of them, how many the network gives no author for."""
    whole: bool
    """Everything the network shows was read."""


class EngagersGlance(TypedDict):
    """Those who engage, as the newest look at them found, where the network names no followers."""

    age_hours: int
    """How old that is, in whole hours."""
    coverage_text: str
    """What was read, in two sentences."""
    id: str
    """The report."""
    seen: EngagerQuality
    """The counts and shares."""
    taken_at: str
    """When it was read."""


class EngagersNow(TypedDict):
    """Those who engage with an account, as the newest look at them found; they are not its followers."""

    age_seconds: int
    """How old that is."""
    coverage_text: str
    """What was read, in two sentences."""
    seen: EngagerQuality
    """The counts and shares."""
    taken_at: str
    """When it was read."""


class EvidenceCard(TypedDict):
    """
    A finding as it can be shown to the person it is about: what was seen and when, and what else it might have been.

    Whoever may see the finding sees the card: client and coach together, or the client first, as the practice chose. Names and
    quoted words are withheld while the client has not agreed to show them.
    """

    alternatives: list[Reason]
    """What would be seen with a person behind it."""
    answers: list[AnswerView]
    """What was said of it, newest first."""
    can_do: list[Reason]
    """What the client can do."""
    connected_programs: list[Reason]
    """Programs with access to the account, as the newest export tells; facts, and no signs."""
    finding: FindingView
    looks: LooksView
    markdown: str
    """The whole card as CommonMark to print or show; whatever people wrote in it is escaped."""
    not_observable: list[Reason]
    """What could not be seen."""
    platform: Literal["x", "instagram", "facebook"]
    """The account's network."""
    rests_on: list[Measure]
    """Published thresholds; the practice's own are listed by `listDetectors`."""
    stated: list[Reason]
    """What counts of the account's settings in which this would show, against what was seen since; empty where it is about somebody else."""


class FollowerPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[FollowerView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class PlanView(TypedDict):
    """A client's day."""

    active_days: int
    """On how many of the last 30 days something was done. It only ever counts what was: a day off breaks nothing."""
    client_id: str
    """Whose day."""
    daily_minutes: int
    """Minutes a day the client sets aside."""
    day: str | None
    """The client's own day it is for; null for the few seconds until the first plan."""
    names_shown: bool
    """Whether tasks name people. Members of the practice see names only while the client agrees."""
    open_minutes: int
    """Minutes of what is still to do."""
    planned_at: str | None
    """When it was last planned: in the morning, or after news."""
    tasks: list[PlannedTaskView]
    """What is carried over first, then in their order."""


class QualityPoint(TypedDict):
    """How good the audience was at one checkup."""

    engagers: EngagerQuality | None
    """Those who engage; null where followers were seen."""
    id: str
    """The report."""
    quality: AudienceQuality | None
    """Its followers; null where only those who engage were seen."""
    taken_at: str
    """When it was read."""


class QualityPointPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[QualityPoint]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class QualityView(TypedDict):
    """
    How good an account's audience is now, as its newest checkups found it: its followers, and those who engage.

    `taken_at`, `age_seconds`, `quality` and `coverage_text` tell of followers, and are null where nobody names them.
    """

    account_id: str
    """The account."""
    age_seconds: int | None
    """How old that is."""
    coverage_text: str | None
    """Which part was read, in one sentence."""
    engagers: EngagersNow | None
    """Those who engage, where the network names no followers; null elsewhere."""
    picture: dict[str, Any] | None
    """What an official export shows, and null where none was handed in. `who`, `handle` and `id` of the people in it are null while the client has not agreed to show names."""
    quality: AudienceQuality | None
    """The counts and shares."""
    taken_at: str | None
    """When they were read."""


class ReceiverAdded(TypedDict):
    """A receiver that was added. The secret is shown this once."""

    receiver: ReceiverView
    secret: str
    """Verify each message with it, as Standard Webhooks 1.0 says."""


class ReceiverPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ReceiverView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ReplayPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[ReplayView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class ReportGlance(TypedDict):
    """What the newest checkup found."""

    age_hours: int
    """How old that is, in whole hours."""
    coverage_text: str
    """Which part was read, in a sentence or two."""
    id: str
    """The report."""
    model_version: str
    """The model that judged."""
    quality: AudienceQuality
    """The counts and shares, with their coverage."""
    taken_at: str
    """When it was read."""


class AccountGlance(TypedDict):
    """One of the client's accounts."""

    checkup: CheckupGlance | None
    """Null before the first was asked for."""
    engagers: EngagersGlance | None
    """Those who engage, where the network names no followers; null elsewhere."""
    findings: FindingsGlance
    handle: str
    """Its handle, as last seen."""
    history: list[HistoryPoint]
    """Up to 24 checkups, oldest first."""
    id: str
    """The account."""
    platform: Literal["x", "instagram", "facebook"]
    """The network."""
    report: ReportGlance | None
    """Null before the first checkup has ended, and where nobody names the followers."""
    source: Literal["api", "export"]
    """Whether it is read through the network or known from exports alone."""
    state: Literal["connected", "needs_reconnect", "disconnected"]
    """Whether it can be read through the network."""
    state_reason: StateReason | None
    """Why not, and what mends it; null while it can."""
    state_since: str
    """Since when."""
    waiting: WaitingGlance


class CheckupPage(TypedDict):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: list[CheckupView]
    """What is on this page, in the list's order."""
    next_cursor: NotRequired[str | None]
    """What to send as `cursor` for the next page; null at the end."""


class Overview(TypedDict):
    """A client in one look."""

    accounts: list[AccountGlance]
    """In the order they became known."""
    client_id: str
    """The client."""
    coaching_ended_at: str | None
    """When the coaching ended; null while it goes on."""
    goal: str
    """What the client is after, in their own words."""
    is_sample: bool
    """Whether this is the sample client."""
    name: str
    """The client's name."""
    next_step: NextStep | None
    """What would help the most now; null when everything runs by itself."""
    road: Road | None
    """Null until quality followers can be counted."""
    today: DayGlance
    x_policy: Literal["neutral", "permitted", "archive_only"]
    """What may be said here of other people from X's API data: `neutral` keeps to measures and observable facts."""
