import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import type { OutgoingMessage } from "../room/room.ts";
import type { RoomCore } from "../room/room-core.ts";
import type { RoomMessage } from "../room-message.ts";
import { sendAndWait } from "./send-and-wait.ts";
import { groupchatMessage } from "./stanzas.ts";

/** `Room.send`. */
export async function send(
  core: RoomCore,
  text: string | OutgoingMessage,
  options: RequestOptions = {},
): Promise<RoomMessage> {
  const timeout = parseTimeout(options.timeout, 30_000);
  const message = typeof text === "string" ? { body: text } : text;
  const id = message.id ?? randomId();
  const stanza = groupchatMessage(core.model.jid, id, message);
  options.signal?.throwIfAborted();
  core.assertJoined();
  return sendAndWait(core, stanza, timeout, options.signal, {
    events: ["message"],
    id,
    isErrorFrom: (from) => from === core.model.jid,
    // By id, or, where a service rewrites ids, by the body: nobody else speaks from our occupant JID.
    answer: (copy) => (isReflection(copy, id, message.body) ? copy : undefined),
  });
}

function isReflection(copy: RoomMessage, id: string, body: string | undefined): boolean {
  if (!copy.isOwn || copy.isHistory) return false;
  return copy.id === id || (body !== undefined && copy.body === body);
}
