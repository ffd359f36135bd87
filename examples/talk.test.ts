import { createMucClient, type Room } from "@xeps/muc-client";
import { type Connected, connect, deadline, startService, type XmppService } from "@xeps-internal/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Program, runProgram } from "./test/program.ts";

/** The demo as a user starts it. */
const demo = (args: readonly string[], env?: Record<string, string>) => runProgram("talk.ts", args, env);

describe("npm run demo", () => {
  it("tells a whole conversation and ends", async () => {
    const { code, out, err } = await demo([]).ended;
    expect(err).toBe("");
    expect(code).toBe(0);
    const told = [
      "new room; we are Juliet, owner",
      "Romeo finds Juliet and Romeo",
      "Romeo: But, soft!",
      "Romeo is now Love",
    ];
    for (const line of [...told, "Love (only to us): At the hour of nine.", "parting is such sweet sorrow"]) {
      expect(out).toContain(line);
    }
    expect(out).not.toContain("\u001B");
  });

  it("is coloured where colours are wanted", async () => {
    const { out } = await demo([], { NO_COLOR: "", FORCE_COLOR: "1" }).ended;
    expect(out).toContain("\u001B[32mRomeo: But, soft!");
  });

  const visitor = ["--jid", "me@localhost", "--password", "x", "--room", "r@c.localhost", "--nick", "Me"];
  it.each([
    [["--frob"], "Unknown option '--frob'."],
    [["stray"], "Unexpected argument 'stray'."],
    [["--server", "openfire"], "--server takes prosody or ejabberd, not openfire."],
    [["--nick", "Me"], "--nick only makes sense together with --service."],
    [["--service", "localhost"], "--service takes an address like xmpp://host:5222, not localhost."],
    [
      ["--service", "xmpp://localhost:5222", "--jid", "a@b"],
      "--service needs --jid, --password, --room and --nick beside it.",
    ],
    [["--service", "xmpp://localhost:1", ...visitor], "Nobody listens at that address and port."],
    [["--service", "xmpp://nowhere.invalid:5222", ...visitor], "There is no host named nowhere.invalid."],
  ])("answers %j with one sentence", async (args, sentence) => {
    expect(await demo(args).ended).toEqual({ code: 1, out: "", err: `${sentence}\n` });
  });
});

describe("npm run demo -- --service", () => {
  let service: XmppService;
  let host: Connected;
  let room: Room;

  beforeEach(async () => {
    service = await startService();
    host = await connect(service, await service.account("juliet"));
    room = createMucClient(host.entity).room(`balcony@${service.conference}`);
    await room.join("Juliet");
  });

  afterEach(async () => {
    await host.stop();
    await service.stop();
  });

  async function visit(changes: Record<string, string> = {}): Promise<Program> {
    const { password } = await service.account("romeo");
    const options = { jid: `romeo@${service.domain}`, password, room: room.jid, nick: "Romeo", ...changes };
    const address = `xmpp://${service.host}:${service.port}`;
    return demo(["--service", address, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])]);
  }

  it("tells what happens in the room until Ctrl-C, and then leaves politely", async () => {
    const left = new Promise((resolve) => room.once("occupantLeave", resolve));
    const run = await visit();
    await run.shows("We are Romeo (participant) among 2");
    await room.send("good \u009B31mnight");
    await run.shows("Juliet: good ");
    run.child.kill("SIGINT");
    expect(await deadline(left, 20_000, "Romeo leaving")).toMatchObject({ why: { kind: "left", text: "bye" } });
    const { code, out, err } = await run.ended;
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Juliet: good night");
    expect(out).toContain("* we are out: left");
  });

  it("says in one sentence why it cannot enter", async () => {
    expect(await (await visit({ password: "wrong" })).ended).toMatchObject({
      code: 1,
      err: "The server refuses the login: not-authorized.\n",
    });
    expect(await (await visit({ nick: "Juliet" })).ended).toMatchObject({
      code: 1,
      err: `Cannot enter ${room.jid}: the nickname is taken.\n`,
    });
  });
});
