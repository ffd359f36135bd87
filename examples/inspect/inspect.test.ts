import type { XmppServer } from "@xeps-internal/test-support";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Guests } from "../test/guests.ts";
import { runProgram } from "../test/program.ts";
import { allServers } from "../test/services.ts";
import { report } from "./report.ts";
import { table } from "./table.ts";

describe.each(allServers)("inspect at $name", ({ start }) => {
  let server: XmppServer;
  let guests: Guests;

  beforeAll(async () => {
    server = await start();
    guests = new Guests(server);
    const { muc } = await guests.come("juliet");
    const { room } = await muc.join(`hall@${server.conference}`, "Juliet");
    await room.setConfig({ roomName: "Great Hall", membersOnly: true });
    await room.setAffiliation(`nurse@${server.domain}`, "member");
    await room.setAffiliation(`paris@${server.domain}`, "outcast", { reason: "not wanted" });
  });

  afterAll(async () => {
    await guests?.go();
    await server?.stop();
  });

  async function seenBy(name: string, nick?: string): Promise<string> {
    const { entity, muc } = await guests.come(name);
    const room = muc.room(`hall@${server.conference}`);
    if (nick !== undefined) await room.join(nick);
    return table(await report(entity, room));
  }

  it("shows the owner everything", async () => {
    const text = await seenBy("juliet", "Inspector");
    expect(text).toMatch(/^name +Great Hall$/m);
    expect(text).toMatch(/^membersOnly +yes$/m);
    expect(text).toMatch(/^owner +juliet@localhost/m);
    expect(text).toMatch(/^member +nurse@localhost/m);
    expect(text).toMatch(/^outcast +paris@localhost/m);
    expect(text).toMatch(/^moderator +Juliet/m);
    expect(text).toMatch(/Great Hall/m);
    expect(text).toContain("muc_membersonly");
    expect(text).not.toContain("refused");
  });

  it("shows a stranger what is public, and says what was refused", async () => {
    const text = await seenBy("romeo");
    expect(text).toMatch(/^name +Great Hall$/m);
    expect(text).toMatch(/\(refused: (forbidden|not-allowed)\)/);
    expect(text).not.toContain("paris@localhost");
  });

  it("is a program", async () => {
    const { password } = await server.account("juliet");
    const service = `xmpp://${server.host}:${server.port}`;
    const login = ["--service", service, "--jid", `juliet@${server.domain}`];
    const args = [...login, `hall@${server.conference}`, "Inspector"];
    const { code, out, err } = await runProgram("inspect/main.ts", args, { XMPP_PASSWORD: password }).ended;
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^name +Great Hall$/m);
  });
});

describe("the table", () => {
  it("is text only, whatever the room is called", () => {
    const rows = [["na\u001B[2Jme", "a\nb\u009B31m"] as const];
    expect(table([{ title: "T", rows }])).toBe("T\n─\nname  a b\n");
  });
});
