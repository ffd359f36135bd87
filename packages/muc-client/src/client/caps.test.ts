import { createDisco } from "@xeps/xep-0030";
import { describe, expect, it } from "vitest";
import { createMucClient } from "../index.ts";
import { WatchedEntity } from "../test/watched-entity.ts";
import { ROOM, selfPresence, subject } from "../test/wire.ts";

describe("what our presence says of us", () => {
  it("stands in the join presence where disco has a node for it (XEP-0115)", async () => {
    const entity = new WatchedEntity();
    createDisco(entity, { capsNode: "https://bot.example" });
    const muc = createMucClient(entity);
    const result = muc.join(ROOM, "thirdwitch");
    result.catch(() => {});
    const sent = (await entity.nextSent("<presence")).toString();
    expect(sent).toContain('node="https://bot.example"');
    expect(sent).toContain('hash="sha-1"');
  });

  it("stands in every other presence of ours, too, which goes to where we are then", async () => {
    const entity = new WatchedEntity();
    createDisco(entity, { capsNode: "https://bot.example" });
    const room = createMucClient(entity).room(ROOM);
    const result = room.join("thirdwitch");
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    await result;
    const [renamed, changed] = [room.setNick("hecate"), room.setPresence({ show: "away" })];
    expect((await entity.nextSent(`${ROOM}/hecate`)).toString()).toContain('node="https://bot.example"');
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    await renamed;
    const sent = await entity.nextSent("<show>away</show>");
    expect(sent.toString()).toContain('node="https://bot.example"');
    entity.receive(selfPresence("hecate", { extra: "<show>away</show>" }));
    await changed;
  });

  it("needs no presence any more when the join is given up before it was sent", async () => {
    const entity = new WatchedEntity();
    createDisco(entity, { capsNode: "https://bot.example" });
    const room = createMucClient(entity).room(ROOM);
    const result = room.join("thirdwitch");
    await room.leave();
    await expect(result).rejects.toMatchObject({ failure: "left" });
    expect([room.state, entity.sent]).toEqual(["idle", []]);
  });
});
