// What the script of our pages asks a browser's passkeys, and puts into the form, with a browser's objects stood in for.

import assert from "node:assert/strict";
import test from "node:test";

const ascii = (text) => new TextEncoder().encode(text).buffer;
const read = (buffer) => new TextDecoder().decode(buffer);
const MADE = { challenge: "Pz8_Pj4-", rp: { id: "rapport.example" }, user: { id: "ZGFuYQ", name: "dana" }, excludeCredentials: [{ id: "b2xk", type: "public-key" }] };
const USED = { challenge: "Pz8_Pj4-", rpId: "rapport.example", userVerification: "required" };

async function submitted(options, credentials, ok = true) {
  const listeners = {}, asked = [], alert = {};
  const form = {
    hidden: true, sent: 0, dataset: { question: "/question" }, elements: { passkey: { value: "" } },
    addEventListener: (name, listener) => (listeners[name] = listener),
    querySelector: () => alert,
    submit() { this.sent += 1; },
  };
  globalThis.PublicKeyCredential = class {};
  globalThis.document = { querySelectorAll: () => [form] };
  Object.defineProperty(globalThis, "navigator", { value: { credentials }, configurable: true });
  globalThis.fetch = async (...what) => (asked.push(what), { ok, status: ok ? 200 : 403, json: async () => options });
  await import(`${process.env.PASSKEYS_MODULE}?${Math.random()}`);
  let stopped = false;
  await listeners.submit({ preventDefault: () => (stopped = true) });
  assert.ok(stopped);
  assert.deepEqual(asked, [["/question", { method: "POST" }]]);
  return { form, alert, said: form.elements.passkey.value && JSON.parse(form.elements.passkey.value) };
}

test("a passkey is made by what was asked, and told in base64url", async () => {
  const create = async ({ publicKey }) => {
    assert.equal(read(publicKey.challenge), "???>>>");
    assert.equal(read(publicKey.user.id), "dana");
    assert.equal(read(publicKey.excludeCredentials[0].id), "old");
    assert.equal(publicKey.rp.id, "rapport.example");
    return { rawId: ascii("new?>"), response: { clientDataJSON: ascii("{}"), attestationObject: ascii("???") } };
  };
  const { form, said } = await submitted(MADE, { create });
  assert.deepEqual(said, { id: "bmV3Pz4", rawId: "bmV3Pz4", type: "public-key", response: { clientDataJSON: "e30", attestationObject: "Pz8_" } });
  assert.deepEqual([form.sent, form.hidden], [1, false]);
});

test("a passkey is used by what was asked", async () => {
  const get = async ({ publicKey }) => {
    assert.equal(read(publicKey.challenge), "???>>>");
    assert.equal(publicKey.userVerification, "required");
    return { rawId: ascii("new?>"), response: { clientDataJSON: ascii("{}"), authenticatorData: ascii("a"), signature: ascii("s"), userHandle: ascii("dana") } };
  };
  const { said } = await submitted(USED, { get });
  assert.deepEqual(said.response, { clientDataJSON: "e30", authenticatorData: "YQ", signature: "cw", userHandle: "ZGFuYQ" });
});

test("whoever turns back, or has to sign in first, is told, and nothing is sent", async () => {
  const get = async () => { throw new DOMException("no", "NotAllowedError"); };
  for (const [ok, credentials] of [[true, { get }], [false, {}]]) {
    const { form, alert } = await submitted(USED, credentials, ok);
    assert.equal(form.sent, 0);
    assert.match(alert.textContent, /Try again/);
  }
});
