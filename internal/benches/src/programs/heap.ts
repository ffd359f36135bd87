import { contenderNamed } from "../contenders/all.ts";
import type { Session } from "../contenders/contender.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { pieces } from "../stream/piece.ts";
import { joins } from "../workloads/joins.ts";

const [name = "", rooms = "1", size = "1000", chunk = "16384", avatars = "false", index = "false"] =
  process.argv.slice(2);
const contender = await contenderNamed(name);

/** What is reachable. */
function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** In all the rooms; when it returns nobody holds the bytes any more. */
async function fill(count: number): Promise<Session> {
  const workload = joins(count, Number(size), { withoutAvatar: avatars !== "true" });
  const prepared = await prepare(contender, workload);
  for (const piece of pieces(workload.stanzas, 200, Number(chunk))) await feed(prepared.session, piece);
  await assertTrue(prepared);
  if (index === "true") for (const room of workload.rooms) prepared.session.findByJid?.(room, "nobody@nowhere.example");
  return prepared.session;
}

/** Kept to the end: sessions, and with them their rooms. */
const sessions: Session[] = [];
// The first one is for what is compiled and made once: as much of it, so that the compiler is done.
sessions.push(await fill(Number(rooms)));
const before = heap();
sessions.push(await fill(Number(rooms)));
const perOccupant = (heap() - before) / (Number(rooms) * Number(size));
report({ perOccupant, sessions: sessions.length });
