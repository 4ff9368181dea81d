// Streams whose connections end, are cut in the middle, or tell that the token has ended.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Rapport, refusals } from "@rapport/client";
import { served } from "./loopback.js";

const EVENT = (id: number) => `id: ${id}\nevent: client\ndata: {"id": "c${id}"}\n\n`;

test("go on after the last event that was heard, however a connection ends", async (context) => {
  const places: (string | undefined)[] = [];
  const url = await served(context, (request, answer) => {
    places.push(request.headers["last-event-id"] as string | undefined);
    if (places.length === 3) {
      answer.writeHead(503, { "Retry-After": "0" }).end();
      return;
    }
    answer.writeHead(200, { "Content-Type": "text/event-stream" });
    if (places.length === 1) answer.end(`: hello\n\n${EVENT(1)}id: 2\n\nid: 2\nevent: ended\ndata: {}\n\n`);
    else if (places.length === 2) answer.write(`${EVENT(3)}id: 4\nda`, () => setImmediate(() => answer.destroy()));
    else answer.write(EVENT(5) + EVENT(6));
  });
  const heard: unknown[] = [];
  const rapport = new Rapport(url, "rp_k_x", { wait: async () => undefined });
  for await (const { id, item } of rapport.views.streamChanges({ lastEventId: "0" })) {
    heard.push([id, item.id]);
    if (id === "6") break;
  }
  assert.deepEqual(heard, [["1", "c1"], ["3", "c3"], ["5", "c5"], ["6", "c6"]]);
  assert.deepEqual(places, ["0", "2", "3", "3"]);
});

test("end with the refusal, or when the caller leaves", async (context) => {
  const url = await served(context, (_request, answer) => {
    answer.writeHead(403).end('{"type": "https://rapport.example/problems/insufficient-scope"}');
  });
  const refused = new Rapport(url, "rp_k_x").views.streamChanges()[Symbol.asyncIterator]();
  await assert.rejects(refused.next(), refusals.InsufficientScope);

  const silent = await served(context, (_request, answer) => void answer.writeHead(200).flushHeaders());
  const left = AbortSignal.timeout(50);
  const listening = new Rapport(silent, "rp_k_x").views.streamChanges({ signal: left })[Symbol.asyncIterator]();
  await assert.rejects(listening.next(), { name: "TimeoutError" });
});
