import { startService } from "@xeps-internal/test-support";
import { describe, expect, it } from "vitest";
import { complaints } from "./compile.ts";
import { blocks } from "./documents.ts";
import { runBlock } from "./run-block.ts";
import { setScene } from "./scene.ts";

describe("the code in the documents", () => {
  it.each(["js", "ts"] as const)("compiles (%s)", (language) => {
    const those = blocks.filter((block) => block.language === language);
    expect(those.length).toBeGreaterThan(0);
    expect(complaints(those, language)).toEqual([]);
  });

  it.each(blocks.filter(({ isUnrun }) => !isUnrun).map((block) => [block.at, block] as const))(
    "runs: %s",
    async (_, block) => {
      const service = await startService({ profile: block.profile });
      const scene = block.names.length > 0 ? await setScene(service) : undefined;
      const running = await runBlock(block, service, scene?.names);
      try {
        expect(running.problems).toEqual([]);
      } finally {
        await running.end();
        await scene?.end();
        await service.stop();
      }
    },
  );
});
