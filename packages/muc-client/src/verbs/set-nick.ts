import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { RoomEvents } from "../events.ts";
import { addCaps } from "../room/add-caps.ts";
import type { RoomCore } from "../room/room-core.ts";
import { selfOf } from "../state/model.ts";
import type { Occupant } from "../state/occupant.ts";
import { assertNickname } from "./nickname.ts";
import { sendAndWait } from "./send-and-wait.ts";
import { availablePresence } from "./stanzas.ts";

/** Changes of our nickname that the room has not answered. */
const underway: WeakMap<RoomCore, Promise<unknown>> = new WeakMap();

/** Resolves when our nickname is certain again; `undefined` where it is. */
export function nicknameSettled(core: RoomCore): Promise<void> | undefined {
  const settled = () => {};
  return underway.get(core)?.then(settled, settled);
}

/** `Room.setNick`. */
export async function setNick(core: RoomCore, nick: string, options: RequestOptions = {}): Promise<Occupant> {
  const timeout = parseTimeout(options.timeout, 30_000);
  assertNickname(core.model.jid, nick);
  const id = randomId();
  // XEP-0045 §7.6: "changing only the resource identifier in the occupant JID". What we are else stays: Prosody shows
  // all of the new presence.
  const presence = availablePresence(`${core.model.jid}/${nick}`, id, core.membership?.presence);
  if (core.host.caps) await addCaps(core, presence);
  options.signal?.throwIfAborted();
  core.assertJoined();
  const self = selfOf(core.model);
  if (self?.nick === nick) return self;
  core.step({ kind: "nick-requested" });
  const changed = sendAndWait(core, presence, timeout, options.signal, {
    events: ["nickChange", "presence"],
    id,
    isErrorFrom: () => true,
    answer: (event) => ("after" in event ? renamed(event) : kept(core, event, id)),
  });
  underway.set(core, changed);
  try {
    return await changed;
  } finally {
    if (underway.get(core) === changed) underway.delete(core);
    core.step({ kind: "nick-settled" });
  }
}

function renamed({ isSelf, after }: RoomEvents["nickChange"]): Occupant | undefined {
  return isSelf ? after : undefined;
}

/**
 * Where the service prepares the nickname we asked for into the one that we have, it changes nothing and sends our
 * presence back, with our id.
 */
function kept(core: RoomCore, { occupant, stanza }: RoomEvents["presence"], id: string): Occupant | undefined {
  return occupant.nick === core.model.nick && attributeOf(stanza, "id") === id ? occupant : undefined;
}
