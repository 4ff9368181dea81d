// When the SDK sends something again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NotAnswered, Rapport, Refused, refusals } from "@rapport/client";
import { bodyOf, served } from "./loopback.js";

const ID = "019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e";
const LOST = new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) });
const NOT_REACHED = new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
const calls = {
  get: (rapport: Rapport) => rapport.access.showMe(),
  post: (rapport: Rapport) => rapport.clients.addClient({ name: "Maya Lindqvist", time_zone: "Europe/Stockholm" }),
  patch: (rapport: Rapport) => rapport.clients.changeClient(ID, { daily_minutes: 20 }),
  delete: (rapport: Rapport) => rapport.alerts.removeReceiver(ID),
};
type Call = keyof typeof calls;

function answered(status: number, name = "", headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: `https://rapport.example/problems/${name}` }), { status, headers });
}

/** One call, answered so each time: the requests that were sent, the waits between them, and how it ended. */
async function asked(call: Call, outcome: () => Response | Error) {
  const sent: Request[] = [];
  const waits: number[] = [];
  const rapport = new Rapport("https://rapport.example", "rp_k_x", {
    fetch: async (request) => {
      sent.push(request);
      const said = outcome();
      if (said instanceof Error) throw said;
      return said;
    },
    wait: async (seconds) => void waits.push(seconds),
  });
  const ended: unknown = await calls[call](rapport).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { sent, waits, ended };
}

test("sends again what was not done or may be done twice, and nothing else", async () => {
  const table: [() => Response | Error, Call[]][] = [
    [() => answered(429), ["get", "post", "patch", "delete"]],
    [() => NOT_REACHED, ["get", "post", "patch", "delete"]],
    [() => answered(503), ["get", "post"]],
    [() => LOST, ["get", "post"]],
    [() => answered(409, "request-still-running"), ["post"]],
    [() => answered(409, "checkup-running"), []],
    [() => answered(500), []],
  ];
  for (const [outcome, again] of table) {
    for (const call of Object.keys(calls) as Call[]) {
      const { sent, ended } = await asked(call, outcome);
      assert.equal(sent.length, again.includes(call) ? 4 : 1, `${call} after ${String(outcome())}`);
      assert.ok(ended instanceof Refused || ended instanceof NotAnswered);
    }
  }
});

test("keeps one key over all repeats, makes another for the next call, and takes the caller's", async () => {
  const keys = async () => (await asked("post", () => answered(503))).sent.map((each) => each.headers.get("Idempotency-Key"));
  const [first, second] = [await keys(), await keys()];
  assert.equal(new Set(first).size, 1);
  assert.equal(new Set([...first, ...second]).size, 2);
});

test("waits as long as it is told and no longer than a minute", async () => {
  const waits = async (said: string) => (await asked("get", () => answered(429, "", { "Retry-After": said }))).waits;
  assert.deepEqual(await waits("7"), [7, 7, 7]);
  assert.deepEqual(await waits("61"), []);
  const [soon = 0] = await waits(new Date(Date.now() + 30_000).toUTCString());
  assert.ok(soon > 25 && soon <= 30);
  const [first = 0, second = 0, third = 0] = await waits("soon");
  assert.ok(first >= 0.25 && first <= 0.5 && second >= 0.5 && second <= 1 && third >= 1 && third <= 2);
});

test("tries another token once, and only where the token was why", async () => {
  const asking: (string | undefined)[] = [];
  const source = { ready: () => "worn", fetch: async (refused: string | undefined) => (asking.push(refused), "fresh") };
  const seen: (string | null)[] = [];
  const fetch = async ({ headers }: Request) => {
    seen.push(headers.get("Authorization"));
    return answered(401, "token-refused");
  };
  await assert.rejects(new Rapport("https://rapport.example", source, { fetch }).access.showMe(), refusals.TokenRefused);
  assert.deepEqual(seen, ["Bearer worn", "Bearer fresh"]);
  assert.deepEqual(asking, ["worn"]);
});

test("sends the same body and key again over a real connection that was cut", async (context) => {
  const heard: string[] = [];
  const url = await served(context, async (request, answer) => {
    heard.push(`${request.headers["idempotency-key"]} ${(await bodyOf(request)).toString()}`);
    if (heard.length === 1) request.socket.destroy();
    else if (heard.length === 2) answer.writeHead(429, { "Retry-After": "0" }).end();
    else answer.writeHead(201, { "Content-Type": "application/json" }).end('{"id": "a"}');
  });
  const rapport = new Rapport(url, "rp_k_x", { wait: async () => undefined });
  const added = await rapport.clients.addClient({ name: "Zoë", time_zone: "Europe/Paris" }, { idempotencyKey: "mine" });
  assert.equal(added.id, "a");
  assert.deepEqual(heard, Array(3).fill('mine {"name":"Zoë","time_zone":"Europe/Paris"}'));
});

test("gives up at once when the caller does", async () => {
  const left = new AbortController();
  const fetch = async () => {
    left.abort(new Error("enough"));
    return answered(503);
  };
  await assert.rejects(new Rapport("https://rapport.example", "", { fetch }).access.showMe({ signal: left.signal }), /enough/);
});

test("names refusals by their class and reads whatever else by its status", async () => {
  const ended = async (answer: () => Response) => (await asked("get", answer)).ended;
  assert.ok((await ended(() => answered(404, "not-found"))) instanceof refusals.NotFound);
  for (const name of ["of-the-future", "constructor", "__proto__"]) {
    assert.equal(((await ended(() => answered(418, name))) as Refused).constructor, Refused);
  }
  for (const body of ["<h1>Bad gateway</h1>", "", "[]", '{"type": 1, "errors": [1, {"where": 2}]}', new Uint8Array([255])]) {
    const refused = (await ended(() => new Response(body, { status: 502, headers: { "retry-after": "3" } }))) as Refused;
    assert.deepEqual([refused.status, refused.type, refused.retryAfter], [502, "about:blank", 3]);
  }
});
