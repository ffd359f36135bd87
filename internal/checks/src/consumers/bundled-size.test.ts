import { expect, it } from "vitest";
import { temporaryTree } from "../test/temporary-tree.ts";
import { bundledSize } from "./bundled-size.ts";

const noise = (from: number): string =>
  Array.from({ length: 400 }, (_, index) => ((index + from) * 2_654_435_761).toString(36)).join("");

const folder = () =>
  temporaryTree({
    "node_modules/a/package.json": { name: "a", type: "module", sideEffects: false, exports: "./index.js" },
    "node_modules/a/index.js": `import "ltx";\nexport const small = 1;\nexport const large = "${noise(1)}";`,
  });

it("counts what is used, minified and compressed, without what is external", async () => {
  expect(await bundledSize('export { small } from "a";', folder(), ["ltx"])).toBeLessThan(150);
});

it("grows with what is used", async () => {
  expect(await bundledSize('export { large } from "a";', folder(), ["ltx"])).toBeGreaterThan(1_000);
});
