import type { Contender, Session } from "../contenders/contender.ts";
import { type Piece, pieces } from "../stream/piece.ts";
import { MY_NICK } from "../workloads/stanzas.ts";
import type { Workload } from "../workloads/workload.ts";

/** A contender in the rooms of a workload, fed with all that comes before the measurement. */
export async function prepare(contender: Contender, workload: Workload): Promise<Prepared> {
  const session = await contender.open();
  const entries: Promise<unknown>[] = [];
  for (const room of workload.rooms) entries.push((await session.enter(room, MY_NICK)).done);
  await session.settled();
  for (const piece of pieces(workload.before, 100)) {
    session.feed(piece);
    await session.settled();
  }
  if (workload.before.length > 0) await Promise.all(entries);
  return { contender, session, workload, entered: Promise.all(entries) };
}

export interface Prepared {
  readonly contender: Contender;
  readonly session: Session;
  readonly workload: Workload;
  /** Resolves once we are in all rooms. */
  readonly entered: Promise<unknown>;
}

export async function feed(session: Session, piece: Piece): Promise<void> {
  session.feed(piece);
  await session.settled();
}

/** Throws unless the contender has seen what the generator knows to be true. */
export async function assertTrue({ contender, session, workload, entered }: Prepared): Promise<void> {
  await entered;
  const { truth } = workload;
  const counts = session.counts();
  const wrong = (["stanzas", "presences", "arrivals", "departures", "messages"] as const).filter(
    (what) => counts[what] !== undefined && counts[what] !== truth[what],
  );
  const found = wrong.map((what) => `${counts[what]} ${what}, not ${truth[what]}`);
  for (const [room, size] of truth.occupants) {
    const occupants = session.occupants(room);
    if (occupants !== undefined && occupants !== size) found.push(`${occupants} occupants in ${room}, not ${size}`);
  }
  if (found.length > 0) throw new Error(`${contender.name}, ${workload.name}: ${found.slice(0, 3).join("; ")}`);
}
