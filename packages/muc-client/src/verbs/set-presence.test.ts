import { nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence } from "../test/wire.ts";

describe("setPresence", () => {
  it("MU-32: tells our availability and resolves when the room has told it to all", async () => {
    const { entity, room } = await joined();
    const changed = room.setPresence({ show: "xa", status: "gone where the goblins go" });
    const { attrs, children } = await entity.nextSent("<show>xa</show>");
    expect([attrs.to, children.map(String)]).toEqual([
      `${ROOM}/thirdwitch`,
      ["<show>xa</show>", "<status>gone where the goblins go</status>"],
    ]);
    entity.receive(presence("firstwitch"));
    entity.receive(selfPresence("thirdwitch", { extra: "<show>xa</show><status>gone where the goblins go</status>" }));
    await changed;
    expect(room.self).toMatchObject({ show: "xa", status: "gone where the goblins go" });
  });

  it("is answered by our own presence, with its id or as we asked, and by nobody else's", async () => {
    for (const byId of [true, false]) {
      const { entity, room } = await joined({ others: [presence("firstwitch")] });
      let answered = false;
      const changed = room.setPresence({ show: "xa" }).then(() => {
        answered = true;
      });
      const { id } = (await entity.nextSent("<show>xa</show>")).attrs;
      entity.receive(presence("firstwitch", { extra: "<show>xa</show>", id }));
      entity.receive(selfPresence("thirdwitch", { affiliation: "admin", id: "another" }));
      await nextTurn();
      expect(answered).toBe(false);
      entity.receive(selfPresence("thirdwitch", byId ? { id } : { extra: "<show>xa</show>" }));
      await changed;
    }
  });

  it("rejects with the error that answers it", async () => {
    const { entity, room } = await joined();
    const changed = room.setPresence({ show: "xa" });
    const { id } = (await entity.nextSent("<show>xa</show>")).attrs;
    entity.receive(presenceError("not-acceptable", "cancel", { id: "another" }));
    entity.receive(presenceError("not-acceptable", "cancel", { id }));
    await expect(changed).rejects.toMatchObject({ name: "StanzaError", condition: "not-acceptable" });
    expect(room.state).toBe("joined");
  });
});
