// What the export page does in a browser, tried with the archive named in the environment.

import assert from "node:assert/strict";
import { openAsBlob } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32 } from "node:zlib";

const browser = process.env.RAPPORT_BROWSER_MODULES;
const { ArchiveProblem, choose, pack, readArchive, readFolder } = await import(`${browser}/export-zip.mjs`);
const { SendingEnded, begin, send } = await import(`${browser}/export-send.mjs`);

const { rules, archives, packed, withMessages, kinds } = JSON.parse(await readFile(process.env.RAPPORT_BROWSER_CASE, "utf8"));

test("packs the wanted files of all archives, and no other", async () => {
  const sources = await Promise.all(archives.map(async (each) => readArchive(await openAsBlob(each))));
  const { chosen, left } = choose(sources, rules, { withMessages });
  const whole = await pack(chosen, rules);
  await writeFile(packed, Buffer.from(await whole.arrayBuffer()));
  assert.deepEqual(Object.fromEntries(left), kinds);
  assert.deepEqual((await readArchive(whole)).map(({ name }) => name), chosen.map(({ name }) => name));
});

test("takes an unzipped folder as it takes an archive", async () => {
  const [sources] = await Promise.all(archives.slice(0, 1).map(async (each) => readArchive(await openAsBlob(each))));
  const names = choose([sources], rules, { withMessages: false }).chosen.map(({ name }) => name);
  const folder = names.map((name) => Object.assign(new Blob(["[]"]), { webkitRelativePath: `picked/${name}`, name: "x" }));
  const { chosen } = choose([readFolder(folder)], rules, { withMessages: false });
  assert.deepEqual(chosen.map(({ name }) => name), names);
  const [first] = await readArchive(await pack(chosen.slice(0, 1), rules));
  assert.deepEqual([first.size, first.packed, first.crc], [2, 2, crc32("[]")]);
});

test("says what is wrong with something else", async () => {
  await assert.rejects(readArchive(new Blob(["people, not numbers"])), (problem) => problem instanceof ArchiveProblem && problem.code === "no_zip");
});

test("sends the same bytes whatever happens on the way", async () => {
  const file = new Blob([Uint8Array.from({ length: (5 << 20) + 17 }, (_, place) => (place * 31) & 0xff)]);
  const kept = [];
  let received = 0, asked = 0;
  const mishaps = ["lost", "reply lost", "fine", "fault", "fine", "elsewhere", "reply lost", "fine", "fine", "fine"];
  async function line(address, { method, body, headers }) {
    assert.equal(address, "/files/1");
    if (method === "HEAD") return new Response(null, { headers: { "Upload-Offset": String(received) } });
    const mishap = mishaps[asked++] ?? "fine";
    if (mishap === "lost") throw new TypeError("no network");
    if (mishap === "fault") return new Response(null, { status: 503 });
    if (mishap === "elsewhere") return new Response(null, { status: 409, headers: { "Upload-Offset": String(received) } });
    assert.equal(Number(headers["Upload-Offset"]), received);
    assert.match(headers["Upload-Checksum"], /^sha256 /);
    kept.push(Buffer.from(body));
    received += body.byteLength;
    if (mishap === "reply lost") throw new TypeError("no network");
    return new Response(null, { status: 204, headers: { "Upload-Offset": String(received) } });
  }
  const told = [];
  await send("/files/1", file, { fetch: line, told: (offset) => told.push(offset), wait: async () => {} });
  assert.deepEqual(Buffer.concat(kept), Buffer.from(await file.arrayBuffer()));
  assert.equal(told.at(-1), file.size);
});

test("gives up on an upload that is gone", async () => {
  const gone = async () => new Response(null, { status: 404 });
  await assert.rejects(send("/files/1", new Blob(["x"]), { fetch: gone }), (problem) => problem instanceof SendingEnded && problem.code === "expired");
});

test("tells why a file is not taken", async () => {
  const refuses = async () => Response.json({ title: "Too much is on its way at once" }, { status: 429 });
  await assert.rejects(begin("/files", new Blob(["x"]), "a.zip", { fetch: refuses }), /Too much is on its way/);
});
