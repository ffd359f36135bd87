import { parseTimeout, type RequestOptions, randomId } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { selfOf } from "../state/model.ts";
import type { Occupant } from "../state/occupant.ts";
import { assertNickname } from "./nickname.ts";
import { sendAndWait } from "./send-and-wait.ts";
import { availablePresence } from "./stanzas.ts";

/** `Room.setNick`. */
export async function setNick(core: RoomCore, nick: string, options: RequestOptions = {}): Promise<Occupant> {
  const timeout = parseTimeout(options.timeout, 30_000);
  assertNickname(core.model.jid, nick);
  const id = randomId();
  const presence = availablePresence(`${core.model.jid}/${nick}`, id);
  options.signal?.throwIfAborted();
  core.assertJoined();
  const self = selfOf(core.model);
  if (self?.nick === nick) return self;
  core.step({ kind: "nick-requested" });
  try {
    return await sendAndWait(core, presence, timeout, options.signal, {
      event: "nickChange",
      id,
      isErrorFrom: () => true,
      answer: ({ isSelf, after }) => (isSelf ? after : undefined),
    });
  } catch (error) {
    core.step({ kind: "nick-refused" });
    throw error;
  }
}
