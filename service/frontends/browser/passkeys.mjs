// What a browser's passkeys say, put into a form of ours. Without scripts, or without passkeys, these forms stay hidden.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function made(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map((each) => ({ ...each, id: bytes(each.id) })),
  };
  const { rawId, response } = await navigator.credentials.create({ publicKey });
  return said(rawId, {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
  });
}

async function used(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  const { rawId, response } = await navigator.credentials.get({ publicKey });
  return said(rawId, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle && text(response.userHandle),
  });
}

const said = (rawId, response) =>
  JSON.stringify({ id: text(rawId), rawId: text(rawId), type: "public-key", response });

async function fill(form) {
  const answer = await fetch(form.dataset.question, { method: "POST" });
  if (!answer.ok) throw new Error(answer.status);
  const options = await answer.json();
  form.elements.passkey.value = await (options.user ? made(options) : used(options));
}

for (const form of globalThis.PublicKeyCredential ? document.querySelectorAll("form[data-question]") : []) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await fill(form);
      form.submit();
    } catch {
      form.querySelector("[role=alert]").textContent = "The passkey did not answer. Try again, or choose another way.";
    }
  });
}
