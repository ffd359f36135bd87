import { describe, expect, it } from "vitest";
import { joining, record, stage } from "../test/stage.ts";
import { delay, presence, said, selfPresence, subject } from "../test/wire.ts";

const MANY = 10_000;
const OLD = delay("2026-10-13T10:00:00Z");

/** The room is alive while it lists its occupants: people come, go, change and talk. */
function* traffic(): Iterable<string> {
  for (let index = 0; index < MANY; index++) {
    yield presence(`witch ${index}`, { jid: `witch${index}@x.example/r` });
    if (index % 1_000 === 500) {
      yield presence(`witch ${index}`, { type: "unavailable" });
      yield presence(`guest ${index}`);
      yield presence(`guest ${index}`, { type: "unavailable", codes: [303], newNick: `friend ${index}` });
      yield presence(`friend ${index}`);
      yield said(`friend ${index}`, `live ${index}`);
    }
  }
}

describe("a join of a room of 10 000", () => {
  it("resolves with all of them and the history, whatever happens in the room meanwhile", async () => {
    const at = stage();
    const heard = record(at.room);
    const { result } = await joining(at, "thirdwitch", { history: { maxStanzas: 1_500 } });
    for (const stanza of traffic()) at.entity.receive(stanza);
    at.entity.receive(selfPresence("thirdwitch"));
    for (let index = 0; index < 1_500; index++) {
      at.entity.receive(said(`witch ${index}`, `old ${index}`, OLD));
      if (index % 500 === 0) at.entity.receive(presence(`witch ${index + 1}`, { role: "visitor" }));
    }
    at.entity.receive(subject("Fire burn"));
    const { occupants, history, self, subject: entered } = await result;
    expect([self.nick, entered?.text]).toEqual(["thirdwitch", "Fire burn"]);
    // Ten have gone and ten have come, and there are we.
    expect(occupants).toHaveLength(MANY + 1);
    expect(new Set(occupants.map(({ nick }) => nick)).size).toBe(MANY + 1);
    expect(at.room.occupants.get("friend 500")).toMatchObject({ role: "participant" });
    expect(at.room.occupants.has("witch 500")).toBe(false);
    expect(at.room.findOccupant("witch9999@x.example")?.nick).toBe("witch 9999");
    expect(occupants.filter(({ role }) => role === "visitor")).toHaveLength(3);
    // The last thousand are kept in the result; every one was told, after what was said while we were not in yet.
    expect([history.length, history[0]?.body, history.at(-1)?.body]).toEqual([1_000, "old 500", "old 1499"]);
    const messages = heard.flatMap(([event, payload]) => (event === "message" && "body" in payload ? [payload] : []));
    expect(messages.map(({ isHistory }) => isHistory)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      ...Array.from({ length: 1_500 }, () => true),
    ]);
    expect(heard.map(([event]) => event).filter((event) => event !== "message")).toEqual(["joined"]);
  });

  it("resolves at a live message amid the history, and loses none of either", async () => {
    const at = stage();
    const heard = record(at.room, "message", "joined", "subject", "occupantJoin");
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("witch 1", "old 1", OLD));
    at.entity.receive(said("witch 1", "live"));
    expect((await result).history.map(({ body }) => body)).toEqual(["old 1"]);
    at.entity.receive(presence("latecomer"));
    at.entity.receive(said("witch 1", "old 2", OLD));
    at.entity.receive(subject("Fire burn"));
    at.entity.receive(said("witch 1", "forwarded", OLD));
    expect(heard.map(([event, payload]) => [event, "body" in payload && [payload.body, payload.isHistory]])).toEqual([
      ["message", ["old 1", true]],
      ["message", ["live", false]],
      ["joined", false],
      ["occupantJoin", false],
      ["message", ["old 2", true]],
      ["subject", false],
      ["message", ["forwarded", false]],
    ]);
  });
});
