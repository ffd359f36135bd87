import { createMucClient, type Room } from "@xeps/muc-client";
import { type Connected, connect, deadline, startService, type XmppService } from "@xeps-internal/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blocks } from "./documents.ts";
import { type Running, runBlock } from "./run-block.ts";

describe("the programs of the READMEs", () => {
  let service: XmppService;
  let juliet: Connected;
  let room: Room;
  let running: Running | undefined;

  beforeEach(async () => {
    service = await startService();
    juliet = await connect(service, await service.account("juliet"));
    ({ room } = await createMucClient(juliet.entity).join(`coven@${service.conference}`, "Juliet"));
  });

  afterEach(async () => {
    await running?.end();
    await juliet.stop();
    await service.stop();
  });

  /** Starts the first program of a document, says something, and gives what the other answers. */
  async function answerOf(document: string, text: string): Promise<string | undefined> {
    const program = blocks.find(({ at }) => at.startsWith(`${document}:`))!;
    running = await runBlock(program, service);
    const reply = new Promise<string | undefined>((resolve) => {
      room.on("message", ({ isOwn, body }) => {
        if (!isOwn) resolve(body);
      });
    });
    await room.send(text);
    return deadline(reply, 10_000, `what ${document} answers`);
  }

  it("answers !ping, as the first page says", async () => {
    expect(await answerOf("README.md", "!ping")).toBe("Juliet: pong");
    expect(running?.lines).toEqual(["2 here"]);
  });

  it("answers !who, as muc-client says", async () => {
    expect(await answerOf("packages/muc-client/README.md", "!who")).toBe("Juliet, bot");
  });

  it("does so in getting-started too", async () => {
    expect(await answerOf("docs/guides/getting-started.md", "!ping")).toBe("Juliet: pong");
  });
});
