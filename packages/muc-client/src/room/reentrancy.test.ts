import { describe, expect, it } from "vitest";
import { joined, joining, stage } from "../test/stage.ts";
import { selfPresence, subject } from "../test/wire.ts";

describe("a call inside a listener", () => {
  const kick = selfPresence("thirdwitch", { type: "unavailable", codes: [307] });

  it("join inside exit begins another stay, which the end of the last one does not concern", async () => {
    const { entity, room } = await joined();
    let again: Promise<unknown> = Promise.resolve();
    room.once("exit", () => {
      again = room.join("thirdwitch");
    });
    entity.receive(kick);
    expect(room.state).toBe("joining");
    await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject("Fire burn"));
    await again;
    expect(room.state).toBe("joined");
  });

  it("leave and join inside a presence of the join: the first join rejects, the second resolves", async () => {
    const at = stage();
    const { result } = await joining(at);
    const { entity, room } = at;
    let again: Promise<unknown> = Promise.resolve();
    room.once("presence", () => {
      again = Promise.all([room.leave(), room.join("thirdwitch")]);
    });
    entity.receive(selfPresence("thirdwitch"));
    await expect(result).rejects.toMatchObject({ failure: "left" });
    await entity.nextSent("<presence", "unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject("Fire burn"));
    await again;
    expect(room.state).toBe("joined");
  });
});
