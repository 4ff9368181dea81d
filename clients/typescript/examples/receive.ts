// Receives webhooks, believes only those that are signed, and says of each what happened.
//
// Behind a proxy that ends TLS: `RAPPORT_WEBHOOK_SECRET=whsec_… node tried/examples/receive.js 8080`.

import { createServer, type IncomingMessage, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { type Event, verified, WebhookVerificationError } from "@rapport/client";

/** A server that tells of each message once it is verified. */
export function receiver(secret: () => string, tell: (what: string) => void = console.log): Server {
  const seen = new Set<string>();
  return createServer(async (request, answer) => {
    try {
      const message = verified(secret(), request.headers, await wholeBody(request));
      answer.writeHead(204).end();
      if (!seen.has(message.id)) tell(inWords(message.event));
      seen.add(message.id);
    } catch (refused) {
      answer.writeHead(refused instanceof WebhookVerificationError ? 401 : 500).end();
    }
  });
}

/** What happened. */
function inWords(event: Event): string {
  switch (event.type) {
    case "automation.detected":
      return `a program seems to act: finding ${event.data.finding_id}`;
    case "account.needs_reconnect":
      return `an account needs its owner: ${event.data.account_id}`;
    default:
      return event.type;
  }
}

async function wholeBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const [, program = "", port = ""] = process.argv;
if (import.meta.url === pathToFileURL(program).href) {
  receiver(() => process.env["RAPPORT_WEBHOOK_SECRET"] ?? "").listen(Number(port), "127.0.0.1");
}
