import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder outside the repository, removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xeps-check-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
