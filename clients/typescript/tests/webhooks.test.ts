// The SDK as a receiver of what Rapport signs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { verified, WebhookVerificationError } from "@rapport/client";
import { Webhook } from "standardwebhooks";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const BODY = Buffer.from('{"type": "receiver.test", "data": {"name": "Zoë"}}');

function headers(ago = 0, id = "msg_1"): Record<string, string> {
  const at = new Date(Date.now() - ago * 60_000);
  return {
    "Webhook-Id": id,
    "Webhook-Timestamp": String(Math.floor(at.getTime() / 1000)),
    "Webhook-Signature": new Webhook(SECRET).sign(id, at, BODY.toString()),
  };
}

test("believes what was signed, whatever holds its headers", () => {
  for (const said of [headers(), new Headers(headers()), { ...headers(4), "set-cookie": ["a", "b"], host: undefined }]) {
    const { id, event } = verified(SECRET, said, BODY);
    assert.deepEqual([id, event.type, event.data], ["msg_1", "receiver.test", { name: "Zoë" }]);
  }
  assert.equal(verified(SECRET, headers(), BODY.toString()).id, "msg_1");
});

test("refuses what was changed, is old or malformed", () => {
  const refused: [Record<string, string>, Uint8Array][] = [
    [headers(), Buffer.concat([BODY, Buffer.from(" ")])],
    [headers(6), BODY],
    [{ ...headers(), "Webhook-Signature": "nonsense" }, BODY],
    [{ ...headers(), "Webhook-Id": "msg_2" }, BODY],
    [headers(), new Uint8Array([255])],
    [{}, BODY],
  ];
  for (const [said, body] of refused) assert.throws(() => verified(SECRET, said, body), WebhookVerificationError);
});
