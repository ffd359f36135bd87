import { learnInfo } from "../verbs/get-info.ts";
import type { RoomCore } from "./room-core.ts";

/** Rooms whose new configuration is asked for, and whether it has changed since. */
const asked: WeakMap<RoomCore, { changed: boolean }> = new WeakMap();

/** The room has another configuration: it is asked for it, one question at a time, however often it says so. */
export async function learnInfoAgain(core: RoomCore): Promise<void> {
  const underway = asked.get(core);
  if (underway) {
    underway.changed = true;
    return;
  }
  const question = { changed: true };
  asked.set(core, question);
  while (question.changed && core.model.phase === "in") {
    question.changed = false;
    await learnInfo(core);
  }
  asked.delete(core);
}
