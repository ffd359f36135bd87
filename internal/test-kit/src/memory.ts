import { nodeProcess } from "./node-process.ts";

/** Gives the function that collects all garbage. Chromium has it when started with `--js-flags=--expose-gc`. */
export async function garbageCollector(): Promise<() => void> {
  const collect = globalThis.gc ?? (await collectorOfNode());
  return () => void collect();
}

async function collectorOfNode(): Promise<NodeJS.GCFunction> {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([import("node:v8"), import("node:vm")]);
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as NodeJS.GCFunction;
}

/** Bytes of JavaScript's heap in use. Chromium says it exactly when started with `--enable-precise-memory-info`. */
export function heapUsed(): number {
  if (nodeProcess) return nodeProcess.memoryUsage().heapUsed;
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
}
