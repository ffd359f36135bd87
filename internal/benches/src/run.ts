import { cpus } from "node:os";
import { type Figure, FULL, QUICK, type Scale } from "./figures.ts";
import { writeIntoReadme } from "./report/readme.ts";
import { table } from "./report/table.ts";
import { cold } from "./targets/cold.ts";
import { growth } from "./targets/growth.ts";
import { memory } from "./targets/memory.ts";
import { peers } from "./targets/peers.ts";
import { reading } from "./targets/reading.ts";
import { shares } from "./targets/shares.ts";

const targets: readonly ((scale: Scale) => Promise<readonly Figure[]>)[] = [
  shares,
  peers,
  memory,
  growth,
  cold,
  reading,
];

const quick = process.argv.includes("--quick");
const scale = quick ? QUICK : FULL;
const figures: Figure[] = [];
for (const target of targets) {
  const found = await target(scale);
  figures.push(...found);
  console.log(table(found));
}
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
if (quick) console.log("quick: README.md is left as it is");
else writeIntoReadme(`${machine}, ${new Date().toISOString().slice(0, 10)}.\n\n${table(figures)}`);
