import type { Check } from "../check.ts";
import { bundledSize } from "./bundled-size.ts";
import { everything, install } from "./consumer.ts";

/** The client that every program has; what ours add to it is what counts. */
const CLIENT = 'export { client } from "@xmpp/client";';
const PACKAGES = ["muc-client", "muc-stanzas", "xep-0004", "xep-0030", "xep-0203"];

interface Budget {
  readonly what: string;
  readonly code: string;
  /** Bytes after gzip: over @xmpp/client where it is there, else besides ltx and the packages of xmpp.js. */
  readonly bytes: number;
  readonly overClient: boolean;
}

const budgets: readonly Budget[] = [
  {
    what: "parseMucUser",
    code: 'export { parseMucUser } from "@xeps/muc-stanzas";',
    bytes: 1_500,
    overClient: false,
  },
  {
    what: "createMucClient",
    code: 'export { createMucClient } from "@xeps/muc-client";',
    bytes: 43_700,
    overClient: true,
  },
  {
    what: "everything",
    code: PACKAGES.map((name) => `export * as ${name.replaceAll("-", "_")} from "@xeps/${name}";`).join("\n"),
    bytes: 45_900,
    overClient: true,
  },
];

/** What an application's bundle grows by. */
export const bundle: Check = {
  name: "bundle",
  needs: ["pack"],
  run: async () => {
    const folder = await install(everything);
    const client = await bundledSize(CLIENT, folder, []);
    const problems: string[] = [];
    const notes: string[] = [];
    for (const { what, code, bytes, overClient } of budgets) {
      const size = overClient
        ? (await bundledSize(`${CLIENT}\n${code}`, folder, [])) - client
        : await bundledSize(code, folder, ["ltx", "@xmpp/*"]);
      notes.push(`${what} ${size} B`);
      if (size > bytes) problems.push(`${what}: ${size} bytes, more than ${bytes}`);
    }
    return { problems, note: notes.join(", ") };
  },
};
