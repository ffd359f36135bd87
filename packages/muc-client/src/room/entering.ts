import { isOnline, randomId } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import { addCaps } from "./add-caps.ts";
import type { JoinAttempt } from "./join-attempt.ts";
import { failJoin } from "./leaving.ts";
import { LostPresence } from "./lost-presence.ts";
import type { RoomCore } from "./room-core.ts";

/** Sends our presence, with our capabilities (XEP-0115) where disco knows them. */
export function enter(core: RoomCore, attempt: JoinAttempt): void {
  const id = randomId();
  const { nick, history } = attempt.options;
  core.attempt = attempt;
  core.presenceSent = false;
  attempt.begin();
  core.stateChanged();
  core.beginStay();
  core.step({ kind: "enter", nick, id, ...(history.since && { since: history.since }) });
  const presence = attempt.presence(id);
  if (core.host.caps) void sendWithCaps(core, attempt, presence, id);
  else sendPresence(core, attempt, presence);
}

async function sendWithCaps(core: RoomCore, attempt: JoinAttempt, presence: Element, id: string): Promise<void> {
  await addCaps(core, presence);
  if (core.model.joinId === id && core.attempt === attempt) sendPresence(core, attempt, presence);
}

/** Sends it, and once more if it got lost; beside it the room is asked what it says of itself. */
function sendPresence(core: RoomCore, attempt: JoinAttempt, presence: Element): void {
  const send = () => {
    core.presenceSent = true;
    core.send(presence).catch((cause: unknown) => {
      // Offline, the stream decides: a join that was begun waits for the next one.
      if (core.attempt === attempt && isOnline(core.host.entity)) failJoin(core, cause);
    });
  };
  send();
  core.unanswered?.stop();
  core.unanswered = new LostPresence(core, () => void (core.attempt === attempt && send()));
}
