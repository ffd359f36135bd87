import { expect } from "vitest";
import { next } from "../next.ts";
import type { Exercise, Exercises } from "./exercise.ts";

/** The owner of a room changes what Romeo is, and he sees it. */
function ofRomeo(change: { readonly role?: string; readonly affiliation?: string }, reason?: string): Exercise {
  return {
    async run(world, line) {
      const { romeo, hers, his } = await world.pair();
      const nurse = await world.guest("nurse");
      const seen = next(his, "occupantChange", ({ after }) => after.nick === "Romeo");
      const { value } = await line({ room: hers, nick: "Romeo", jid: romeo.account, other: nurse.account });
      expect((await seen).after).toMatchObject(change);
      if (reason !== undefined) expect((await seen).reason).toBe(reason);
      for (const outcome of (value as object[] | undefined) ?? []) expect(outcome).not.toHaveProperty("error");
    },
  };
}

export const ruling: Exercises = {
  get_room_config: {
    async run(world, line) {
      const { hers } = await world.pair();
      const { value } = await line({ room: hers });
      expect(value).toMatchObject({ type: "form" });
    },
  },
  set_room_config: {
    async run(world, line) {
      const { muc } = await world.guest("juliet");
      const { room } = await muc.join(world.roomJid(), "Juliet");
      await line({ room });
      expect(await room.getInfo()).toMatchObject({ name: "Coven", membersOnly: true, moderated: false });
    },
  },
  cancel_config: {
    async run(world, line) {
      const { hers } = await world.pair();
      const before = await hers.getInfo();
      await line({ room: hers });
      expect((await hers.getInfo()).name).toBe(before.name);
    },
  },
  destroy: {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const venue = `heath@${world.server.conference}`;
      const end = next(his, "exit");
      await line({ room: hers, venue, password: "cauldron" });
      expect((await end).why).toMatchObject({ kind: "destroyed", destroy: { reason: "over", jid: venue } });
    },
  },
  "set_affiliation(room, affiliation, jid": ofRomeo({ affiliation: "member" }),
  "set_affiliation(room, affiliation, nick": ofRomeo({ affiliation: "member" }),
  get_affiliation_list: {
    async run(world, line) {
      const { juliet, hers } = await world.pair();
      expect((await line({ room: hers })).value).toMatchObject([{ jid: juliet.account, affiliation: "owner" }]);
    },
  },
  send_affiliation_list: ofRomeo({ affiliation: "admin" }),
  set_role: ofRomeo({ role: "visitor" }, "hush"),
  get_roles_list: {
    async run(world, line) {
      const { hers } = await world.pair();
      expect((await line({ room: hers })).value).toMatchObject([{ nick: "Juliet", role: "moderator" }]);
    },
  },
  send_role_list: ofRomeo({ role: "visitor" }),
};
