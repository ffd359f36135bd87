import type { Affiliation } from "@xeps/muc-stanzas";
import { bareOf, foldJid, isJid } from "@xeps/xep-0030/kit";
import { depart } from "./entering/leave.ts";
import { removeByError, shutDown } from "./entering/remove.ts";
import type { MucService } from "./muc-service.ts";
import { applySettings } from "./owning/configure.ts";
import { destroyed } from "./owning/destroy.ts";
import type { RoomSettings } from "./owning/room-settings.ts";
import { type NickRule, NOTHING_SHOWN, newRoom, type Occupant, type Room } from "./room.ts";
import { changeAffiliation } from "./ruling/affiliation.ts";

/** A room in the hands of a test: what no client can ask for, and what would take it long. */
export interface RoomControl {
  readonly jid: string;
  /** Whether the room exists. */
  readonly exists: boolean;
  /** Nicks of those inside, in order of entering. */
  readonly nicks: readonly string[];
  /**
   * Sets these settings; occupants are told as of any change. A new room is open from then on, and one that was not
   * there is made, without owner.
   */
  configure(settings: Partial<RoomSettings>): void;
  /** The password to enter; without one the room is open. */
  setPassword(password?: string): void;
  /** So many more made-up occupants, named `${prefix}-1` and so on, who never say a word. Nobody is told. */
  fill(count: number, prefix?: string): void;
  /** From now on who enters or changes nick gets what the function makes of the nick, by default with code 210. */
  assignNicks(assign: ((nick: string, jid: string) => string) | undefined, options?: { announced?: boolean }): void;
  /** Somebody is removed, with these codes; without codes as services do that say nothing. */
  remove(nick: string, statusCodes?: readonly number[]): void;
  /** Somebody is put out because of an error of this condition, as when the link to his server fails. */
  removeByError(nick: string, condition?: string): void;
  /** Everybody is put out with code 332: the service shuts down. The room stays if it is persistent. */
  shutDown(): void;
  /** An account gets an affiliation, and maybe a nick of its own, from nobody in particular. */
  setAffiliation(account: string, affiliation: Affiliation, options?: { nick?: string; reason?: string }): void;
  /** The room is destroyed by nobody, as an administrator of the service does. */
  destroy(reason?: string): void;
  /** The room is gone without a word. */
  vanish(): void;
}

/** The control of a room by its bare JID, or its name at the service. */
export function roomControl(service: MucService, address: string): RoomControl {
  const jid = foldJid(address.includes("@") ? bareOf(address) : `${address}@${service.domain}`);
  if (!isJid(jid)) throw new TypeError(`${address} is no address of a room`);
  const existing = () => service.room(jid);
  const room = (): Room => existing() ?? { ...newRoom(jid, "", service.profile), locked: false, affiliates: new Map() };
  const named = (nick: string) => {
    const occupant = room().occupants.get(nick);
    if (!occupant) throw new Error(`nobody in ${jid} is called ${nick}`);
    return occupant;
  };
  const change = (next: Room) => service.commit(jid, { room: next, send: [] });
  const configure = (settings: Partial<RoomSettings>) => {
    // An empty temporary room would be gone at once.
    const stays = existing() ? {} : { persistentRoom: true };
    const next = applySettings({ ...room(), locked: false }, { ...room().settings, ...stays, ...settings });
    service.commit(jid, { room: next.room, send: [...next.removals, ...next.notices] });
  };
  return {
    jid,
    get exists() {
      return existing() !== undefined;
    },
    get nicks() {
      return [...room().occupants.keys()];
    },
    configure,
    setPassword: (password) => configure({ passwordProtectedRoom: password !== undefined, roomSecret: password ?? "" }),
    fill: (count, prefix = "occupant") => change(filled(room(), count, prefix)),
    assignNicks: (assign, { announced = true } = {}) => change(withNickRule(room(), assign && { assign, announced })),
    remove(nick, statusCodes = []) {
      service.commit(jid, depart(room(), named(nick), { statusCodes, shown: NOTHING_SHOWN }));
    },
    removeByError(nick, condition = "remote-server-timeout") {
      service.commit(jid, removeByError(room(), named(nick), condition));
    },
    shutDown: () => service.commit(jid, shutDown(room())),
    setAffiliation(account, affiliation, options) {
      service.commit(jid, changeAffiliation(room(), account, { ...options, affiliation }));
    },
    destroy: (reason) => service.commit(jid, { room: undefined, send: destroyed(room(), { reason }) }),
    vanish: () => service.commit(jid, { room: undefined, send: [] }),
  };
}

function filled(room: Room, count: number, prefix: string): Room {
  const occupants = new Map(room.occupants);
  const nicks = new Map(room.nicks);
  for (let number = 1, left = count; left > 0; number++) {
    const nick = `${prefix}-${number}`;
    if (occupants.has(nick)) continue;
    left--;
    const jid = `${nick.toLowerCase()}@made-up.example/room`;
    const sessions = [{ jid, shown: NOTHING_SHOWN }];
    const occupant: Occupant = { nick, role: "participant", sessions, madeUp: true };
    occupants.set(nick, occupant);
    nicks.set(jid, nick);
  }
  return { ...room, occupants, nicks };
}

function withNickRule(room: Room, rule: NickRule | undefined): Room {
  const { assignNick: _, ...rest } = room;
  return rule ? { ...rest, assignNick: rule } : rest;
}
