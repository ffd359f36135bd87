import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { Presence } from "../presence.ts";
import { addCaps } from "../room/add-caps.ts";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";
import { sendAndWait } from "./send-and-wait.ts";
import { nicknameSettled } from "./set-nick.ts";
import { availablePresence } from "./stanzas.ts";

/** `Room.setPresence`. */
export async function setPresence(core: RoomCore, presence: Presence, options: RequestOptions = {}): Promise<void> {
  const timeout = parseTimeout(options.timeout, 30_000);
  const id = randomId();
  const stanza = availablePresence(core.model.jid, id, presence);
  if (core.host.caps) await addCaps(core, stanza);
  // To the nickname of before it would change it back (XEP-0045 §7.6).
  const settled = nicknameSettled(core);
  if (settled) await abortable(settled, options.signal, timeout);
  options.signal?.throwIfAborted();
  core.assertJoined();
  stanza.attrs.to = `${core.model.jid}/${core.model.nick}`;
  // Our occupant's presence may change for other reasons meanwhile; ids are kept by few services, and ejabberd drops
  // the status of visitors.
  const isOurs = (nick: string, told: string | undefined, show: string | undefined) =>
    nick === core.model.nick && (told === id || show === presence.show);
  await sendAndWait(core, stanza, timeout, options.signal, {
    events: ["presence"],
    id,
    isErrorFrom: () => true,
    answer: ({ occupant, stanza: told }) => isOurs(occupant.nick, attributeOf(told, "id"), occupant.show) || undefined,
  });
  if (core.membership) core.membership = { ...core.membership, presence };
}
