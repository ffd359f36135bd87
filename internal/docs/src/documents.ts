import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Block, readBlocks } from "./blocks.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** What users read: the READMEs and the guides. */
const documents: readonly string[] = [
  "README.md",
  ...inFolder("packages", (name) => `packages/${name}/README.md`),
  ...inFolder("docs/guides", (name) => `docs/guides/${name}`),
  ...inFolder("examples", (name) => `examples/${name}/README.md`),
];

function inFolder(folder: string, path: (name: string) => string): readonly string[] {
  const names = readdirSync(join(repository, folder)).sort();
  return names.map(path).filter((file) => existsSync(join(repository, file)));
}

/** All their blocks of code. */
export const blocks: readonly Block[] = documents.flatMap((file) =>
  readBlocks(file, readFileSync(join(repository, file), "utf8")),
);
