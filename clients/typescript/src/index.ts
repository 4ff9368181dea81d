// Rapport's API for TypeScript: typed operations, safe repeats, lists and streams that read on by themselves, and OAuth done right.

export { WebhookVerificationError } from "standardwebhooks";
export type { How, KeyedHow, Query, StreamHow } from "./asking.js";
export { NotAnswered } from "./attempts.js";
export type { Event, Events } from "./events.js";
export { FrontEnd, type FrontEndSettings, type Registration } from "./front-end.js";
export { Listed } from "./lists.js";
export type { Fetch, Wait } from "./network.js";
export { Rapport, type RapportSettings } from "./rapport.js";
export { AnswerNotOurs, type Asking, OAuthRefused, type Tokens } from "./oauth-words.js";
export { type Fault, Refused } from "./refused.js";
export * as refusals from "./refusals.js";
export type * as shapes from "./shapes.js";
export { type Heard, Stream } from "./streams.js";
export { Approval, Machine, SignInNeeded, type TokenSource } from "./tokens.js";
export { type Message, verified } from "./webhooks.js";
