import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** A new folder outside the repository, removed when the process ends. */
export function temporaryFolder(): string {
  // vitest ends its workers by SIGTERM, after which there is no "exit"
  if (folders.length === 0) process.once("exit", removeAll).once("SIGTERM", () => process.exit(143));
  const folder = mkdtempSync(join(tmpdir(), "xeps-check-"));
  folders.push(folder);
  return folder;
}
