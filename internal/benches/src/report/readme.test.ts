import { expect, it } from "vitest";
import { between } from "./readme.ts";
import { table } from "./table.ts";

const BEGIN = "<!-- figures: written by npm run bench -->";
const END = "<!-- end of figures -->";

it("replaces what is between the marks, and nothing else", () => {
  expect(between(`a\n${BEGIN}\nold\n${END}\nb`, "new")).toBe(`a\n${BEGIN}\n\nnew\n\n${END}\nb`);
  expect(() => between("a", "new")).toThrow("no marks");
});

it("says of each limit whether it holds", () => {
  const shown = table([
    { target: "M4", what: "a", value: 1_234.4, unit: "B", most: 1_000 },
    { target: "M1", what: "b", value: 1.251, most: 1.4 },
    { target: "–", what: "c", value: 2 },
  ]);
  expect(shown).toContain("| M4 | a | 1 234 B | ≤ 1 000 B | no |");
  expect(shown).toContain("| M1 | b | 1.25 | ≤ 1.40 | yes |");
  expect(shown).toContain("| – | c | 2.00 |  |  |");
});
