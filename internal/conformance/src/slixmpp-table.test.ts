import type { XmppServer } from "@xeps-internal/test-support";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profiles } from "./profiles.ts";
import { services } from "./services.ts";
import { complaints } from "./slixmpp-table/compile.ts";
import { entering } from "./slixmpp-table/entering.ts";
import { events } from "./slixmpp-table/events.ts";
import type { Exercise } from "./slixmpp-table/exercise.ts";
import { occupants } from "./slixmpp-table/occupants.ts";
import { type Row, rows } from "./slixmpp-table/rows.ts";
import { ruling } from "./slixmpp-table/ruling.ts";
import { runLine } from "./slixmpp-table/run-line.ts";
import { stanzas } from "./slixmpp-table/stanzas.ts";
import { talking } from "./slixmpp-table/talking.ts";
import { World } from "./world.ts";

const exercises: ReadonlyMap<string, Exercise> = new Map(
  [entering, occupants, talking, ruling, events, stanzas].flatMap((some) => Object.entries(some)),
);

/** The exercise with the longest name that the row begins with. */
function exerciseOf({ name }: Row): string {
  const fitting = [...exercises.keys()].filter((key) => name.startsWith(key));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? `nothing exercises ${name}`;
}

describe("docs/slixmpp.md", () => {
  it("has rows, each with an exercise, and no exercise is without one", () => {
    expect(rows.map(exerciseOf).sort()).toEqual([...exercises.keys()].sort());
  });

  it("has lines of code that compile", () => {
    expect(complaints(rows)).toEqual([]);
  });
});

for (const { name, start } of services()) {
  describe(`docs/slixmpp.md on ${name}`, () => {
    let server: XmppServer;

    beforeAll(async () => {
      server = await start();
    });

    afterAll(async () => {
      await server?.stop();
    });

    for (const row of rows) {
      it(row.name, async (context) => {
        const exercise = exercises.get(exerciseOf(row));
        const lacking = exercise?.needs && profiles[name].lacks[exercise.needs];
        if (lacking !== undefined) context.skip(`not offered: ${lacking}`);
        const world = new World(server, profiles[name]);
        try {
          await exercise?.run(world, (names) => runLine(row.code, names));
        } finally {
          await world.close();
        }
      });
    }
  });
}
