import { isOnline } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import { abortable } from "../verbs/abortable.ts";
import { NextStream } from "./next-stream.ts";
import type { RoomCore } from "./room-core.ts";
import { Underway } from "./underway.ts";

/**
 * Runs what a join has to do before its presence is sent: ask for the room's address, or whether it exists, or wait
 * until an earlier stay is over. Whoever leaves meanwhile ends it. Where rooms are joined again it outlives its stream,
 * and is done anew on the next one.
 */
export async function preparing<T>(
  core: RoomCore,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (!isOnline(core.host.entity)) throw lossOf(core);
  core.preparations ??= new Underway();
  try {
    return await core.preparations.run([signal], (either) => {
      core.stateChanged();
      return outlivingTheStream(core, either, work);
    });
  } finally {
    core.stateChanged();
  }
}

async function outlivingTheStream<T>(
  core: RoomCore,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      const result = await work(signal);
      assertStream(core);
      return result;
    } catch (error) {
      if (!isLoss(error) || hasStream(core) || !mayComeBack(core) || signal.aborted) throw error;
      core.nextStream ??= new NextStream();
      await abortable(core.nextStream.wait(), signal);
    }
  }
}

/** Throws JoinError "disconnected" where nothing can be sent. */
export function assertStream(core: RoomCore): void {
  if (!hasStream(core)) throw lossOf(core);
}

function lossOf({ model }: RoomCore): JoinError {
  return new JoinError({ failure: "disconnected", room: model.jid });
}

/** Who listens to the entity before us, and joins when it is online, is ahead of what we know. */
function mayComeBack({ host }: RoomCore): boolean {
  return host.rejoin !== undefined || isOnline(host.entity);
}

function hasStream({ suspended, host }: RoomCore): boolean {
  return !suspended && isOnline(host.entity);
}

function isLoss(error: unknown): boolean {
  return error instanceof JoinError && error.failure === "disconnected";
}
