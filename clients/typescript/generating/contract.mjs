// What the contract says of each operation, as far as a caller in TypeScript needs to know it.

const JSON_KIND = "application/json";
/** What is read; an answer in another form is handed on as it is. */
const READ = new Set([JSON_KIND, "text/event-stream"]);
const KEY = "Idempotency-Key";
const PLACE = "Last-Event-ID"; // what only streams take (HTML Standard, server-sent events)
const BY_ITSELF = new Set([KEY, "If-None-Match"]); // headers that the core sends where they are due
const UNTYPED = "fields"; // what makes answers other than their types
const RAW = /^The body is .*?\(`([a-z]+\/[a-z0-9.+-]+)`\)/; // how the contract tells in words of a body that is no JSON
const REFUSAL = /(?:^|; )`([a-z0-9-]+)`: (.+?)(?=$|; `)/g;

/** Every operation, in the contract's order. */
export function operations(contract) {
  return everyOperation(contract).map(([path, method, said]) => operation(contract, path, method, said));
}

/** What each type of problem means, by its name. */
export function refusals(contract) {
  const found = new Map();
  for (const [, , said] of everyOperation(contract)) {
    for (const [status, response] of Object.entries(said.responses)) {
      if (!/^[45]/.test(status)) continue;
      for (const [, name, meaning] of response.description.matchAll(REFUSAL)) found.set(name, meaning);
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What receivers are told: the name of each event, and of its shape. */
export function events(contract) {
  return Object.values(contract.webhooks)
    .map((event) => event.post.requestBody.content[JSON_KIND].schema)
    .map((sent) => ({ type: sent.properties.type.const, shape: `${sent.title}Event` }))
    .sort((one, other) => (one.type < other.type ? -1 : 1));
}

/** The contract with nothing but what types come from: what is sent, what is answered when all goes well, and events. */
export function typed(contract) {
  const paths = {};
  for (const [path, method, said] of everyOperation(contract)) {
    const { operationId } = said;
    const parameters = (said.parameters ?? []).filter((each) => !BY_ITSELF.has(each.name) && each.name !== UNTYPED).map(optionalWithoutNull);
    const requestBody = said.requestBody ?? rawBody(said);
    const [status, answer] = answered(said);
    const responses = { [status]: { description: "", ...(answer && { content: { [answer.kind]: { schema: answer.schema } } }) } };
    paths[path] = { ...paths[path], [method]: { operationId, parameters, ...(requestBody && { requestBody }), responses } };
  }
  const schemas = { ...contract.components.schemas };
  for (const event of Object.values(contract.webhooks)) {
    const sent = event.post.requestBody.content[JSON_KIND].schema;
    const data = { $ref: `#/components/schemas/${sent.title}Data` };
    const description = `What a receiver is told as \`${sent.properties.type.const}\`.`;
    schemas[`${sent.title}Data`] = sent.properties.data;
    schemas[`${sent.title}Event`] = { ...sent, description, properties: { ...sent.properties, data } };
  }
  return { openapi: contract.openapi, info: { title: "", version: "" }, paths, components: { schemas: bare(schemas) } };
}

function operation(contract, path, method, said) {
  const parameters = (said.parameters ?? []).filter((each) => each.name !== UNTYPED);
  const [, answer] = answered(said);
  const json = said.requestBody?.content[JSON_KIND];
  return {
    id: said.operationId,
    tag: said.tags[0],
    path,
    method: method.toUpperCase(),
    summary: said.summary,
    description: said.description ?? "",
    within: parameters.filter((each) => each.in === "path").map((each) => ({ name: each.name, kind: pathKind(each.schema) })),
    turned: parameters.some((each) => each.name === "cursor"),
    asks: parameters.some((each) => each.in === "query"),
    headers: parameters.filter((each) => each.in === "header" && !BY_ITSELF.has(each.name) && each.name !== PLACE),
    body: json && kind(json.schema),
    raw: Object.keys(rawBody(said)?.content ?? {})[0],
    answer: answer && (READ.has(answer.kind) ? kind(answer.schema) : "Blob"),
    unread: answer !== undefined && !READ.has(answer.kind),
    listed: answer !== undefined && isPage(contract, answer.schema),
    keyed: parameters.some((each) => each.name === KEY),
    streamed: parameters.some((each) => each.name === PLACE),
  };
}

function everyOperation(contract) {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, said]) => [path, method, said]),
  );
}

/** The status and shape of what is answered when all goes well; of a stream, that of its events. */
function answered(said) {
  const good = Object.entries(said.responses).filter(([status]) => status.startsWith("2"));
  const [status, response] = good.find(([, each]) => each.content) ?? good[0];
  const [found] = Object.entries(response.content ?? {}).filter(([, each]) => each.schema.type !== "null");
  return [status, found && { kind: found[0], schema: found[1].schema }];
}

function rawBody(said) {
  const found = RAW.exec(said.description ?? "");
  return found ? { required: true, content: { [found[1]]: { schema: { type: "string", format: "binary" } } } } : undefined;
}

function isPage(contract, schema) {
  const named = schema.$ref && contract.components.schemas[schema.$ref.split("/").at(-1)];
  return Boolean(named?.properties?.items && named.properties.next_cursor);
}

/** A parameter may be left out, which says the same as null. */
function optionalWithoutNull(parameter) {
  const { schema, description, name, in: place, required = false } = parameter;
  const type = Array.isArray(schema.type) && !required ? schema.type.filter((each) => each !== "null") : schema.type;
  const some = (schema.enum ?? []).filter((each) => each !== null);
  const either = (word) => schema[word] && { [word]: schema[word].filter((each) => each.type !== "null") };
  // A network's numbers of people outgrow what JavaScript counts exactly, so paths take them as text.
  if (place === "path" && type === "integer") return { name, in: place, required, schema: { type: "string" } };
  const bare = { ...schema, ...(type && { type }), ...(schema.enum && { enum: some }), ...either("oneOf"), ...either("anyOf") };
  delete bare.examples;
  delete bare.default;
  return { name, in: place, required, description: description ?? schema.description, schema: bare };
}

function pathKind(schema) {
  const named = schema.$ref ? schema : schema.allOf?.[0];
  return named ? kind(named) : "string";
}

/** The type in TypeScript of what this describes. */
function kind(schema) {
  if (schema.$ref) return `shapes.${schema.$ref.split("/").at(-1)}`;
  if (schema.type === "array") return `${kind(schema.items)}[]`;
  throw new Error(`an answer or a body has no name in the contract: ${JSON.stringify(schema)}`);
}

/** Shapes without their examples; of a field that is called so, it is the field that stays. */
function bare(schemas) {
  const strip = (said, isMap = false) => {
    if (Array.isArray(said)) return said.map((each) => strip(each));
    if (said === null || typeof said !== "object") return said;
    const kept = Object.entries(said).filter(([name]) => isMap || (name !== "examples" && name !== "title"));
    return Object.fromEntries(kept.map(([name, value]) => [name, strip(value, !isMap && name === "properties")]));
  };
  return strip(schemas, true);
}
