import { buildElement } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Exercise, Exercises } from "./exercise.ts";

/** The owner of a room asks for something about Romeo, who is in it. */
function aboutRomeo(expected: (romeo: { jid: string; account: string }) => unknown, by: "jid" | "account" = "jid") {
  const exercise: Exercise = {
    async run(world, line) {
      const { romeo, hers, his } = await world.pair();
      const seen = next(hers, "occupantChange");
      await his.setPresence({ show: "xa", status: "in Mantua" });
      await seen;
      expect((await line({ room: hers, nick: "Romeo", jid: romeo[by] })).value).toEqual(expected(romeo));
    },
  };
  return exercise;
}

export const occupants: Exercises = {
  get_roster: {
    async run(world, line) {
      const { hers } = await world.pair();
      expect((await line({ room: hers })).value).toEqual(["Juliet", "Romeo"]);
    },
  },
  jid_in_room: aboutRomeo(() => true, "account"),
  get_nick: aboutRomeo(() => "Romeo"),
  'get_jid_property(room, nick, "jid")': aboutRomeo(({ jid }) => jid),
  'get_jid_property(room, nick, "role")': aboutRomeo(() => "participant"),
  'get_jid_property(room, nick, "affiliation")': aboutRomeo(() => "none"),
  'get_jid_property(room, nick, "show")': aboutRomeo(() => "xa"),
  'get_jid_property(room, nick, "status")': aboutRomeo(() => "in Mantua"),
  'get_jid_property(room, nick, "alt_nick")': {
    async run(world, line) {
      const { hers, his } = await world.pair();
      const { printed } = await line({ room: hers });
      const seen = next(hers, "presence", ({ stanza }) => stanza.toString().includes("Montague"));
      const nick = buildElement("nick", { xmlns: "http://jabber.org/protocol/nick" }, ["Montague"]);
      await his.setPresence({ show: "chat", extensions: [nick] });
      await seen;
      expect(printed.at(-1)).toEqual(["Romeo", "Montague"]);
    },
  },
};
