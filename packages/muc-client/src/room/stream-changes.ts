import type { RoomCore } from "./room-core.ts";

/** The stream is gone. `resumable`: it may come back with everything as it was. */
export function streamLost(core: RoomCore, resumable: boolean): void {
  if (!resumable) return streamGone(core);
  if (core.model.phase === "out") return;
  const { room } = core.model;
  const wasJoined = core.state === "joined";
  core.suspended = true;
  core.attempt?.pause();
  core.host.queue.batch(() => {
    core.host.stateChanged(room);
    if (wasJoined) core.emit("suspend", { room });
  });
}

/** The stream is back as it was; what was sent meanwhile comes again. */
export function streamResumed(core: RoomCore): void {
  core.suspended = false;
  core.attempt?.resume();
  core.host.stateChanged(core.model.room);
}

/** The stream will not come back. A join under way waits for the next one; its silence means nothing meanwhile. */
export function streamGone(core: RoomCore): void {
  const waiting = core.model.announced ? undefined : core.attempt;
  waiting?.pause();
  if (core.model.phase === "out") return;
  if (!waiting) core.failJoin(undefined);
  core.forget({ kind: core.model.phase === "leaving" ? "left" : "disconnected" }, "disconnected");
}

/** A fresh stream: what was begun on the old one is begun again. */
export function streamOnline(core: RoomCore): void {
  if (!core.attempt || core.model.phase !== "out") return;
  core.attempt.resume();
  core.enter(core.attempt);
}

/** There will be no other stream. */
export function streamEnded(core: RoomCore): void {
  if (core.model.phase === "out") core.failJoin(undefined);
}
