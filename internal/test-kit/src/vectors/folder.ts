import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the test vectors, or `undefined` where there are none: tests over them are skipped then. */
export const vectorsFolder: string | undefined = process.env.XEPS_VECTORS || undefined;

if (!vectorsFolder) process.stderr.write("XEPS_VECTORS is not set: tests over the vectors are skipped here\n");

/** One file of vectors, parsed; call it only where {@link vectorsFolder} is set. */
export function readVectors<T>(file: string): T {
  return JSON.parse(readFileSync(join(vectorsFolder ?? "", file), "utf8")) as T;
}
