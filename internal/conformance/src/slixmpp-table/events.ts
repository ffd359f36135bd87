import { createMucClient, type Room } from "@xeps/muc-client";
import { buildElement } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Pair, World } from "../world.ts";
import type { Exercise, Exercises } from "./exercise.ts";

type Printed = readonly (readonly unknown[])[];

/** Juliet listens; Romeo, or she herself, causes something; afterwards this is the last that was printed. */
function listening(
  to: "muc" | "room",
  cause: (pair: Pair) => Promise<unknown>,
  expected: (pair: Pair) => readonly unknown[],
): Exercise {
  return {
    async run(world, line) {
      const pair = await world.pair();
      const { juliet, hers } = pair;
      const { printed } = await line(to === "muc" ? { muc: juliet.muc } : { room: hers });
      await cause(pair);
      expect(printed.at(-1)).toEqual(expected(pair));
    },
  };
}

/** Romeo says something, and she has heard it. */
async function speaks({ hers, his }: Pair): Promise<void> {
  const heard = next(hers, "message");
  await his.send("hark & lo");
  await heard;
}

/** She writes to somebody who is not there. */
async function bounces({ hers }: Pair): Promise<void> {
  const refused = next(hers, "messageError");
  await hers.sendPrivate("Nobody", { body: "psst", id: "psst1" });
  await refused;
}

async function configures({ hers }: Pair): Promise<void> {
  const told = next(hers, "configChange");
  await hers.setConfig({ roomDesc: "moonlit" });
  await told;
}

async function goesAway({ hers, his }: Pair): Promise<void> {
  const seen = next(hers, "presence");
  await his.setPresence({ show: "away" });
  await seen;
}

/** Romeo leaves, and perhaps comes again. */
async function leaves({ hers, his }: Pair, comesAgain: boolean): Promise<void> {
  const gone = next(hers, "occupantLeave");
  await his.leave();
  await gone;
  if (!comesAgain) return;
  const back = next(hers, "occupantJoin");
  await his.join("Montague");
  await back;
}

/** Juliet listens to her client, and somebody invites or declines. */
async function invited(world: World, listen: (pair: Pair) => Promise<{ printed: Printed }>, decline: boolean) {
  const pair = await world.pair();
  const { printed } = await listen(pair);
  const nurse = await world.guest("nurse");
  if (!decline) {
    const hall = world.roomJid("hall");
    const { room } = await nurse.muc.join(hall, "Nurse");
    const arrival = next(pair.juliet.muc, "invite");
    await room.invite(pair.juliet.account, { kind: "mediated", reason: "Come" });
    await arrival;
    return { printed, room: hall };
  }
  const arrival = next(nurse.muc, "invite");
  await pair.hers.invite(nurse.account, { kind: "mediated" });
  const declined = next(pair.juliet.muc, "decline");
  await nurse.muc.decline(await arrival, { reason: "busy" });
  await declined;
  return { printed, room: pair.jid };
}

const subjectSet = ({ hers }: Pair): Promise<unknown> => hers.setSubject("of moons");

export const events: Exercises = {
  groupchat_message: listening("muc", speaks, ({ jid }) => [jid, "Romeo", "hark & lo"]),
  groupchat_presence: listening("muc", goesAway, ({ jid }) => [jid, "Romeo", undefined]),
  groupchat_subject: listening("muc", subjectSet, ({ jid }) => [jid, "of moons", "Juliet"]),
  groupchat_invite: {
    needs: "invitations",
    async run(world, line) {
      const { printed, room } = await invited(world, ({ juliet: { muc } }) => line({ muc }), false);
      expect(printed).toEqual([[room, expect.any(String), "Come", "mediated"]]);
    },
  },
  groupchat_decline: {
    needs: "invitations",
    async run(world, line) {
      const { printed, room } = await invited(world, ({ juliet: { muc } }) => line({ muc }), true);
      expect(printed).toEqual([[room, expect.any(String), "busy"]]);
    },
  },
  groupchat_config_status: listening("muc", configures, ({ jid }) => [jid, expect.arrayContaining([104])]),
  groupchat_message_error: listening("muc", bounces, ({ jid }) => [jid, "item-not-found"]),
  groupchat_join: {
    needs: "components",
    async run(world, line) {
      const [romeo, component] = await Promise.all([world.guest("romeo"), world.component()]);
      const hall = `hall@${component.domain}`;
      const bridge = createMucClient(component.entity, { from: component.domain });
      const { printed } = await line({ bridge });
      const asked = next(bridge, "joinRequest");
      const join = romeo.muc.join(hall, "Romeo", { password: "cauldron" });
      const { stanza } = await asked;
      const forbidden = buildElement("forbidden", { xmlns: "urn:ietf:params:xml:ns:xmpp-stanzas" });
      const { id, from, to } = stanza.attrs;
      const refusal = { type: "error", id, to: from, from: to };
      const error = buildElement("error", { type: "auth" }, [forbidden]);
      await Promise.all([
        expect(join).rejects.toMatchObject({ failure: "banned" }),
        component.entity.send(buildElement("presence", refusal, [error])),
      ]);
      expect(printed).toEqual([[hall, "Romeo", romeo.jid, "cauldron"]]);
      await bridge.dispose();
    },
  },
  "muc::ROOM::message": listening("room", speaks, () => ["Romeo", "hark & lo"]),
  "muc::ROOM::message_error": listening("room", bounces, () => ["item-not-found", "psst1"]),
  "muc::ROOM::groupchat_subject": listening("room", subjectSet, () => ["of moons"]),
  "muc::ROOM::config_status": listening("room", configures, () => [expect.arrayContaining([104])]),
  "muc::ROOM::presence": listening("room", goesAway, () => ["Romeo"]),
  "muc::ROOM::self-presence": {
    async run(world, line) {
      const { muc } = await world.guest("juliet");
      const room: Room = muc.room(world.roomJid());
      const { printed } = await line({ room });
      const { statusCodes } = await room.join("Juliet");
      expect(printed).toEqual([["Juliet", statusCodes]]);
      expect(statusCodes).toContain(110);
    },
  },
  "muc::ROOM::presence-error": {
    async run(world, line) {
      const { jid } = await world.pair();
      const { muc } = await world.guest("nurse");
      const room = muc.room(jid);
      const { printed } = await line({ room, nick: "Juliet" });
      await expect(room.join("Juliet")).rejects.toMatchObject({ failure: "nick-conflict" });
      expect(printed).toEqual([["nick-conflict", "conflict"]]);
    },
  },
  "muc::ROOM::got_online": listening(
    "room",
    (pair) => leaves(pair, true),
    () => ["Montague"],
  ),
  "muc::ROOM::got_offline": listening(
    "room",
    (pair) => leaves(pair, false),
    () => ["Romeo", "left"],
  ),
};
