import { createMucClient, type JoinResult, type MucClient } from "@xeps/muc-client";
import { expect } from "vitest";
import { next } from "../next.ts";
import { setPassword } from "../set-password.ts";
import type { Exercises } from "./exercise.ts";

export const entering: Exercises = {
  'register_plugin("xep_0045")': {
    async run(world, line) {
      const { entity, muc } = await world.guest("juliet");
      expect((await line({ xmpp: entity })).value).toBe(muc);
    },
  },
  "pfrom, mfrom, ifrom": {
    needs: "components",
    async run(world, line) {
      const [juliet, component] = await Promise.all([world.guest("juliet"), world.component()]);
      const { room } = await juliet.muc.join(world.roomJid(), "Juliet");
      const address = `crone@${component.domain}/bridge`;
      const bridge = (await line({ component: component.entity, address })).value as MucClient;
      const came = next(room, "occupantJoin");
      await bridge.join(room.jid, "Crone");
      expect((await came).occupant).toMatchObject({ nick: "Crone", jid: address });
      await bridge.dispose();
    },
  },
  "plugin_end()": {
    async run(world, line) {
      const { romeo, hers } = await world.pair();
      const gone = next(hers, "occupantLeave");
      await line({ muc: romeo.muc });
      expect((await gone).occupant.nick).toBe("Romeo");
      expect(createMucClient(romeo.entity)).not.toBe(romeo.muc);
    },
  },
  join_muc_wait: {
    async run(world, line) {
      const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
      const { room } = await juliet.muc.join(world.roomJid(), "Juliet");
      await setPassword(room, "cauldron");
      await room.setSubject("of moons");
      await room.send("wherefore");
      const entered = { room: romeo.muc.room(room.jid), nick: "Romeo", password: "cauldron", since: new Date(0) };
      const result = (await line(entered)).value as JoinResult;
      expect(result).toMatchObject({ self: { nick: "Romeo", show: "away" }, subject: { text: "of moons" } });
      expect(result.occupants.map(({ nick }) => nick).sort()).toEqual(["Juliet", "Romeo"]);
      expect(result.history.map(({ body }) => body)).toEqual(["wherefore"]);
    },
  },
  join_muc: {
    async run(world, line) {
      const { muc } = await world.guest("juliet");
      const room = muc.room(world.roomJid());
      const joined = next(room, "joined");
      const { printed } = await line({ room, nick: "Juliet" });
      expect((await joined).self).toMatchObject({ nick: "Juliet", show: "dnd", status: "busy" });
      expect(printed).toEqual([]);
    },
  },
  leave_muc: {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const gone = next(hers, "occupantLeave");
      await line({ room: his });
      expect(await gone).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "left", text: "good night" } });
      expect(his.state).toBe("idle");
      await line({ room: his });
    },
  },
  "get_joined_rooms()": {
    async run(world, line) {
      const { romeo, jid } = await world.pair();
      expect((await line({ muc: romeo.muc })).value).toEqual([jid]);
    },
  },
  get_our_jid_in_room: {
    async run(world, line) {
      const { his, jid } = await world.pair();
      expect((await line({ room: his })).value).toBe(`${jid}/Romeo`);
    },
  },
};
