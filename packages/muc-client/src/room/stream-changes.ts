import { DisconnectedError } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import { tellsChanges } from "../state/model.ts";
import { enter } from "./entering.ts";
import { failJoin } from "./leaving.ts";
import type { RoomCore } from "./room-core.ts";

/** The stream is gone. `resumable`: it may come back with everything as it was. */
export function streamLost(core: RoomCore, resumable: boolean): void {
  const { room, phase, announced } = core.model;
  core.attempt?.pause();
  core.window?.pause();
  if (phase !== "out" && (resumable || core.model.rejoins)) {
    core.suspended = true;
    core.host.queue.batch(() => {
      core.stateChanged();
      if (announced && phase === "in") core.emit("suspend", { room });
    });
  }
  if (!resumable) streamGone(core);
}

/** The stream is back as it was; what was sent meanwhile comes again. */
export function streamResumed(core: RoomCore): void {
  core.farewell?.();
  core.suspended = false;
  core.attempt?.resume();
  core.window?.resume();
  const { room, phase, announced } = core.model;
  core.host.queue.batch(() => {
    core.stateChanged();
    if (announced && phase === "in") core.emit("resume", { room });
  });
  core.selfPing.now();
  core.rejoining.resumed();
  core.nextStream?.ready();
}

/**
 * The stream will not come back. A first join under way waits for the next one if we join again, and so does a room;
 * nothing else does.
 */
export function streamGone(core: RoomCore): void {
  core.farewell = undefined;
  core.leftUnconfirmed = false;
  const { phase, rejoins } = core.model;
  const isFirstJoin = phase !== "leaving" && !tellsChanges(core.model);
  if (!isFirstJoin || !rejoins) failJoin(core, undefined);
  if (core.model.phase === "out") return;
  if (!rejoins || phase === "leaving") {
    return core.forget({ kind: phase === "leaving" ? "left" : "disconnected" });
  }
  core.step({ kind: "break-off" });
  core.host.queue.push({ deliver: () => core.waits.failAll(new DisconnectedError("unknown")) });
}

/** A fresh stream, on which the rooms know nothing of us. */
export function streamOnline(core: RoomCore): void {
  core.suspended = false;
  if (core.model.phase === "away") core.step({ kind: "fresh-stream" });
}

/** Stanzas can be sent on it: what was begun on the old one is begun again, and rooms are joined again. */
export function streamReady(core: RoomCore): void {
  if (core.model.phase === "away") core.rejoining.begin();
  else if (core.attempt && core.model.phase === "out") {
    core.attempt.resume();
    enter(core, core.attempt);
  }
  core.nextStream?.ready();
}

/** There will be no other stream. */
export function streamEnded(core: RoomCore): void {
  core.nextStream?.never(new JoinError({ failure: "disconnected", room: core.model.jid }));
  failJoin(core, undefined);
  if (core.model.phase !== "out") core.forget({ kind: "disconnected" });
}
