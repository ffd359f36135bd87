import type { Figure, Scale } from "../figures.ts";
import { inChild } from "../measure/child.ts";
import { median } from "../measure/statistics.ts";

interface Cold {
  readonly cpu: number;
  readonly peak: number;
}

/** M8 and M9: a process that has compiled nothing, and how much memory a large join takes. */
export async function cold({ rounds, crowd }: Scale): Promise<readonly Figure[]> {
  const cpu = async (size: number, of: (result: Cold) => number) => {
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const alone = await inChild<Cold>("cold-join", ["xmpp-client", size]);
      const ours = await inChild<Cold>("cold-join", ["xeps", size]);
      ratios.push(of(ours) / of(alone));
    }
    return median(ratios);
  };
  return [
    { target: "M8", what: "cold join of 1 000 ÷ @xmpp/client", value: await cpu(1_000, (one) => one.cpu), most: 1.4 },
    {
      target: "M9",
      what: `peak RSS, join of ${crowd}, ÷ @xmpp/client`,
      value: await cpu(crowd, (one) => one.peak),
      most: 1.5,
    },
  ];
}
