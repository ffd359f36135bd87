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
    answer: (copy) => (isReflection(core, copy, id, message.body) ? copy : undefined),
  });
}

/**
 * By id, or, where a service may rewrite ids, by the body: nobody but us, and other sessions of ours under the same
 * nickname, speaks from our occupant JID.
 */
function isReflection({ info }: RoomCore, copy: RoomMessage, id: string, body: string | undefined): boolean {
  if (!copy.isOwn || copy.isHistory) return false;
  if (copy.id === id) return true;
  // XEP-0045 §16.3, muc#stable_id: "This MUC will reflect the original message 'id' in 'groupchat' messages."
  const isOfAnotherSession = info?.stableIds && copy.id !== undefined;
  return !isOfAnotherSession && body !== undefined && copy.body === body;
}
