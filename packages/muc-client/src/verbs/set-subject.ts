import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import type { Subject } from "../subject.ts";
import { sendAndWait } from "./send-and-wait.ts";
import { subjectMessage } from "./stanzas.ts";

/** `Room.setSubject`. */
export async function setSubject(core: RoomCore, text: string, options: RequestOptions = {}): Promise<Subject> {
  const timeout = parseTimeout(options.timeout, 30_000);
  const id = randomId();
  const stanza = subjectMessage(core.model.jid, id, text);
  options.signal?.throwIfAborted();
  core.assertJoined();
  return sendAndWait(core, stanza, timeout, options.signal, {
    events: ["subject"],
    id,
    isErrorFrom: (from) => from === core.model.jid,
    // Not by id: services tell a change to the one who made it without his id, and some in the name of the room.
    answer: (subject) => {
      const { setBy = core.model.nick } = subject;
      return subject.text === text && setBy === core.model.nick ? subject : undefined;
    },
  });
}
