// Writes the generated half of the package anew: `node generating/write.mjs CONTRACT FOLDER`.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { events, operations, refusals, typed } from "./contract.mjs";
import { eventsModule, operationsIndex, operationsModule, refusalsModule } from "./modules.mjs";

const [source, folder] = process.argv.slice(2);
const contract = JSON.parse(readFileSync(source, "utf8"));
const LOST = "Generated from the contract by `make sdks`; changes here are lost.";

const shapes = await openapiTS(typed(contract), {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  rootTypesKeepCasing: true,
  defaultNonNullable: false,
  silent: true,
  transform: ({ format }) =>
    format === "binary"
      ? ts.factory.createUnionTypeNode(
          ["Blob", "Uint8Array"].map((name) => ts.factory.createTypeReferenceNode(name)),
        )
      : undefined,
});

rmSync(join(folder, "operations"), { recursive: true, force: true });
mkdirSync(join(folder, "operations"), { recursive: true });
write("shapes.ts", "What the API takes and gives.", astToString(shapes).replaceAll("    ", "  "));
write("refusals.ts", "What the API may refuse, each by the name of its problem.", refusalsModule(refusals(contract)));
write("events.ts", "What receivers are told.", eventsModule(events(contract)));
const byTag = grouped(operations(contract));
const tags = [...byTag].sort(([one], [other]) => (one < other ? -1 : 1));
for (const [tag, asked] of tags) {
  write(`operations/${fileOf(tag)}.ts`, `${tag}: what the API can be asked.`, operationsModule(tag, asked));
}
write("operations/index.ts", "What the API can be asked, by what it is about.", operationsIndex(tags.map(([tag]) => [tag, fileOf(tag)])));

function write(name, about, text) {
  writeFileSync(join(folder, name), `// ${about} ${LOST}\n\n${text.trim()}\n`);
}

function fileOf(tag) {
  return tag.toLowerCase().replaceAll(" ", "-");
}

function grouped(asked) {
  const groups = new Map();
  for (const each of asked) groups.set(each.tag, [...(groups.get(each.tag) ?? []), each]);
  return groups;
}
