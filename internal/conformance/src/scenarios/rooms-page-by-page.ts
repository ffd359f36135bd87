import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const roomsPageByPage: Scenario = {
  title: "the rooms of a service come page by page, each once, however small the pages",
  section: "6.3, XEP-0059 §2",
  needs: "paging",
  async run(world) {
    const juliet = await world.guest("juliet");
    const jids = Array.from({ length: 7 }, () => world.roomJid("paged"));
    for (const jid of jids) {
      const { room } = await juliet.muc.join(jid, "Juliet");
      await room.setConfig({ publicRoom: true });
    }
    let pages = 0;
    juliet.entity.on("send", ({ name }) => {
      if (name === "iq") pages++;
    });
    const found: string[] = [];
    for await (const { jid } of createDisco(juliet.entity).items(world.server.conference, { pageSize: 2 })) {
      found.push(jid);
    }
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(jids));
  },
};
