import type { Figure, Scale } from "../figures.ts";
import { inChild } from "../measure/child.ts";
import { slixmpp } from "../measure/slixmpp.ts";
import { median } from "../measure/statistics.ts";

const OTHERS = ["ltx", "xmpp-client", "stanza", "strophe"] as const;
const KINDS = ["join", "messages", "churn"] as const;

/** What ours may be at most, as a part of theirs. */
const MOST: Readonly<Record<string, number | undefined>> = { stanza: 0.5, strophe: 0.5 };

/** M3: CPU for each stanza, all contenders in turn, round after round. */
export async function peers({ stanzas, rounds }: Scale): Promise<readonly Figure[]> {
  const count = Math.min(stanzas, 5_000);
  const figures: Figure[] = [];
  for (const kind of KINDS) {
    const costs = new Map<string, number[]>();
    const add = (name: string, cost: number | undefined) => {
      if (cost !== undefined) costs.set(name, [...(costs.get(name) ?? []), cost]);
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ["xeps", ...OTHERS]) add(name, await costOf(name, kind, count));
      add("slixmpp", await slixmpp(kind, Math.min(count, 2_000)));
    }
    const ours = median(costs.get("xeps") ?? []);
    for (const [name, list] of costs) {
      if (name === "xeps") continue;
      const most = name === "slixmpp" && kind !== "messages" ? 0.25 : MOST[name];
      const figure = { target: "M3", what: `CPU ÷ ${name}, ${kind}`, value: ours / median(list) };
      figures.push(most === undefined ? figure : { ...figure, most });
    }
  }
  return figures;
}

async function costOf(name: string, kind: string, count: number): Promise<number> {
  return (await inChild<{ perStanza: number }>("contender", [name, kind, count])).perStanza;
}
