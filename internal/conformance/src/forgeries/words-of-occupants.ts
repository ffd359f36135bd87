import type { RoomMessage } from "@xeps/muc-client";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";
import type { World } from "../world.ts";

/** What Juliet hears when Mallory, an ordinary occupant, says this to all. */
async function heardOf(world: World, content: string): Promise<{ message: RoomMessage; room: string }> {
  const { jid, hers } = await world.pair();
  const mallory = await world.guest("mallory");
  await mallory.muc.join(jid, "Mallory");
  const heard = next(hers, "message", ({ nick }) => nick === "Mallory");
  await mallory.entity.write(`<message to='${jid}' type='groupchat'>${content.replaceAll("ROOM", jid)}</message>`);
  return { message: await heard, room: jid };
}

export const delaysOfOccupants: Scenario = {
  title: "a delay that an occupant writes makes his words no history and changes no order",
  section: "7.2.13",
  async run(world) {
    for (const by of ["from='ROOM' ", "", "from='ROOM/Juliet' "]) {
      const delay = `<delay xmlns='urn:xmpp:delay' ${by}stamp='2002-10-13T23:58:37Z'/>`;
      const { message } = await heardOf(world, `<body>before your time</body>${delay}`);
      expect(message).toMatchObject({ body: "before your time", isHistory: false, isOwn: false });
    }
  },
};

export const idsOfOccupants: Scenario = {
  title: "ids that an occupant writes in the name of the room are not the room's",
  section: "XEP-0359 §6, XEP-0421 §5",
  async run(world) {
    const stanzaId = "<stanza-id xmlns='urn:xmpp:sid:0' by='ROOM' id='forged'/>";
    const occupantId = "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>";
    const { message } = await heardOf(world, `<body>with ids</body>${stanzaId}${occupantId}`);
    expect(message.body).toBe("with ids");
    expect(message.stanzaId).not.toBe("forged");
  },
};

export const bodiesAndNames: Scenario = {
  title: "a body of another namespace is nobody's words, and a name inside a message nobody's name",
  section: "7.4, XEP-0172 §4.2",
  async run(world) {
    const foreign = "<body xmlns='urn:example:other'>false</body>";
    const nick = "<nick xmlns='http://jabber.org/protocol/nick'>Juliet</nick>";
    const { message, room } = await heardOf(world, `${foreign}<body>true</body>${nick}`);
    expect(message).toMatchObject({ body: "true", nick: "Mallory", from: `${room}/Mallory`, isOwn: false });
  },
};
