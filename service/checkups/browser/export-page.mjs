// The export page's own behaviour: shows what would be sent, sends it in pieces, and waits for the report.

import { begin, send, SendingEnded } from "./export-send.mjs";
import { ArchiveProblem, choose, fingerprint, pack, readArchive, readFolder } from "./export-zip.mjs";

const LOOK_AGAIN = 3_000;
const told = JSON.parse(document.getElementById("told").textContent);
if (told.progress) follow(told.progress);
else enhance(document.querySelector("form"), told);

function follow(address) {
  setTimeout(async () => {
    try {
      const { state } = await (await fetch(address)).json();
      if (["done", "failed"].includes(state)) return location.reload();
    } catch {
      // No network for a moment; the next look will tell.
    }
    follow(address);
  }, LOOK_AGAIN);
}

function enhance(form, { path, rules, words }) {
  const { files, folder, with_messages: messages } = form.elements;
  const [choice, said, bar] = ["choice", "said", "bar"].map((each) => document.getElementById(each));
  const button = form.querySelector("button");
  document.getElementById("folder-field").hidden = !("webkitdirectory" in folder);
  for (const each of [files, folder, messages]) each.addEventListener("change", () => look(each));
  form.addEventListener("submit", hand);

  async function look(changed) {
    if (changed === files && files.files.length) folder.value = "";
    if (changed === folder && folder.files.length) files.value = "";
    files.required = !folder.files.length;
    choice.replaceChildren();
    said.textContent = "";
    try {
      const found = await picked();
      if (found) choice.replaceChildren(...list(words.chosen, found.chosen.map(line)), ...list(words.left, [...found.left].map(([kind, count]) => `${words.kinds[kind]} (${count})`)));
    } catch (problem) {
      tell(problem);
    }
  }

  async function picked() {
    if (!files.files.length && !folder.files.length) return null;
    const sources = folder.files.length ? [readFolder(folder.files)] : await Promise.all([...files.files].map(readArchive));
    const found = choose(sources, rules, { withMessages: messages.checked });
    if (!found.chosen.some(({ part }) => part !== "owner")) throw new ArchiveProblem("nothing");
    return { ...found, fileName: `${found.folder || files.files[0]?.name.replace(/\.zip$/i, "") || "export"}.zip` };
  }

  async function hand(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      const { chosen, fileName } = await picked();
      const whole = await pack(chosen, rules);
      bar.hidden = false;
      const { upload, known } = await arrive(whole, fileName);
      const answer = await fetch(`${path}/hand-in`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ upload_ids: [upload], with_messages: messages.checked, handle: form.elements.handle?.value ?? null, followers_shown: form.elements.followers_shown.value }),
      });
      if (answer.ok) {
        localStorage.removeItem(known);
        return location.reload();
      }
      throw new SendingEnded((await answer.json()).problem ?? "refused");
    } catch (problem) {
      tell(problem);
    }
    button.disabled = false;
  }

  async function arrive(whole, fileName) {
    const known = `${path}|${fileName}|${whole.size}|${await fingerprint(whole)}`;
    let address = localStorage.getItem(known);
    for (const isSecond of [false, true]) {
      address ??= await begin(`${path}/uploads`, whole, fileName);
      localStorage.setItem(known, address);
      try {
        await send(address, whole, { told: show(whole.size) });
        return { upload: address.split("/").at(-1), known };
      } catch (problem) {
        if (problem.code !== "expired" || isSecond) throw problem;
        address = null;
      }
    }
  }

  function show(size) {
    return (offset) => {
      bar.value = Math.floor((100 * offset) / size);
      said.textContent = words.progress.replace("{percent}", bar.value);
    };
  }

  function tell(problem) {
    said.textContent = [words.problems[problem.code] ?? words.problems.damaged, problem.detail].filter(Boolean).join(" ");
  }
}

function line({ name, file }) {
  return `${name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang)} kB)`;
}

function list(heading, lines) {
  if (!lines.length) return [];
  const title = Object.assign(document.createElement("h3"), { textContent: heading });
  const items = document.createElement("ul");
  items.append(...lines.map((each) => Object.assign(document.createElement("li"), { textContent: each })));
  return [title, items];
}
