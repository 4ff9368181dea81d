// Reads ZIP archives where they lie and packs the chosen files anew. Files are copied as slices, so that an archive of
// gigabytes takes no more memory than its list of files.

const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50, END_64 = 0x06064b50, LOCATOR_64 = 0x07064b50;
const LOCAL_SIZE = 30, CENTRAL_SIZE = 46, END_SIZE = 22, END_64_SIZE = 56, LOCATOR_SIZE = 20, LONGEST_COMMENT = 0xffff;
const STORED = 0, DEFLATED = 8, ENCRYPTED = 0x1, UTF8 = 0x800, FULL_32 = 0xffffffff;
const LONGEST_THREAD = 64 << 20;

/** Why an archive cannot be used; `code` names the words that people are shown. */
export class ArchiveProblem extends Error {
  constructor(code, name = "") {
    super(`${code} ${name}`);
    this.code = code;
    this.name = name;
  }
}

/** The files of one archive, as its own directory lists them. */
export async function readArchive(blob) {
  const { start, size } = await findDirectory(blob);
  const view = new DataView(await blob.slice(start, start + size).arrayBuffer());
  const files = [];
  for (let at = 0; at + CENTRAL_SIZE <= size && view.getUint32(at, true) === CENTRAL; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((each) => view.getUint16(at + each, true));
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + CENTRAL_SIZE, nameLength));
    const file = {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      archive: blob,
    };
    widen(file, view, at + CENTRAL_SIZE + nameLength, extraLength);
    if (!name.endsWith("/")) files.push(file);
    at += CENTRAL_SIZE + nameLength + extraLength + commentLength;
  }
  return files;
}

/** The files of an unzipped folder, as a browser hands them over. */
export function readFolder(list) {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, size: file.size, plain: file }));
}

/**
 * Which files are sent, which are not and why. `sources` are lists of files, one for each archive or folder; `rules` come
 * from the readers on the server.
 */
export function choose(sources, rules, { withMessages }) {
  const wanted = rules.wanted.map(({ part, pattern }) => ({ part, pattern: new RegExp(`^(?:${pattern})$`, "u") }));
  const unread = rules.unread.map(({ kind, pattern, flags }) => ({ kind, pattern: new RegExp(`^(?:${pattern})$`, `u${flags}`) }));
  const chosen = new Map(), left = new Map();
  let folder = "";
  for (const files of sources) {
    const kept = files.filter(({ name }) => !name.startsWith("__MACOSX/") && !/(?:^|\/)(?:\.DS_Store|desktop\.ini)$/.test(name));
    const around = enclosingFolder(kept.map(({ name }) => name), rules.exportFolders);
    folder ||= around;
    for (const file of kept) {
      const name = file.name.slice(around.length);
      const rule = wanted.find(({ pattern }) => pattern.test(name));
      const isThread = rule?.part === "messages";
      const isProfile = rule?.part === "owner" && rules.profiles.length > 0 && name.endsWith(".json");
      if (rule && (!isThread || withMessages) && (!(isThread || isProfile) || isReducible(name, file))) {
        const known = chosen.get(name);
        if (known && (known.file.size !== file.size || known.file.crc !== file.crc)) throw new ArchiveProblem("contradict", name);
        const reduce = isProfile ? nameAlone : isThread && name.endsWith(".json") ? withoutWords : null;
        chosen.set(name, known ?? { name, part: rule.part, file, reduce });
      } else {
        const kind = isThread ? "messages" : (unread.find(({ pattern }) => pattern.test(name))?.kind ?? "other");
        left.set(kind, (left.get(kind) ?? 0) + 1);
      }
    }
  }
  return { chosen: [...chosen.values()], left, folder: folder.replace(/\/$/, "") };
}

/** One archive of the chosen files. What is packed stays packed as it is; of messages only who and when are kept, of a profile only whose it is. */
export async function pack(chosen, rules) {
  const parts = [], directory = [];
  let offset = 0;
  for (const each of chosen) {
    const { method, crc, size, content } = each.reduce ? await reduced(each, rules) : await copied(each.file);
    const name = new TextEncoder().encode(each.name);
    const head = header(method, crc, content.size, size, name.length);
    parts.push(uint(4, LOCAL), head, name, content);
    directory.push(uint(4, CENTRAL), uint(2, 20), head, new Uint8Array(10), uint(4, offset), name);
    offset += LOCAL_SIZE + name.length + content.size;
    if (offset > FULL_32) throw new ArchiveProblem("too_large");
  }
  const listed = new Blob(directory);
  const end = [uint(4, END), uint(4, 0), uint(2, chosen.length), uint(2, chosen.length), uint(4, listed.size), uint(4, offset), uint(2, 0)];
  return new Blob([...parts, listed, ...end], { type: "application/zip" });
}

/** What tells this archive from another of the same size: its end, where the checksums of its files are listed. */
export function fingerprint(blob) {
  return crcOf(blob.slice(-LONGEST_COMMENT));
}

async function findDirectory(blob) {
  const tailStart = Math.max(0, blob.size - END_SIZE - LONGEST_COMMENT);
  const tail = new DataView(await blob.slice(tailStart).arrayBuffer());
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const plain = { size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
    if (at < LOCATOR_SIZE || tail.getUint32(at - LOCATOR_SIZE, true) !== LOCATOR_64) return plain;
    const where = Number(tail.getBigUint64(at - LOCATOR_SIZE + 8, true));
    const wide = new DataView(await blob.slice(where, where + END_64_SIZE).arrayBuffer());
    if (wide.byteLength < END_64_SIZE || wide.getUint32(0, true) !== END_64) break;
    return { size: Number(wide.getBigUint64(40, true)), start: Number(wide.getBigUint64(48, true)) };
  }
  throw new ArchiveProblem("no_zip", blob.name);
}

function widen(file, view, at, length) {
  for (let end = at + length; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const each of ["size", "packed", "offset"]) {
      if (file[each] !== FULL_32) continue;
      file[each] = Number(view.getBigUint64(field, true));
      field += 8;
    }
  }
}

function enclosingFolder(names, exportFolders) {
  const slash = names[0]?.indexOf("/") ?? -1;
  if (slash < 0) return "";
  const folder = names[0].slice(0, slash + 1);
  return exportFolders.includes(folder.slice(0, -1)) || !names.every((name) => name.startsWith(folder)) ? "" : folder;
}

function isReducible(name, file) {
  const isInflatable = file.plain || file.method === STORED || "DecompressionStream" in globalThis;
  return name.endsWith(".js") || (name.endsWith(".json") && file.size <= LONGEST_THREAD && isInflatable);
}

async function copied(file) {
  if (file.plain) return { method: STORED, crc: await crcOf(file.plain), size: file.size, content: file.plain };
  return { method: file.method, crc: file.crc, size: file.size, content: await packedContent(file) };
}

async function packedContent(file) {
  if (file.flags & ENCRYPTED || ![STORED, DEFLATED].includes(file.method)) throw new ArchiveProblem("locked", file.name);
  const head = new DataView(await file.archive.slice(file.offset, file.offset + LOCAL_SIZE).arrayBuffer());
  if (head.byteLength < LOCAL_SIZE || head.getUint32(0, true) !== LOCAL) throw new ArchiveProblem("damaged", file.name);
  const start = file.offset + LOCAL_SIZE + head.getUint16(26, true) + head.getUint16(28, true);
  return file.archive.slice(start, start + file.packed);
}

async function reduced({ file, reduce }, rules) {
  let text, whole;
  if (file.plain) text = await file.plain.text();
  else {
    const stream = (await packedContent(file)).stream();
    text = await new Response(file.method === STORED ? stream : stream.pipeThrough(new DecompressionStream("deflate-raw"))).text();
  }
  try {
    whole = JSON.parse(text);
  } catch {
    throw new ArchiveProblem("damaged", file.name);
  }
  const content = new Blob([JSON.stringify(reduce(whole, rules))]);
  return { method: STORED, crc: await crcOf(content), size: content.size, content };
}

function withoutWords(thread, rules) {
  const reaction = new RegExp(`^(?:${rules.reaction})$`, "u");
  // A tapped heart needs no answer; the words that say so are the network's own.
  const messages = (thread.messages ?? []).map(({ sender_name, timestamp_ms, content }) =>
    reaction.test(mended(content ?? "")) ? { sender_name, timestamp_ms, content } : { sender_name, timestamp_ms });
  return { participants: (thread.participants ?? []).map((each) => ({ name: each.name })), messages, title: thread.title };
}

// Meta writes each byte of UTF-8 as one character.
function mended(text) {
  if (/[^\0-\xff]/.test(text)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(text, (each) => each.charCodeAt(0)));
  } catch {
    return text;
  }
}

// Beside the name lie telephone numbers, addresses, a birthday and relatives, which are nobody's business.
function nameAlone(whole, rules) {
  const kept = rules.profiles.filter((each) => whole[each]).map((each) => {
    const { name, username, profile_uri } = whole[each];
    return [each, { name: { full_name: name?.full_name }, username, profile_uri }];
  });
  return Object.fromEntries(kept);
}

function header(method, crc, packed, size, nameLength) {
  return new Blob([uint(2, 20), uint(2, UTF8), uint(2, method), uint(4, 0x00210000), uint(4, crc), uint(4, packed), uint(4, size), uint(2, nameLength), uint(2, 0)]);
}

function uint(bytes, value) {
  return Uint8Array.from({ length: bytes }, (_, place) => Math.floor(value / 2 ** (8 * place)) & 0xff);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
  return byte;
});

async function crcOf(blob) {
  let crc = FULL_32;
  const reader = blob.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const byte of piece.value) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ FULL_32) >>> 0;
}
