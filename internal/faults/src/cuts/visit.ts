import { createMucClient, type MucClient } from "@xeps/muc-client";
import { type Account, deadline, type FaultProxy, type Recovery, type XmppServer } from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import { PATIENCE } from "./attempt.ts";
import type { Cut, Extent } from "./cut.ts";
import { Tally } from "./tally.ts";
import { NICK, Visitor } from "./visitor.ts";

/** Who does what where: everything that visits one after the other share. */
export interface Lane {
  readonly server: XmppServer;
  /** Between the visitor and the server. */
  readonly proxy: FaultProxy;
  readonly account: Account;
  readonly recovery: Recovery;
  /** Somebody whose stream nobody cuts. */
  readonly witness: { readonly entity: Client; readonly muc: MucClient };
}

export interface Visit {
  /** What passed from the login on, as far as the stream was the first one. */
  readonly extent: Extent;
  /** Whether the cut happened; a visit may be over before. */
  readonly wasCut: boolean;
}

const ROUNDS = 3;
let rooms = 0;

/** Joins, configures, talks and leaves, with a stream that is cut there. Rejects where not all is as it must be. */
export async function visit(lane: Lane, cut: Cut | undefined): Promise<Visit> {
  const jid = `cut-${++rooms}@${lane.server.conference}`;
  const visitor = await Visitor.logIn(lane.proxy.server, lane.account, lane.recovery, jid);
  const { latest } = lane.proxy;
  const { toServer, toClient } = latest;
  const start = { toServer: count(toServer), toClient: count(toClient) };
  if (cut) latest[cut.direction].after(cut.after as { bytes: number }, "cut");
  try {
    await visitor.enter();
    await talk(lane, visitor);
    await visitor.leave();
    await isGone(lane, jid);
    const passed = (flow: "toServer" | "toClient") => {
      const end = count(latest[flow]);
      return { bytes: end.bytes - start[flow].bytes, stanzas: end.stanzas - start[flow].stanzas };
    };
    const extent = { toServer: passed("toServer"), toClient: passed("toClient") };
    return { extent, wasCut: latest.ended };
  } finally {
    await visitor.stop();
    await lane.witness.muc.room(jid).leave();
  }
}

function count({ bytes, stanzas }: { readonly bytes: number; readonly stanzas: number }) {
  return { bytes, stanzas };
}

/** Both speak; in the end each has heard each word once. */
async function talk(lane: Lane, visitor: Visitor): Promise<void> {
  const theirs = lane.witness.muc.room(visitor.room.jid);
  const tally = new Tally(theirs);
  await theirs.join("Witness");
  const spoken: { body: string; certain: boolean }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const [certainty] = await Promise.all([visitor.say(`visitor ${round}`), theirs.send(`witness ${round}`)]);
    spoken.push({ body: `visitor ${round}`, certain: certainty === "said" });
    spoken.push({ body: `witness ${round}`, certain: true });
  }
  await visitor.isIn();
  // What is said after the recovery comes after all that came before it.
  for (const [speaker, body] of [
    [() => theirs.send("witness last"), "witness last"],
    [() => visitor.say("visitor last"), "visitor last"],
  ] as const) {
    const certain = (await speaker()) !== "perhaps";
    spoken.push({ body, certain });
  }
  await deadline(visitor.tally.heard("witness last"), PATIENCE, "the last words at the visitor");
  const last = spoken.filter(({ certain }) => certain).at(-1);
  if (last) await deadline(tally.heard(last.body), PATIENCE, "the last words at the witness");
  for (const { body, certain } of spoken) {
    verify(visitor.tally.count(body), body, "visitor", certain);
    verify(tally.count(body), body, "witness", certain);
  }
}

function verify(times: number, body: string, who: string, certain: boolean): void {
  if (times > 1) throw new Error(`the ${who} has heard "${body}" ${times} times`);
  if (times === 0 && certain) throw new Error(`the ${who} has not heard "${body}"`);
}

/** Who has left is out for the others too; unless a session of his that was never ended is there still. */
async function isGone({ witness, recovery }: Lane, jid: string): Promise<void> {
  if (recovery === "refused") return;
  const room = witness.muc.room(jid);
  const gone = new Promise<void>((resolve) => {
    const look = () => {
      if (!room.occupants.has(NICK)) resolve();
    };
    room.on("occupantLeave", look);
    look();
  });
  await deadline(gone, PATIENCE, "the visitor is gone from the room");
}

export function witnessOf(entity: Client): Lane["witness"] {
  return { entity, muc: createMucClient(entity, { rejoin: false }) };
}
