import { parseArgs } from "node:util";
import { Life } from "./life.ts";
import { type Sample, slope } from "./slope.ts";

// npm run soak -- [--stanzas 1000000] [--rooms 100] [--people 20000]; needs node --expose-gc
const { values } = parseArgs({
  options: {
    stanzas: { type: "string", default: "1000000" },
    rooms: { type: "string", default: "100" },
    people: { type: "string", default: "20000" },
  },
});
const SAMPLES = 20;
/** What is kept by intention (the last messages of each room, for comparison) fills up in the beginning. */
const WARM_UP = 8;
const LIMIT = 1_000_000 / 100_000;

const total = Number(values.stanzas);
const life = new Life({ rooms: Number(values.rooms), people: Number(values.people) });
await life.enterAll();
const listeners = life.entity.listenerTotal;
const problems: string[] = [];
const samples: Sample[] = [];
for (let sample = 1; sample <= SAMPLES; sample++) {
  await life.goOn(total / SAMPLES);
  const bytes = await heap();
  samples.push({ stanzas: life.stanzas, bytes });
  const now = life.entity.listenerTotal;
  if (now !== listeners) problems.push(`${listeners} listeners at the start, ${now} after ${life.stanzas} stanzas`);
  console.log(`${life.stanzas} stanzas  ${(bytes / 1e6).toFixed(2)} MB  ${now} listeners`);
}
problems.push(...life.problems());
const perStanza = slope(samples.slice(WARM_UP));
console.log(`slope: ${(perStanza / 10).toFixed(3)} MB per 100 000 stanzas, may be 1`);
if (perStanza >= LIMIT) problems.push("the heap grows");
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** Bytes in use once everything that nobody needs is collected, what finalizers release too. */
async function heap(): Promise<number> {
  if (!globalThis.gc) throw new Error("run node with --expose-gc");
  for (let time = 0; time < 3; time++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}
