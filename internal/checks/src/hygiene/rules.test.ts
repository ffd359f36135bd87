import { describe, expect, it } from "vitest";
import { hygieneProblems } from "./check.ts";

const source = "packages/a/src/a.ts";
const test = "packages/a/src/a.test.ts";
const found = (path: string, text: string) => hygieneProblems([path], () => text).join("\n");
const slash = "/";

describe("hygiene finds", () => {
  it.each([
    ["a file of more than 300 lines", source, "const a = 1;\n".repeat(301), "301 lines"],
    ["a comment of more than 120 characters in a line", source, `// ${"x".repeat(118)}`, "more than 120 characters"],
    ["a focused test", test, `it.${"only"}("a", () => {});`, "focused"],
    ["a focused test behind a modifier", test, `describe.concurrent.${"only"}("a", () => {});`, "focused"],
    ["a skipped test", test, `test.${"skip"}("a", () => {});`, "skipped"],
    ["a mark of unfinished work", source, `// ${"TO"}DO: later`, "unfinished"],
    ["the same in a document", "README.md", `${"FIX"}ME`, "unfinished"],
    ["a path of one machine", ".ci/run", `cd ${slash}root/xeps`, "a path of one machine"],
    ["the same in quotes", source, `const a = "${slash}home/ada/x";`, "a path of one machine"],
    ["output of the library", source, 'console.log("x");', "not in a library"],
    ["a test of the element's class", source, "if (child instanceof Element) return;", "elements by shape"],
    ["ltx's blind accessors", source, 'const a = child.getChildText("b");', "elements by shape"],
  ])("%s", (_, path, text, message) => {
    expect(found(path, text)).toContain(`${path}:`);
    expect(found(path, text)).toContain(message);
  });
});

describe("hygiene leaves alone", () => {
  it.each([
    ["a file of exactly 300 lines", source, "const a = 1;\n".repeat(300)],
    ["tests that are skipped on a condition", test, 'describe.skipIf(!folder)("a", () => {});'],
    ["addresses that look like a path", "README.md", `https://example.org${slash}home/ada and ./x${slash}tmp/y`],
    ["the error condition of XMPP", source, 'const condition = "feature-not-implemented";'],
    ["output of tests and tools", "internal/a/src/a.ts", 'console.log("x");'],
    ["literals that cannot be broken", source, `const a = "${"x".repeat(120)}";`],
    ["errors of listeners nobody catches", source, "console.error(error);"],
    ["long lines of a document", "README.md", "x ".repeat(200)],
  ])("%s", (_, path, text) => {
    expect(found(path, text)).toBe("");
  });
});
