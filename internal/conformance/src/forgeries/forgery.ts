import type { MucClientEvents, RoomEvents } from "@xeps/muc-client";
import { deadline, type ServerName } from "@xeps-internal/test-support";
import type { Element } from "ltx";
import { expect } from "vitest";
import { next, PATIENCE } from "../next.ts";
import type { Guest, World } from "../world.ts";

/** What somebody writes who may not say it. */
export interface Forgery {
  readonly title: string;
  /** As XML text; it holds `mark` somewhere. */
  readonly stanza: (scene: Scene, mark: string) => string;
  /** The services that are known to let it through unchanged; elsewhere it may be dropped or cleaned. */
  readonly passes: readonly ServerName[];
}

export interface Scene {
  readonly room: string;
  /** The full JID of her who is lied to. */
  readonly victim: string;
  /** Her occupant JID. */
  readonly occupant: string;
}

/** Events in which a forgery would be believed. */
const BELIEF: readonly (keyof MucClientEvents)[] = [
  "subject",
  "occupantJoin",
  "occupantLeave",
  "occupantChange",
  "nickChange",
  "exit",
  "joined",
  "rejoined",
  "suspend",
  "resume",
  "configChange",
  "affiliationChange",
  "voiceRequest",
  "registrationRequest",
  "form",
  "invite",
  "decline",
];

/**
 * Juliet owns a room and Romeo is in it; Mallory, an ordinary occupant or a stranger, sends each forgery, then a true
 * word: when that has come, the forgery has come before it, and Juliet's room must be what it was.
 */
export async function tryForgeries(
  world: World,
  forgeries: readonly Forgery[],
  from: "inside" | "outside",
): Promise<void> {
  const { juliet, romeo, jid, hers } = await world.pair();
  const mallory = await world.guest("mallory");
  if (from === "inside") {
    const arrival = next(hers, "occupantJoin", ({ occupant }) => occupant.nick === "Mallory");
    await Promise.all([arrival, mallory.muc.join(jid, "Mallory")]);
  }
  const scene = { room: jid, victim: juliet.jid, occupant: `${jid}/Juliet` };
  const heard: string[] = [];
  for (const event of BELIEF) juliet.muc.on(event as keyof RoomEvents, () => heard.push(event));
  let number = 0;
  for (const { title, stanza, passes } of forgeries) {
    number += 1;
    const mark = `mark-${number}-${from}`;
    const before = JSON.stringify([hers.state, hers.self, [...hers.occupants], hers.subject?.text]);
    await mallory.entity.write(stanza(scene, mark));
    await trueWord(mallory, juliet, from === "inside" ? jid : undefined, `true-${number}`);
    expect(JSON.stringify([hers.state, hers.self, [...hers.occupants], hers.subject?.text]), title).toBe(before);
    expect(heard.splice(0), title).toEqual([]);
    const arrived = juliet.received.some((one) => holds(one, mark));
    if (passes.includes(world.server.name)) expect(arrived, `${title}: it was let through`).toBe(true);
  }
  expect((await hers.send("still here")).isOwn).toBe(true);
  expect(romeo.errors).toEqual([]);
}

/** An ordinary message, by the way that the forgery took. */
async function trueWord(mallory: Guest, juliet: Guest, room: string | undefined, id: string): Promise<void> {
  const direct = arrivalOf(juliet, id);
  await mallory.entity.write(`<message to='${juliet.jid}' type='chat' id='${id}'><body>true</body></message>`);
  await direct;
  if (!room) return;
  const heard = next(juliet.muc.room(room), "message", (message) => message.id === id);
  await mallory.entity.write(`<message to='${room}' type='groupchat' id='${id}'><body>true</body></message>`);
  await heard;
}

async function arrivalOf({ entity }: Guest, id: string): Promise<void> {
  let listener: (stanza: Element) => void = () => {};
  const arrival = new Promise<void>((resolve) => {
    listener = ({ attrs }) => {
      if (attrs.id === id) resolve();
    };
    entity.on("stanza", listener);
  });
  await deadline(arrival, PATIENCE, `the true word ${id}`);
  entity.removeListener("stanza", listener);
}

function holds(stanza: Element, mark: string): boolean {
  return stanza.toString().includes(mark);
}
