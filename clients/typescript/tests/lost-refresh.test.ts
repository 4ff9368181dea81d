// What becomes of an approval whose next tokens are lost on the way, or were never asked for.

import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { AnswerNotOurs, Approval, FrontEnd, NotAnswered, OAuthRefused, SignInNeeded, type Tokens } from "@rapport/client";
import { nowhere, served } from "./loopback.js";

const WORN: Tokens = { accessToken: "rp_a_worn", expiresAt: 0, refreshToken: "rp_f_first", scopes: ["clients:read"] };

/** Tells of itself, and answers what asks for tokens as it is bid: a status, or nothing at all. */
async function server(test: TestContext) {
  const bid = { issuer: "", url: "", status: 200 as number | undefined, asked: 0 };
  bid.url = await served(test, (request, answer) => {
    request.resume();
    const tell = (status: number, said: object) =>
      answer.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(said));
    if (request.method === "GET") {
      tell(200, { issuer: bid.issuer, token_endpoint: `${bid.url}/oauth/token` });
      return;
    }
    bid.asked += 1;
    if (bid.status === undefined) request.socket.destroy();
    else if (bid.status !== 200) tell(bid.status, bid.status === 400 ? { error: "invalid_grant" } : { title: "Not now" });
    else tell(200, { access_token: "rp_a_next", token_type: "bearer", expires_in: 900, refresh_token: "rp_f_next" });
  });
  bid.issuer = bid.url;
  return bid;
}

for (const status of [undefined, 500, 503, 400]) {
  test(`is never tried again and asks the person, after ${status ?? "nothing"}`, async (context) => {
    const bid = await server(context);
    bid.status = status;
    const kept: Tokens[] = [];
    const held = new Approval(new FrontEnd(bid.url, "an-app"), WORN, (tokens) => void kept.push(tokens));
    for (let turn = 0; turn < 3; turn += 1) {
      await assert.rejects(held.fetch(undefined), SignInNeeded);
      bid.status = 200;
    }
    assert.deepEqual([bid.asked, kept, held.ready()], [1, [], undefined]);
  });
}

test("is not lost when it was refused before it was read", async (context) => {
  const bid = await server(context);
  bid.status = 429;
  const kept: Tokens[] = [];
  const held = new Approval(new FrontEnd(bid.url, "an-app"), WORN, (tokens) => void kept.push(tokens));
  await assert.rejects(held.fetch(undefined), OAuthRefused);
  bid.status = 200;
  assert.equal(await held.fetch(undefined), "rp_a_next");
  assert.deepEqual(
    kept.map((each) => each.refreshToken),
    ["rp_f_next"],
  );
});

test("is not lost when nobody was reached", async (context) => {
  const bid = await server(context);
  const away = await nowhere();
  let isThere = true;
  const frontEnd = new FrontEnd(bid.url, "an-app", {
    fetch: (address, said) => fetch(isThere || said?.method === "GET" ? address : away, said),
  });
  const held = new Approval(frontEnd, WORN, () => undefined);
  isThere = false;
  await assert.rejects(held.fetch(undefined), NotAnswered);
  isThere = true;
  assert.equal(await held.fetch(undefined), "rp_a_next");
  assert.equal(bid.asked, 1);
});

test("uses no tokens before they are kept and asks for no others meanwhile", async (context) => {
  const bid = await server(context);
  let disk: Tokens[] | undefined;
  const held = new Approval(new FrontEnd(bid.url, "an-app"), WORN, async (tokens) => {
    if (disk === undefined) throw new Error("the disk is full");
    disk.push(tokens);
  });
  await assert.rejects(held.fetch(undefined), /full/);
  assert.equal(held.ready(), undefined);
  disk = [];
  assert.equal(await held.fetch(undefined), "rp_a_next");
  assert.deepEqual([disk.length, bid.asked], [1, 1]);
});

test("asks once for twenty callers at once", async (context) => {
  const bid = await server(context);
  const held = new Approval(new FrontEnd(bid.url, "an-app"), WORN, () => undefined);
  const given = await Promise.all(Array.from({ length: 20 }, () => held.fetch("rp_a_worn")));
  assert.deepEqual([new Set(given), bid.asked], [new Set(["rp_a_next"]), 1]);
});

test("goes to no server that says it is another", async (context) => {
  const bid = await server(context);
  bid.issuer = "https://evil.example";
  await assert.rejects(new Approval(new FrontEnd(bid.url, "an-app"), WORN, () => undefined).fetch(undefined), AnswerNotOurs);
  assert.equal(bid.asked, 0);
});
