import type { Figure, Scale } from "../figures.ts";
import { inChild } from "../measure/child.ts";

const KINDS = [
  ["messages", "messages", 1.4],
  ["churn", "churn", 1.4],
  ["join", "a join", 1.6],
] as const;

async function paired(base: string, name: string, kind: string, count: number): Promise<number> {
  const { ratio } = await inChild<{ ratio: number }>("paired", [base, name, kind, count, count / 200]);
  return ratio;
}

/** M1 and M2: CPU with us ÷ CPU without, in 200 pairs of slices. */
export async function shares({ stanzas }: Scale): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, what, most] of KINDS) {
    const value = await paired("ltx", "xeps-on-ltx", kind, stanzas);
    figures.push({ target: "M1", what: `CPU on ltx ÷ ltx, ${what}`, value, most });
  }
  for (const [kind, what] of KINDS) {
    const value = await paired("ltx", "xeps-resumable", kind, stanzas);
    figures.push({ target: "–", what: `CPU on ltx ÷ ltx, ${what}, resumable stream`, value });
  }
  for (const [kind, what] of [...KINDS, ["elsewhere", "no room of ours"] as const]) {
    const value = await paired("xmpp-client", "xeps", kind, stanzas);
    figures.push({ target: "M2", what: `CPU ÷ @xmpp/client, ${what}`, value, most: 1.25 });
  }
  const rooms = Math.max(10, Math.round(stanzas / 40));
  const value = await inChild<{ ratio: number }>("paired", ["xmpp-client", "xeps", "rooms-of-200", rooms, rooms]);
  return [
    ...figures,
    { target: "M2", what: `CPU ÷ @xmpp/client, ${rooms} rooms × 200`, value: value.ratio, most: 1.25 },
  ];
}
