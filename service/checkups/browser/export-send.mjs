// Sends a file in pieces and goes on after every interruption, by the offset that the receiver tells (after tus 1.0).

const PIECE = 2 << 20, LONGEST_PAUSE = 30_000, MOST_TRIES = 40;

/** Why sending ended; `code` names the words that people are shown. */
export class SendingEnded extends Error {
  constructor(code, detail = "") {
    super(`${code} ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Announce a file; returns the address that its pieces go to. */
export async function begin(address, blob, fileName, { fetch = globalThis.fetch } = {}) {
  const body = JSON.stringify({ length: blob.size, file_name: fileName });
  const answer = await fetch(address, { method: "POST", body, headers: { "Content-Type": "application/json" } });
  if (answer.status !== 201) throw new SendingEnded("refused", (await answer.json()).title);
  return answer.headers.get("Location");
}

/** Send what is missing of the file; `told` hears how many bytes have arrived. */
export async function send(address, blob, { fetch = globalThis.fetch, told = () => {}, wait = pause } = {}) {
  let offset = null;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      offset ??= await ask(fetch, address);
      told(offset);
      while (offset < blob.size) {
        offset = await sendPiece(fetch, address, blob.slice(offset, offset + PIECE), offset);
        tries = 0;
        told(offset);
      }
      return;
    } catch (problem) {
      if (problem instanceof SendingEnded) throw problem;
      offset = null;
      await wait(Math.min(1000 * 2 ** tries, LONGEST_PAUSE));
    }
  }
  throw new SendingEnded("no_network");
}

async function ask(fetch, address) {
  const answer = await fetch(address, { method: "HEAD" });
  if (answer.status === 404 || answer.status === 410) throw new SendingEnded("expired");
  if (!answer.ok) throw new Error(`asked for the offset, got ${answer.status}`);
  return Number(answer.headers.get("Upload-Offset"));
}

async function sendPiece(fetch, address, piece, offset) {
  const body = await piece.arrayBuffer();
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
  // Only pages that came over https, or from this very machine, may hash.
  if (globalThis.crypto?.subtle) headers["Upload-Checksum"] = `sha256 ${base64(await crypto.subtle.digest("SHA-256", body))}`;
  const answer = await fetch(address, { method: "PATCH", body, headers });
  if (answer.status === 204) return Number(answer.headers.get("Upload-Offset"));
  if (answer.status === 404 || answer.status === 410) throw new SendingEnded("expired");
  throw new Error(`sent a piece, got ${answer.status}`);
}

function base64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)));
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
