// The SDK and its examples, against the whole service over HTTP. Told in the environment where it is and who people are.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import {
  AnswerNotOurs,
  Approval,
  FrontEnd,
  Machine,
  NotAnswered,
  OAuthRefused,
  Rapport,
  Refused,
  refusals,
  type shapes,
  SignInNeeded,
  type Tokens,
} from "@rapport/client";
import { main as readQuality } from "../examples/read-quality.js";
import { receiver } from "../examples/receive.js";
import { bodyOf, nowhere, promised, served } from "./loopback.js";
import { cameBack, look } from "./person.js";

const { RAPPORT_URL = "", OWNER_TOKEN = "", CLIENT_TOKEN = "", ACCOUNT_ID = "", ARCHIVE = "" } = process.env;
const CALLBACK = "http://127.0.0.1/callback";
const SCOPES = ["clients:read", "accounts:read", "audience:read"];
const MAYA: shapes.Portrait = { name: "Maya Lindqvist", time_zone: "Europe/Stockholm" };
const NOBODY = "019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e";

const owner = new Rapport(RAPPORT_URL, OWNER_TOKEN);
let frontEnd: FrontEnd;

before(async () => {
  frontEnd = await FrontEnd.register(RAPPORT_URL, OWNER_TOKEN, {
    client_name: "Coach Board",
    redirect_uris: [CALLBACK],
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code", "refresh_token"],
    scope: SCOPES.join(" "),
  });
});

async function allowed(): Promise<Tokens> {
  const asking = await frontEnd.begin(CALLBACK, SCOPES);
  return frontEnd.redeem(asking, await cameBack(asking.address));
}

async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}

test("receives a verified automation.detected of an export that the client hands in", { timeout: 90_000 }, async (context) => {
  const { promise: told, keep } = promised<string>();
  let secret = "";
  const url = await served(context, receiver(() => secret, keep));
  const added = await owner.alerts.addReceiver({ url: `${url}/rapport`, events: ["automation.detected"] });
  secret = added.secret;
  const client = new Rapport(RAPPORT_URL, CLIENT_TOKEN);
  const asked = await client.checkups.handInExport(ACCOUNT_ID, readFileSync(ARCHIVE), { file_name: "elena.zip" });
  const finding = (await told).replace("a program seems to act: finding ", "");
  assert.equal((await owner.automation.showFinding(finding)).account_id, ACCOUNT_ID);
  assert.notEqual((await owner.checkups.showCheckup(asked.id)).state, "failed");
});

test("signs a coach in on this machine, and reads a client's quality and followers", async () => {
  const lines: string[] = [];
  await readQuality(RAPPORT_URL, frontEnd.clientId, { show: look }, (line) => lines.push(line));
  assert.ok(lines.includes("Elena Voss as elena.at.home on instagram"), lines.join("\n"));
  assert.equal(lines.filter((line) => line.startsWith("  ")).length, 11);
});

test("reads lists to their end, and pages with their cursors", async () => {
  const followers = await all(owner.audience.listFollowers(ACCOUNT_ID, { limit: 150 }));
  const pages = await all(owner.audience.listFollowers(ACCOUNT_ID, { limit: 150 }).pages());
  assert.equal(new Set(followers.map((each) => each.profile_id)).size, 400);
  assert.deepEqual(
    pages.map((page) => page.items.length),
    [150, 150, 100],
  );
  const { next_cursor: cursor } = pages[1] ?? {};
  assert.ok(cursor);
  assert.equal((await all(owner.audience.listFollowers(ACCOUNT_ID, { limit: 150, cursor }))).length, 100);
});

test("does once what is sent again after 429, 503 and a lost answer, under one key", async (context) => {
  const keys = new Set<string | undefined>();
  let turn = 0;
  const url = await served(context, async (request, answer) => {
    const body = await bodyOf(request);
    keys.add(request.headers["idempotency-key"] as string | undefined);
    turn += 1;
    if (turn === 1) return void answer.writeHead(429, { "Retry-After": "0" }).end();
    if (turn === 2) return void answer.writeHead(503, { "Retry-After": "0" }).end();
    const headers = Object.entries(request.headers).filter(([name]) => !["host", "connection", "content-length"].includes(name));
    const said = await fetch(RAPPORT_URL + request.url, {
      method: request.method ?? "GET",
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body: new Uint8Array(body),
    });
    if (turn === 3) return void request.socket.destroy(); // done, and nobody hears of it
    answer.writeHead(said.status, { "Content-Type": "application/json" }).end(await said.text());
  });
  const before = (await all(owner.clients.listClients({ limit: 1 }))).length;
  const added = await new Rapport(url, OWNER_TOKEN).clients.addClient(MAYA);
  assert.deepEqual([turn, keys.size], [4, 1]);
  const after = await all(owner.clients.listClients({ limit: 1 }));
  assert.equal(after.length, before + 1);
  assert.ok(after.some((each) => each.id === added.id));
});

test("tells what is refused by a class of its own", async () => {
  const missing = await owner.clients.showClient(NOBODY).catch((refused: unknown) => refused);
  assert.ok(missing instanceof refusals.NotFound && missing instanceof Refused);
  assert.ok(missing.requestId);
  const invalid = await owner.clients.addClient({ ...MAYA, daily_minutes: 1 }).catch((refused: unknown) => refused);
  assert.ok(invalid instanceof refusals.RequestInvalid);
  assert.deepEqual(
    invalid.errors.map((each) => each.where),
    ["daily_minutes"],
  );
  await assert.rejects(new Rapport(RAPPORT_URL, "rp_k_nobody's").access.showMe(), refusals.TokenRefused);
  await assert.rejects(new Rapport(await nowhere(), "", { wait: async () => undefined }).access.showMe(), NotAnswered);
});

test("is not sent again what has not changed", async () => {
  const answers: number[] = [];
  const fetch = async (request: Request) => {
    const answer = await globalThis.fetch(request);
    answers.push(answer.status);
    return answer;
  };
  const rapport = new Rapport(RAPPORT_URL, OWNER_TOKEN, { fetch });
  assert.deepEqual(await rapport.audience.showQualityModel(), await rapport.audience.showQualityModel());
  assert.deepEqual(answers, [200, 304]);
});

test("refreshes once for twenty calls at once, and ends when it is given back", async () => {
  const kept: Tokens[] = [];
  const approval = new Approval(frontEnd, { ...(await allowed()), expiresAt: 0 }, (tokens) => void kept.push(tokens));
  const rapport = new Rapport(RAPPORT_URL, approval);
  await Promise.all(Array.from({ length: 20 }, () => rapport.access.showMe()));
  assert.equal(kept.length, 1);
  await approval.end();
  await assert.rejects(rapport.access.showMe(), SignInNeeded);
});

test("takes another token when the server refuses this one", async () => {
  const kept: Tokens[] = [];
  const worn = { ...(await allowed()), accessToken: "rp_a_worn_out" };
  const rapport = new Rapport(RAPPORT_URL, new Approval(frontEnd, worn, (tokens) => void kept.push(tokens)));
  assert.ok((await all(rapport.clients.listClients())).length > 0);
  assert.equal(kept.length, 1);
});

test("asks the person again once the refresh token was used", async () => {
  const spent = { ...(await allowed()), expiresAt: 0 };
  await frontEnd.refresh(spent);
  const rapport = new Rapport(RAPPORT_URL, new Approval(frontEnd, spent, () => undefined));
  await assert.rejects(rapport.access.showMe(), (refused: unknown) => {
    return refused instanceof SignInNeeded && refused.message.startsWith("invalid_grant");
  });
});

test("redeems only the answer to its own question from the server that was asked", async () => {
  const asking = await frontEnd.begin(CALLBACK, SCOPES);
  const said = `${CALLBACK}?code=abc&state=${asking.state}`;
  const iss = encodeURIComponent(RAPPORT_URL);
  for (const address of [said, `${said}&iss=https%3A%2F%2Fevil.example`, `${CALLBACK}?code=abc&state=other&iss=${iss}`]) {
    await assert.rejects(frontEnd.redeem(asking, address), AnswerNotOurs);
  }
  await assert.rejects(frontEnd.redeem(asking, `${said}&iss=${iss}`), OAuthRefused);
  const denied = await cameBack(asking.address, "deny");
  await assert.rejects(frontEnd.redeem(asking, denied), (refused: unknown) => {
    return refused instanceof OAuthRefused && refused.code === "access_denied";
  });
});

test("lets a machine in by its secret", async () => {
  const registered = await FrontEnd.register(RAPPORT_URL, OWNER_TOKEN, {
    client_name: "Night job",
    grant_types: ["client_credentials"],
    response_types: [],
    scope: SCOPES.join(" "),
  });
  const machine = new Machine(registered, ["clients:read"]);
  const rapport = new Rapport(RAPPORT_URL, machine);
  assert.ok((await all(rapport.clients.listClients())).length > 0);
  await assert.rejects(rapport.audience.showQuality(ACCOUNT_ID), refusals.InsufficientScope);
});

test("hears what changes and goes on where it was interrupted", { timeout: 30_000 }, async () => {
  const { next_since: since } = await owner.views.listChanges({ limit: 200 });
  const added: string[] = [];
  for (const name of ["Ines", "Jo", "Kim"]) added.push((await owner.clients.addClient({ ...MAYA, name })).id);
  const heard: string[] = [];
  let place = since;
  for (const most of [1, 2]) {
    let left = most;
    for await (const { id, item } of owner.views.streamChanges({ lastEventId: place })) {
      heard.push(item.id);
      place = id;
      left -= 1;
      if (left === 0) break;
    }
  }
  assert.deepEqual(heard, added);
});
