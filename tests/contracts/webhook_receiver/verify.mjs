// What the official library says of each message it is handed. Reads `[{secret, body, headers}, …]` (the body in base64) from
// standard input, writes a list: true where it is verified, else the name of the refusal.

import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";

const messages = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(messages.map(verified)));

function verified({ secret, body, headers }) {
  try {
    new Webhook(secret).verify(Buffer.from(body, "base64"), headers);
    return true;
  } catch (refusal) {
    return refusal.name;
  }
}
