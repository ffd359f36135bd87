import { buildMucUser, type Destroy } from "@xeps/muc-stanzas";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { bareRoomPresence, occupantPresence } from "../entering/occupant-presence.ts";
import { NOTHING_SHOWN, type Room } from "../room.ts";

/** What everybody inside gets when the room is destroyed, §10.9. */
export function destroyed(room: Room, destroy: Destroy): Element[] {
  const news = { type: "unavailable", item: { role: "none" }, user: { destroy }, shown: NOTHING_SHOWN } as const;
  const blunt = () => buildMucUser({ destroy, items: [{ affiliation: "none", role: "none" }] });
  return [...room.occupants.values()].flatMap((occupant) => {
    if (occupant.madeUp) return [];
    const from = `${room.jid}/${occupant.nick}`;
    return occupant.sessions.flatMap((session) => {
      const to = session.jid;
      const end = room.profile.owning.endsBluntly
        ? buildElement("presence", { from, to, type: "unavailable" }, [blunt()])
        : occupantPresence(room, occupant, { jid: to, role: occupant.role }, { ...news, session });
      return [...bareRoomPresence(room, to, "unavailable"), end];
    });
  });
}
