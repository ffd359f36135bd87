import { inChild } from "./child.ts";

/** Nothing is collected while it is measured, and the compiler does its work at the same point every time. */
const FLAGS = ["--expose-gc", "--max-semi-space-size=512", "--min-semi-space-size=512", "--single-threaded"];

/** Bytes which a contender allocates for each stanza of a workload. */
export async function allocation(contender: string, kind: string, count: number): Promise<number> {
  const { perStanza } = await inChild<{ perStanza: number }>("allocation", [contender, kind, count], { flags: FLAGS });
  return perStanza;
}
