import { readFileSync } from "node:fs";

/** A row of docs/slixmpp.md: what slixmpp calls it, and the line of code for it here. */
export interface Row {
  readonly name: string;
  readonly code: string;
}

/** All rows of all tables of the document, in its order. */
export const rows: readonly Row[] = readRows(
  readFileSync(new URL("../../../../docs/slixmpp.md", import.meta.url), "utf8"),
);

function readRows(document: string): readonly Row[] {
  const found: Row[] = [];
  for (const [, name = "", code = ""] of document.matchAll(/^\| (`.*?`.*?) \| `(.+?)` \|/gm)) {
    found.push({ name: name.replaceAll("`", ""), code });
  }
  return found;
}
