import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTranscript } from "./test/transcripts/read-transcript.ts";
import { replay } from "./test/transcripts/replay.ts";

const folder = process.env.XEPS_TRANSCRIPTS;

if (!folder) process.stderr.write("XEPS_TRANSCRIPTS is not set: recorded streams are not replayed\n");

describe.skipIf(!folder)("recorded streams", () => {
  it.each(["prosody", "ejabberd"])("of %s leave everybody where their last lines say", (server) => {
    const files = readdirSync(join(folder as string, server)).filter((file) => file.endsWith(".xml"));
    let stays = 0;
    let stanzas = 0;
    for (const file of files) {
      const name = file.replace(/\.xml$/, "");
      const lines = readTranscript(readFileSync(join(folder as string, server, file), "utf8"));
      const fates = replay(lines);
      expect
        .soft(
          fates.map(({ who, room, state }) => `${who} ${room}: ${state}`),
          `${server}/${name}`,
        )
        .toEqual(facts(server).get(name));
      expect
        .soft(
          fates.flatMap(({ disagreements }) => disagreements),
          `events of ${server}/${name}`,
        )
        .toEqual([]);
      stays += fates.length;
      stanzas += lines.filter(({ kind }) => kind === "recv").length;
    }
    process.stdout.write(`${server}: ${files.length} transcripts, ${stays} stays, ${stanzas} stanzas received\n`);
    expect(files.length).toBe(facts(server).size);
  });
});

/** What the last lines of each transcript say of everybody who entered a room in it; written from the XML. */
function facts(server: string): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL(`./test/transcripts/${server}.txt`, import.meta.url), "utf8");
  const byFile = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    if (line.startsWith("#") || line === "") continue;
    if (!line.startsWith(" ")) byFile.set(line, []);
    else [...byFile.values()].at(-1)?.push(line.trim());
  }
  return byFile;
}
