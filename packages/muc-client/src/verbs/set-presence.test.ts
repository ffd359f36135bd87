import { nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import type { Presence } from "../index.ts";
import { joined, stage } from "../test/stage.ts";
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

  it.each<Presence>([
    { show: "busy" as "dnd" },
    { show: "" as "dnd" },
    { priority: 1.5 },
    { priority: 128 },
    { priority: -129 },
    { priority: Number.NaN },
  ])("of %o is refused before anything is sent, here and in a join", async (availability) => {
    const { entity, room } = await joined();
    await expect(room.setPresence(availability)).rejects.toMatchObject({ name: "BuildError" });
    const at = stage();
    await expect(at.room.join("thirdwitch", { presence: availability })).rejects.toMatchObject({ name: "BuildError" });
    expect([...entity.sent, ...at.entity.sent]).toEqual([]);
  });

  it("takes every priority that there is", async () => {
    const { entity, room } = await joined();
    for (const priority of [-128, 0, 127]) {
      const changed = room.setPresence({ priority });
      expect(String(await entity.nextSent("<presence"))).toContain(`<priority>${priority}</priority>`);
      entity.receive(selfPresence("thirdwitch"));
      await changed;
    }
  });

  it("while our nickname changes goes to the one that we have then, and does not change it back", async () => {
    for (const isRefused of [false, true]) {
      const { entity, room } = await joined();
      const renamed = room.setNick("hecate").catch(() => undefined);
      const changed = room.setPresence({ show: "xa" });
      const { id } = (await entity.nextSent(`${ROOM}/hecate`)).attrs;
      await nextTurn();
      expect(entity.sent).toEqual([]);
      const nick = isRefused ? "thirdwitch" : "hecate";
      if (isRefused) entity.receive(presenceError("conflict", "cancel", { id }));
      else entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
      await renamed;
      expect((await entity.nextSent("<show>xa</show>")).attrs.to).toBe(`${ROOM}/${nick}`);
      entity.receive(selfPresence(nick, { extra: "<show>xa</show>" }));
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
