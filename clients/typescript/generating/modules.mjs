// The words of the generated modules.

/** One class with a method for each operation of a tag. */
export function operationsModule(tag, asked) {
  const methods = asked.map(method).join("\n\n");
  const from = (names, module) => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(methods));
    return used.length ? `import { ${used.join(", ")} } from "../${module}.js";\n` : "";
  };
  const typesFrom = (names, module) => from(names, module).replace("import {", "import type {");
  return `${typesFrom(["How", "KeyedHow", "Query", "StreamHow"], "asking")}${from(["asIs", "keyed", "plainly", "told"], "asking")}${from(["Listed"], "lists")}import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";
${from(["Stream"], "streams")}
/** ${tag}. */
export class ${pascal(tag)} {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

${methods}
}`;
}

/** The class that holds one of each. */
export function operationsIndex(tags) {
  const imports = tags.map(([tag, file]) => `import { ${pascal(tag)} } from "./${file}.js";`);
  const held = tags.map(([tag]) => `  readonly ${camel(tag)}: ${pascal(tag)};`);
  const made = tags.map(([tag]) => `    this.${camel(tag)} = new ${pascal(tag)}(network);`);
  return `import type { Network } from "../network.js";
${imports.join("\n")}

/** Everything the API can be asked. */
export class Doors {
${held.join("\n")}

  /** @internal */
  constructor(network: Network) {
${made.join("\n")}
  }
}`;
}

/** One class for each problem, and all of them by name. */
export function refusalsModule(told) {
  const classes = told.map(
    ([name, meaning]) => `/** ${sentence(meaning)} */
export class ${pascal(name)} extends Refused {
  override readonly name: string = "${pascal(name)}";
}`,
  );
  const named = told.map(([name]) => `  "${name}": ${pascal(name)},`);
  return `import { Refused } from "./refused.js";

${classes.join("\n\n")}

/** Each by the last word of its \`type\`. */
export const BY_NAME: Readonly<Record<string, typeof Refused>> = {
${named.join("\n")}
};`;
}

/** All events by name, and any of them. */
export function eventsModule(told) {
  const named = told.map(({ type, shape }) => `  "${type}": shapes.${shape};`);
  return `import type * as shapes from "./shapes.js";

/** The events, by their names. */
export interface Events {
${named.join("\n")}
}

/** One event; its \`type\` says which, and thereby what its \`data\` holds. */
export type Event = Events[keyof Events];`;
}

function method(operation) {
  const about = [operation.summary, operation.description].filter(Boolean).map(sentence).join("\n\n");
  const lines = about.replaceAll("*/", "*\\/").split("\n");
  const doc = ["  /**", ...lines.map((line) => `   * ${line}`.trimEnd()), "   */"].join("\n");
  const kinds = `${operation.listed ? "Listed" : operation.streamed ? "Stream" : "Promise"}<${operation.answer ?? "void"}>`;
  const head = `${operation.listed || operation.streamed ? "" : "async "}${operation.id}(${taken(operation).join(", ")}): ${kinds}`;
  return `${doc}\n  ${head} {\n${deed(operation)}\n  }`;
}

function taken({ id, within, asks, body, raw, headers, keyed, streamed }) {
  const first = [...within.map(({ name, kind }) => `${camel(name)}: ${kind}`)];
  if (body) first.push(`body: ${body}`);
  if (raw) first.push("content: Blob | Uint8Array");
  if (asks) first.push(`query: Query<"${id}"> = {}`);
  const how = streamed ? "StreamHow" : keyed ? "KeyedHow" : "How";
  const more = headers.map((each) => `${camel(each.name)}${each.required ? "" : "?"}: ${plain(each.schema)}`);
  const needed = headers.some((each) => each.required);
  return [...first, `how: ${how}${more.length ? ` & { ${more.join("; ")} }` : ""}${needed ? "" : " = {}"}`];
}

function deed(operation) {
  const { method, path, listed, turned, streamed } = operation;
  const call = (said) => `this.#network.api.${method}("${path}", ${said})`;
  if (listed) {
    const asked = call(request(operation, turned ? "{ ...query, ...cursor }" : "query"));
    return `    return new Listed(async (${turned ? "cursor" : ""}) =>\n      told(await ${asked}),\n    );`;
  }
  if (streamed) return `    return new Stream(this.#network, "${path}", how);`;
  return operation.answer
    ? `    return told(await ${call(request(operation, "query"))});`
    : `    await ${call(request(operation, "query"))};`;
}

function request({ within, asks, body, raw, headers, keyed, unread }, query) {
  const params = [];
  if (within.length) {
    const filled = within.map(({ name }) => (name === camel(name) ? name : `${name}: ${camel(name)}`));
    params.push(`path: { ${filled.join(", ")} }`);
  }
  if (asks) params.push(query === "query" ? "query" : `query: ${query}`);
  if (headers.length) {
    const said = headers.map(({ name, required }) =>
      required ? `"${name}": how.${camel(name)}` : `...(how.${camel(name)} && { "${name}": how.${camel(name)} })`,
    );
    params.push(`header: { ${said.join(", ")} }`);
  }
  const parts = [];
  if (params.length) parts.push(`params: { ${params.join(", ")} }`);
  if (body) parts.push("body");
  if (raw) parts.push("body: content", "bodySerializer: asIs");
  if (unread) parts.push('parseAs: "blob"');
  const kind = raw ? `, "${raw}"` : "";
  parts.push(`...${keyed ? "keyed" : "plainly"}(how${kind})`);
  return `{\n${parts.map((part) => `      ${part},\n`).join("")}    }`;
}

function plain(schema) {
  const types = [schema.type].flat();
  return types.includes("integer") || types.includes("number") ? "number" : "string";
}

function pascal(words) {
  return words
    .split(/\W|_/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join("");
}

function camel(words) {
  const name = pascal(words);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function sentence(words) {
  return /[.?]$/.test(words) ? words : `${words}.`;
}
