import { describe, expect, it } from "vitest";
import { ltx } from "../contenders/ltx.ts";
import { xeps } from "../contenders/xeps.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "./all.ts";
import { joins } from "./joins.ts";

const kinds = ["join", "join-without-avatars", "messages", "churn", "elsewhere", "rooms-at-once"];

describe("workloads", () => {
  it.each(kinds)("%s is the same every time", (kind) => expect(workloadOf(kind, 20)).toEqual(workloadOf(kind, 20)));

  it("has presences of about 574 bytes, 3 of 100 nicknames not Latin", () => {
    const presences = joins(1, 5_000).stanzas.slice(0, -2);
    const bytes = presences.reduce((sum, stanza) => sum + Buffer.byteLength(stanza), 0) / presences.length;
    const foreign = presences.filter((stanza) => /from="[^"]*[\u0080-\uFFFF]/.test(stanza)).length / presences.length;
    expect(Math.abs(bytes - 574)).toBeLessThan(15);
    expect(Math.abs(foreign - 0.03)).toBeLessThan(0.01);
  });
});

describe.each([ltx, xeps])("$name", (contender) => {
  it.each(kinds)("sees of %s what is true", async (kind) => {
    const prepared = await prepare(contender, workloadOf(kind, 20));
    for (const piece of pieces(prepared.workload.stanzas, 7, 100)) await feed(prepared.session, piece);
    await assertTrue(prepared);
  });

  it("is told when it has not seen everything", async () => {
    const prepared = await prepare(contender, workloadOf("messages", 20));
    for (const piece of pieces(prepared.workload.stanzas.slice(1), 7)) await feed(prepared.session, piece);
    await expect(assertTrue(prepared)).rejects.toThrow("messages");
  });
});
