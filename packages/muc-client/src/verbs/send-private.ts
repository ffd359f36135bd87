import { BuildError } from "@xeps/xep-0030";
import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import type { OutgoingMessage } from "../room/room.ts";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";
import { privateMessage } from "./stanzas.ts";

/** `Room.sendPrivate`. */
export async function sendPrivate(
  core: RoomCore,
  nick: string,
  text: string | OutgoingMessage,
  options: RequestOptions = {},
): Promise<void> {
  parseTimeout(options.timeout, 30_000);
  if (nick === "") throw new BuildError("message", "a private message goes to a nickname");
  const message = typeof text === "string" ? { body: text } : text;
  const stanza = privateMessage(`${core.model.jid}/${nick}`, message.id ?? randomId(), message);
  options.signal?.throwIfAborted();
  core.assertJoined();
  await abortable(core.send(stanza), options.signal);
}
