import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { slope } from "./slope.ts";

/** Runs the program in a process of its own, where nothing else fills the heap. */
function soak(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const program = fileURLToPath(new URL("run.ts", import.meta.url));
  const node = ["--expose-gc", "--conditions=@xeps/source", "--import", "tsx", program, ...args];
  const child = spawn(process.execPath, node, { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

describe("soak", () => {
  it("the heap and the listeners of a client in busy rooms stay what they are", async () => {
    const { code, output } = await soak("--stanzas", "100000", "--rooms", "5", "--people", "600");
    expect(code, output).toBe(0);
    expect(output).toContain("may be 1");
  });

  it("measures growth as growth", () => {
    const samples = [0, 1, 2, 3].map((step) => ({ stanzas: step * 1_000, bytes: 5e6 + step * 20_000 + (step % 2) }));
    expect(slope(samples)).toBeCloseTo(20, 1);
  });
});
