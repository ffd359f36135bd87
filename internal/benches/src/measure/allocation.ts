import { inChild } from "./child.ts";

/** Nothing is collected while it is measured, and the compiler does its work at the same point every time. */
const FLAGS = ["--expose-gc", "--max-semi-space-size=512", "--min-semi-space-size=512", "--single-threaded"];

/** Bytes which contenders allocate for each stanza of a workload, in the order of their names. */
export function allocation(contenders: readonly string[], kind: string, count: number): Promise<readonly number[]> {
  return inChild("allocation", [contenders.join(","), kind, count], { flags: FLAGS });
}
