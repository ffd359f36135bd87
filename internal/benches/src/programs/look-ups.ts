import type { Room } from "@xeps/muc-client";
import type { RoomsSession } from "../contenders/rooms-session.ts";
import { xeps } from "../contenders/xeps.ts";
import { cpuOf } from "../measure/cpu.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { exponent, median } from "../measure/statistics.ts";
import { pieces } from "../stream/piece.ts";
import { joins } from "../workloads/joins.ts";
import { Random } from "../workloads/random.ts";

// M7: how the cost of a look-up, by nickname and by real JID, grows with the room; these are its sizes.
const sizes = process.argv.slice(2).map(Number);
const TIMES = 100_000;

async function roomOf(size: number): Promise<Room> {
  const workload = joins(1, size);
  const prepared = await prepare(xeps, workload);
  for (const piece of pieces(workload.stanzas, 500)) await feed(prepared.session, piece);
  await assertTrue(prepared);
  return (prepared.session as RoomsSession).client.room(workload.rooms[0] ?? "");
}

/** Microseconds for all of them, each time. */
async function costOf(keys: readonly string[], find: (key: string) => unknown): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    let missed = 0;
    const cost = await cpuOf(async () => {
      for (const key of keys) if (find(key) === undefined) missed += 1;
    });
    if (missed > 0) throw new Error(`${missed} were not found`);
    costs.push(cost);
  }
  return median(costs.slice(1));
}

const byNick: [number, number][] = [];
const byJid: [number, number][] = [];
for (const size of sizes) {
  const room = await roomOf(size);
  const random = new Random(50);
  const occupants = [...room.occupants.values()];
  const asked = Array.from({ length: TIMES }, () => random.pick(occupants));
  const nicks = asked.map(({ nick }) => nick);
  const jids = asked.map(({ jid = "" }) => jid);
  byNick.push([size, await costOf(nicks, (nick) => room.occupants.get(nick))]);
  byJid.push([size, await costOf(jids, (jid) => room.findOccupant(jid))]);
}
report({ byNick: exponent(byNick), byJid: exponent(byJid) });
