import { cpuOf } from "./cpu.ts";
import { median } from "./statistics.ts";

/** CPU of the second ÷ that of the first, each so many times in turn: the median of the ratios. */
export async function pairedWork(
  base: () => unknown,
  other: () => unknown,
  times: number,
  rounds: number,
): Promise<number> {
  const timesOf = (work: () => unknown) =>
    cpuOf(async () => {
      for (let time = 0; time < times; time += 1) work();
    });
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) ratios.push((await timesOf(other)) / (await timesOf(base)));
  return median(ratios.slice(ratios.length / 4));
}
