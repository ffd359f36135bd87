import { isOnline, isResumable } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import { leavePresence } from "../verbs/stanzas.ts";
import { Departing } from "./departing.ts";
import type { RoomCore } from "./room-core.ts";

/**
 * Milliseconds to wait for the room's answer when a join was given up: until then a new one cannot be told from the
 * old.
 */
const WITHDRAWAL = 5_000;

/** Sends our unavailable presence; the room's answer is still to come. XEP-0045 §7.14. */
export function depart(core: RoomCore, status?: string): Departing {
  const presence = leavePresence(`${core.model.jid}/${core.model.nick}`, status);
  const departing = new Departing(() => {
    core.leftUnconfirmed = true;
    core.forget({ kind: "left" });
  });
  core.departing = departing;
  if (!core.presenceSent) {
    core.forget({ kind: "left" });
    return departing;
  }
  core.step({ kind: "leave" });
  core.send(presence).catch(() => core.forget({ kind: "left" }));
  return departing;
}

/**
 * Gives up a join: what the room still answers to it is ignored. Resolves when we are out. One that we return by leaves
 * everything as it was on our side.
 */
export async function withdraw(core: RoomCore): Promise<void> {
  const { phase, returning } = core.model;
  if (phase === "entering" && returning) {
    if (core.presenceSent) takeBack(core, core.model.nick);
    return core.step({ kind: "break-off" });
  }
  const departing = phase === "entering" || phase === "in" ? depart(core) : core.departing;
  await departing?.wait(WITHDRAWAL).catch(() => {}); // not confirmed in time is out all the same
}

/** Tells the room that we are out, whatever it still answers to an earlier presence of ours, and waits for nothing. */
export function takeBack(core: RoomCore, nick: string, status?: string): void {
  core.leftUnconfirmed = true;
  core.send(leavePresence(`${core.model.jid}/${nick}`, status)).catch(() => {}); // without a stream it knows by itself
}

/**
 * We have left while there was no stream, and at once. If the stream is resumed, the room has never heard of that and
 * has us still: it is told then. After another stream it knows by itself.
 */
export function oweFarewell(core: RoomCore, nick: string, status: string | undefined): void {
  const { entity } = core.host;
  if (isOnline(entity) || !isResumable(entity)) return;
  core.farewell = () => {
    core.farewell = undefined;
    takeBack(core, nick, status);
  };
}

/** A join under way ends because there is no stream. */
export function failJoin(core: RoomCore, cause: unknown): void {
  const { attempt, model } = core;
  attempt?.fail(new JoinError({ failure: "disconnected", room: model.jid }, { cause }));
  if (model.phase === "entering") core.step({ kind: "break-off" });
}
