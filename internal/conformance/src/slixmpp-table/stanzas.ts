import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { expect } from "vitest";
import type { Exercise, Exercises } from "./exercise.ts";

const MUC = "http://jabber.org/protocol/muc";
const KICK = `<presence from='coven@chat.example/Hag' to='a@x.example/r' type='unavailable'><x xmlns='${MUC}#user'>
  <item affiliation='none' role='none' jid='hag@x.example/r'><actor nick='Hecate'/><reason>Avaunt</reason></item>
  <status code='333'/><status code='307'/><destroy jid='heath@chat.example'><reason>over</reason></destroy></x></presence>`;

/** What the line reads in the kick above. */
function reads(expected: unknown): Exercise {
  return {
    async run(_, line) {
      expect((await line({ stanza: parseXml(KICK) })).value).toMatchObject(expected as object);
    },
  };
}

const NAMES = { jid: "hag@x.example", nick: "Hag", password: "cauldron", venue: "heath@chat.example" };

/** What the line builds. */
function builds(xml: string): Exercise {
  return {
    async run(_, line) {
      const { value } = await line(NAMES);
      expect(canonicalXml(String(value as Element))).toBe(canonicalXml(xml));
    },
  };
}

export const stanzas: Exercises = {
  'presence["muc"], MUCBase': reads({ items: [{ role: "none" }], statusCodes: [333, 307] }),
  'presence["muc"]["room"]': reads({ kind: "occupant-unavailable", room: "coven@chat.example", nick: "Hag" }),
  MUCStatus: reads([333, 307]),
  MUCUserItem: reads({ affiliation: "none", role: "none", jid: "hag@x.example/r", reason: "Avaunt" }),
  MUCActor: reads({ nick: "Hecate" }),
  MUCJoin: builds(`<x xmlns='${MUC}'><history maxstanzas='5'/><password>cauldron</password></x>`),
  MUCInvite: builds(
    `<x xmlns='${MUC}#user'><invite to='hag@x.example'><reason>Come</reason></invite><password>cauldron</password></x>`,
  ),
  MUCDecline: builds(`<x xmlns='${MUC}#user'><decline to='hag@x.example'><reason>too busy</reason></decline></x>`),
  MUCDestroy: reads({ jid: "heath@chat.example", reason: "over" }),
  MUCAdminQuery: builds(`<query xmlns='${MUC}#admin'><item nick='Hag' role='visitor'/></query>`),
  MUCOwnerQuery: builds(
    `<query xmlns='${MUC}#owner'><destroy jid='heath@chat.example'><reason>over</reason></destroy></query>`,
  ),
};
