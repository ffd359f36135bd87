import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deadline } from "../deadline.ts";
import { startChild } from "./child.ts";
import { findExecutable } from "./requirements.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xeps-child-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(script: string) {
  return startChild({ command: "/bin/sh", args: ["-c", script], cwd: folder, outputFile: join(folder, "output") });
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const poll = async () => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await deadline(poll(), 10_000, what);
}

test("tells how a program ended, and what it printed", async () => {
  const child = start("echo ready; exit 3");
  expect(await child.ended).toBe("exit code 3");
  expect(child.output()).toBe("ready\n");
  expect(child.running).toBe(false);
  await child.stop();
});

test("tells of a program that is not there", async () => {
  const child = startChild({ command: "/nowhere/at/all", args: [], cwd: folder, outputFile: join(folder, "output") });
  expect(await child.ended).toMatch(/ENOENT|exit code 127/);
});

test("asks to end, and ends what does not listen", async () => {
  const polite = start("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
  await until(() => polite.output().includes("ready"), "the first program");
  await polite.stop();
  expect(await polite.ended).toBe("exit code 0");
  const deaf = start("trap '' TERM; echo deaf; while :; do sleep 0.05; done");
  await until(() => deaf.output().includes("deaf"), "the second program");
  await deaf.stop(100);
  expect(await deaf.ended).toBe("SIGKILL");
});

const TSX = import.meta.resolve("tsx");
const SIGNALS = findExecutable("setpriv")
  ? (["SIGTERM", "SIGINT", "SIGKILL"] as const)
  : (["SIGTERM", "SIGINT"] as const);

test.each(SIGNALS)("a program ends with us, when we end by %s", async (signal) => {
  const script = `import { startChild } from ${JSON.stringify(fileURLToPath(new URL("child.ts", import.meta.url)))};
    const [folder] = process.argv.slice(-1);
    startChild({ command: "/bin/sh", args: ["-c", "echo $$ > pid; exec sleep 600"], cwd: folder, outputFile: folder + "/output" });`;
  const loader = join(folder, "parent.mjs");
  writeFileSync(loader, script);
  const parent = spawn(process.execPath, ["--import", TSX, loader, folder], { stdio: "inherit" });
  const pidFile = join(folder, "pid");
  await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8").endsWith("\n"), "the program");
  const pid = Number(readFileSync(pidFile, "utf8"));
  const ended = new Promise((resolve) => parent.once("exit", resolve));
  parent.kill(signal);
  await deadline(ended, 10_000, "the end of the parent");
  await until(() => !isRunning(pid), "the end of the program");
});

function isRunning(pid: number): boolean {
  try {
    // A dead program stays a zombie until whoever inherited it looks after it.
    return !/^\S+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
