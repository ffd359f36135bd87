import { connect, type Recovery, startFaultProxy, type XmppServer } from "@xeps-internal/test-support";
import { type Cut, cutsOf, describeCut } from "./cut.ts";
import { type Lane, visit, witnessOf } from "./visit.ts";

/** All visits to one server, and how lost streams recovered. */
export interface Campaign {
  readonly server: string;
  readonly recovery: Recovery;
  readonly visits: number;
  /** Visits whose stream was cut; the others were over before. */
  readonly cut: number;
  readonly failures: readonly string[];
  readonly seconds: number;
}

export const recoveries: readonly Recovery[] = ["resumed", "refused", "fresh"];

export interface CampaignOptions {
  readonly recovery: Recovery;
  /** Of all cuts each so many-th; default all. */
  readonly every?: number;
  /** Visits at a time; default 8. */
  readonly lanes?: number;
  readonly onVisit?: (done: number, all: number) => void;
  readonly onFailure?: (failure: string) => void;
}

/** Measures a visit whose stream is not cut, and repeats it with the stream cut at each place. */
export async function campaign(server: XmppServer, options: CampaignOptions): Promise<Campaign> {
  const { recovery, every = 1, lanes: laneCount = 8, onVisit, onFailure } = options;
  const start = performance.now();
  const failures: string[] = [];
  const failed = (failure: string) => {
    failures.push(failure);
    onFailure?.(failure);
  };
  const unhandled = (error: unknown) => failed(`unhandled rejection: ${String(error)}`);
  process.on("unhandledRejection", unhandled);
  const lanes: Lane[] = [];
  try {
    for (let number = 0; number < laneCount; number++) lanes.push(await laneOf(server, number, recovery));
    const { extent } = await visit(lanes[0] as Lane, undefined);
    const cuts = cutsOf(extent).filter((_, index) => index % every === 0);
    const waiting = [...cuts];
    let done = 0;
    let cut = 0;
    await Promise.all(
      lanes.map(async (lane) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          if (await isCut(lane, next, failed)) cut += 1;
          onVisit?.(++done, cuts.length);
        }
      }),
    );
    const seconds = (performance.now() - start) / 1_000;
    return { server: server.name, recovery, visits: cuts.length, cut, failures, seconds };
  } finally {
    process.off("unhandledRejection", unhandled);
    await Promise.allSettled(lanes.map(closeLane));
  }
}

async function isCut(lane: Lane, cut: Cut, failed: (failure: string) => void): Promise<boolean> {
  try {
    const { wasCut } = await visit(lane, cut);
    return wasCut;
  } catch (error) {
    failed(`${describeCut(cut)}: ${String(error)}`);
    return true;
  }
}

async function laneOf(server: XmppServer, number: number, recovery: Recovery): Promise<Lane> {
  const proxy = await startFaultProxy(server);
  const account = await server.account(`visitor-${recovery}-${number}`);
  const { entity } = await connect(server, await server.account(`witness-${recovery}-${number}`));
  return { server, proxy, account, recovery, witness: witnessOf(entity) };
}

async function closeLane({ proxy, witness }: Lane): Promise<void> {
  await witness.muc.dispose();
  witness.entity.reconnect.stop();
  await witness.entity.stop();
  await proxy.stop();
}
