import { describe, expect, it } from "vitest";
import { areas } from "./areas/index.ts";
import type { Hostile } from "./hostile.ts";
import { moments, type Stage, stageAt } from "./stage.ts";
import { type Cost, trial } from "./trial.ts";

const REPETITIONS = 5;
/** What handling may cost: a multiple of what parsing costs, and milliseconds beside. */
const LIMIT = { times: 3, milliseconds: 5 };

for (const { name, hostile } of areas) {
  describe(name, () => {
    it.each(hostile)("$title", async (one) => {
      for (const moment of moments) {
        const costs: Cost[] = [];
        for (let time = 0; time < REPETITIONS; time++) {
          const { broken, cost } = await trial(one, moment);
          expect(broken.join("; "), `what broke when it came while ${moment}`).toBe("");
          costs.push(cost);
        }
        const excess = costs.map(({ handling, parsing }) => handling - LIMIT.times * parsing).sort((a, b) => a - b);
        expect(excess[Math.floor(REPETITIONS / 2)], `ms beyond the parser while ${moment}`).toBeLessThan(
          LIMIT.milliseconds,
        );
      }
    });
  });
}

describe("the suite itself", () => {
  it("has at least 250 stanzas, and 12 in every area", () => {
    expect(areas.flatMap(({ hostile }) => hostile).length).toBeGreaterThanOrEqual(250);
    for (const { name, hostile } of areas) expect(hostile.length, name).toBeGreaterThanOrEqual(12);
  });

  it("has no two that differ only in a literal", async () => {
    const { scene } = await stageAt("idle");
    const shapes = new Map<string, string>();
    const alike: string[] = [];
    for (const { name, hostile } of areas) {
      for (const one of hostile) {
        const [shape, title] = [shapeOf(one, scene), `${name}: ${one.title}`];
        if (shapes.has(shape)) alike.push(`${shapes.get(shape)} = ${title}`);
        shapes.set(shape, title);
      }
    }
    expect(alike.join("\n")).toBe("");
  });
});

/** The text without what could be written otherwise: no values of attributes but types and namespaces, no text. */
function shapeOf({ stanzas }: Hostile, scene: Stage["scene"]): string {
  return [stanzas(scene)]
    .flat()
    .map((text) => text.replace(/(?<!\s(?:xmlns|type))=\s*'[^']*'/g, "=''").replace(/>[^<]+</g, ">text<"))
    .join("\n");
}
