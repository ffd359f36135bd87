import { cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../graph/table.ts";
import { runProgram, tailOf } from "../process.ts";
import type { Tarball } from "../tarballs/pack.ts";
import { packages } from "../tarballs/pack.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A program of a user, in a folder of its own, with nothing but what a user would install. */
export interface Consumer {
  /** The folder of its files in consumers/, where it has any. */
  readonly name: string;
  /** The packages that it names, by folder; what they depend on comes along. */
  readonly uses: readonly string[];
  /** From the registry, besides. */
  readonly installs: Readonly<Record<string, string>>;
}

const programs = fileURLToPath(new URL("../../consumers", import.meta.url));

export const everything: Consumer = {
  name: "everything",
  uses: ["muc-client"],
  installs: { "@xmpp/client": "^0.14.0" },
};
/** The program of the first page in strict TypeScript needs declarations of the client. */
export const readme: Consumer = {
  name: "readme",
  uses: ["muc-client"],
  installs: { "@xmpp/client": "^0.14.0", "@types/xmpp__client": "^0.14.1" },
};
export const page: Consumer = { name: "page", uses: ["muc-client"], installs: { "@xmpp/client": "^0.14.0" } };
export const formsOnly: Consumer = { name: "forms-only", uses: ["xep-0004"], installs: {} };
export const stanzasOnly: Consumer = { name: "stanzas-only", uses: ["muc-stanzas"], installs: {} };

const installed = new Map<Consumer, Promise<string>>();

/** The folder of the consumer with everything installed, once for all checks. */
export function install(consumer: Consumer): Promise<string> {
  const found = installed.get(consumer) ?? installFresh(consumer);
  installed.set(consumer, found);
  return found;
}

async function installFresh(consumer: Consumer): Promise<string> {
  const folder = temporaryFolder();
  const wanted = closure(consumer.uses);
  const tarballs = (await packages()).filter(({ workspace }) => wanted.has(basename(workspace.path)));
  const files = join(programs, consumer.name);
  if (existsSync(files)) cpSync(files, folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifestOf(consumer, tarballs)));
  const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=peer"];
  const { code, output } = await runProgram("npm", args, { cwd: folder });
  if (code !== 0) throw new Error(tailOf(output));
  const found = readdirSync(join(folder, "node_modules/@xeps")).sort().join(" ");
  if (found !== [...wanted].sort().join(" ")) throw new Error(`installed: ${found}`);
  if (!consumer.installs["@xmpp/client"] && existsSync(join(folder, "node_modules/@xmpp/client"))) {
    throw new Error("@xmpp/client came along uninvited");
  }
  return folder;
}

/** All tarballs by name: a range of one for another that does not fit is looked up in the registry, and not found. */
function manifestOf(consumer: Consumer, tarballs: readonly Tarball[]): object {
  const files = tarballs.map(({ workspace, file }) => [workspace.manifest.name, `file:${file}`]);
  return {
    name: `consumer-${consumer.name}`,
    private: true,
    type: "module",
    dependencies: { ...Object.fromEntries(files), ...consumer.installs, "@types/node": "^20.19.0" },
  };
}

function closure(folders: readonly string[]): ReadonlySet<string> {
  const found = new Set(folders);
  for (const folder of found) for (const name of table[folder]?.workspace ?? []) found.add(name.replace("@xeps/", ""));
  return found;
}
