// What Rapport tells a receiver, believed only when its signature holds.

import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { Event } from "./events.js";

/** One message. */
export interface Message {
  /** The same for every attempt and replay, so that repeats can be dropped. */
  readonly id: string;
  /** What happened. Newer servers tell of more than is typed here: leave a `type` alone that you do not know. */
  readonly event: Event;
}

/** The request's headers, as the Fetch API or Node hold them. */
export type Said = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The message in a request to a receiver.
 *
 * @param secret The receiver's secret, `whsec_…`.
 * @param headers The request's headers, in any case.
 * @param body The request's body, byte for byte as it came.
 * @throws WebhookVerificationError when it was not signed with that secret, or it is more than five minutes off.
 */
export function verified(secret: string, headers: Said, body: Uint8Array | string): Message {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const lowered = Object.fromEntries(pairs.map(([name, said]) => [name.toLowerCase(), String(said)]));
  const checking = new Webhook(secret);
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    return { id: lowered["webhook-id"] ?? "", event: checking.verify(text, lowered) as Event };
  } catch (refused) {
    if (refused instanceof WebhookVerificationError) throw refused;
    throw new WebhookVerificationError("Malformed headers or body");
  }
}
