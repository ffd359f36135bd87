import { describe, expect, it } from "vitest";
import type { Check } from "./check.ts";
import { runChecks } from "./runner.ts";

const passing = (name: string): Check => ({ name, run: async () => ({ problems: [] }) });
const failing = (name: string): Check => ({ name, run: async () => ({ problems: ["first\nsecond"] }) });

async function run(...checks: Check[]) {
  const lines: string[] = [];
  const failed = await runChecks(checks, { lanes: 2, print: (line) => lines.push(line) });
  return { failed, lines };
}

describe("the runner", () => {
  it("runs every check though one fails, and names the failed ones", async () => {
    const { failed, lines } = await run(passing("a"), failing("b"), passing("c"));
    expect(failed).toEqual(["b"]);
    expect(lines.filter((line) => /^(ok|FAILED) /.test(line)).map((line) => line.slice(0, 8).trim())).toEqual([
      "ok     a",
      "FAILED b",
      "ok     c",
    ]);
  });

  it("prints the problems indented below the line of their check", async () => {
    const { lines } = await run(failing("b"));
    expect(lines[1]).toBe("         first\n         second");
  });

  it("counts a check that throws as failed, with the message", async () => {
    const { failed, lines } = await run({ name: "x", run: async () => Promise.reject(new Error("no such tool")) });
    expect(failed).toEqual(["x"]);
    expect(lines.join("\n")).toContain("no such tool");
  });

  it("fails what needs a failed check without running it", async () => {
    let ran = false;
    const dependent: Check = {
      name: "after",
      needs: ["build"],
      run: async () => {
        ran = true;
        return { problems: [] };
      },
    };
    const { failed, lines } = await run(failing("build"), dependent);
    expect(failed).toEqual(["build", "after"]);
    expect(ran).toBe(false);
    expect(lines.join("\n")).toContain("not run, because build failed");
  });

  it("never runs more checks at a time than it has lanes", async () => {
    let now = 0;
    let most = 0;
    const slow = (name: string): Check => ({
      name,
      run: async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return { problems: [] };
      },
    });
    await run(slow("a"), slow("b"), slow("c"), slow("d"));
    expect(most).toBe(2);
  });
});
