import type { MucClient, Occupant, Room } from "../../index.ts";

/** Who is in, put together from the events alone; and whether the room said the same at each of them. */
export class Mirror {
  readonly faults: string[] = [];
  /** Whether listeners believe that we are in: a stay began, and its end was not told. */
  isIn = false;
  #there: Map<string, Occupant> | undefined;

  constructor(muc: MucClient, room: Room) {
    const check = (holds: boolean, what: string) => void (holds || this.faults.push(what));
    for (const event of ["joined", "rejoined"] as const) {
      room.on(event, ({ self, occupants }) => {
        if (event === "joined") check(!this.isIn, "joined twice");
        this.isIn = true;
        this.#there = new Map(occupants.map((occupant) => [occupant.nick, occupant]));
        check(room.self === self && room.state === "joined", `${event} while ${room.state}`);
        check(muc.joinedRooms.get(room.jid) === room, `${event}, not listed`);
        check(this.agrees(room), `${event}: not who is in the room`);
      });
    }
    room.on("occupantJoin", ({ occupant }) => {
      check(!this.#there?.has(occupant.nick), `${occupant.nick} came twice`);
      this.#there?.set(occupant.nick, occupant);
      this.#finds(room, occupant, "occupantJoin");
    });
    room.on("occupantChange", ({ before, after }) => {
      check(this.#there?.get(before.nick) === before, `${before.nick} was not as told`);
      check(before !== after, `${before.nick} did not change`);
      this.#there?.set(after.nick, after);
      this.#finds(room, after, "occupantChange");
    });
    room.on("nickChange", ({ before, after, isSelf }) => {
      check(this.#there?.get(before.nick) === before, `${before.nick} was not as told`);
      this.#there?.delete(before.nick);
      this.#there?.set(after.nick, after);
      if (isSelf) check(room.self?.nick === after.nick, "self is not who took the new nickname");
      this.#finds(room, after, "nickChange");
    });
    room.on("occupantLeave", ({ occupant }) => {
      check(this.#there?.delete(occupant.nick) === true, `${occupant.nick} left without being there`);
      check(!room.occupants.has(occupant.nick), `${occupant.nick} left and is there`);
    });
    room.on("exit", ({ willRejoin }) => {
      check(this.isIn, "exit twice");
      this.isIn = false;
      // A join may be waiting for its turn already.
      check([willRejoin ? "suspended" : "idle", "joining"].includes(room.state), `exit while ${room.state}`);
      if (willRejoin) return; // what was there stands still until we are back
      this.#there = undefined;
      check(!room.self && room.occupants.size === 0 && muc.joinedRooms.size === 0, "something is left after the exit");
    });
  }

  /** Listeners find the state committed: who is told of is in the room as told. */
  #finds(room: Room, occupant: Occupant, event: string): void {
    if (room.occupants.get(occupant.nick) !== occupant) this.faults.push(`${event}: ${occupant.nick} is not as told`);
  }

  /** Whether what the events add up to is what the room has; true whenever no listener is running. */
  agrees({ occupants }: Room): boolean {
    const there = [...(this.#there ?? [])];
    return occupants.size === there.length && there.every(([nick, occupant]) => occupants.get(nick) === occupant);
  }
}
