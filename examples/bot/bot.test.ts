import type { Room } from "@xeps/muc-client";
import type { XmppServer } from "@xeps-internal/test-support";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Guests } from "../test/guests.ts";
import { next } from "../test/next.ts";
import { allServers } from "../test/services.ts";
import { startBot } from "./bot.ts";

describe.each(allServers)("the bot at $name", ({ start }) => {
  let server: XmppServer;
  let guests: Guests;
  let room: Room;
  let jid: string;
  const log: string[] = [];
  let rooms = 0;

  beforeAll(async () => {
    server = await start();
  });

  afterAll(() => server?.stop());

  beforeEach(async () => {
    guests = new Guests(server);
    jid = `coven-${++rooms}@${server.conference}`;
    log.length = 0;
    ({ room } = await (await guests.come("juliet")).muc.join(jid, "Juliet"));
  });

  afterEach(() => guests.go());

  async function bot() {
    const guest = await guests.come("bot");
    const arrival = next(room, "occupantJoin");
    const { self } = await startBot(guest.muc, { room: jid, nick: "Bot", log: (line) => log.push(line) });
    await arrival;
    return { ...guest, self };
  }

  /** What the bot answers to somebody. */
  async function asks(asker: Room, text: string): Promise<string | undefined> {
    const isReply = (body = "") => body.startsWith(`${asker.self?.nick}: `);
    const reply = next(asker, "message", ({ nick, body }) => nick === "Bot" && isReply(body));
    await asker.send(text);
    return (await reply).body;
  }

  it("answers commands, and nothing else", async () => {
    await bot();
    await room.send("!constructor");
    await room.send("what does !who do?");
    expect(await asks(room, "!who")).toBe("Juliet: Juliet (moderator), Bot (participant)");
    expect(await asks(room, "!help")).toContain("!kick");
  });

  it("obeys moderators only, as far as the room lets it", async () => {
    await bot();
    const { room: his } = await (await guests.come("romeo")).muc.join(jid, "Romeo");
    expect(await asks(his, "!help")).not.toContain("!kick");
    expect(await asks(his, "!kick Juliet")).toBe("Romeo: only moderators may ask for that");
    expect(await asks(room, "!kick Romeo")).toBe("Juliet: I may not put Romeo out");
    await room.setRole("Bot", "moderator");
    expect(await asks(room, "!kick Nobody")).toBe("Juliet: there is no Nobody here");
    const out = next(his, "exit");
    await room.send("!kick Romeo");
    expect((await out).why).toMatchObject({ kind: "kicked", reason: "Juliet asked for it" });
    const subject = next(room, "subject");
    await room.send("!subject Double, double\ntoil");
    expect(await subject).toMatchObject({ setBy: "Bot" });
  });

  it("puts out who says too much at once, but not its masters", async () => {
    await bot();
    await room.setRole("Bot", "moderator");
    const { room: his } = await (await guests.come("romeo")).muc.join(jid, "Romeo");
    const out = next(his, "exit");
    const said = Array.from({ length: 9 }, (_, index) => his.send(`Juliet! ${index}`).catch(() => {}));
    expect((await out).why).toMatchObject({ kind: "kicked", reason: "too much at once" });
    await Promise.all(said);
    for (let index = 0; index < 9; index += 1) await room.send(`Romeo! ${index}`);
    expect(await asks(room, "!who")).toContain("Juliet (moderator)");
  });

  it("is back after its connection was lost, and answers what is said then, not what was said meanwhile", async () => {
    const { entity } = await bot();
    const away = next(room, "occupantLeave");
    const back = next(room, "occupantJoin");
    entity.reconnect.delay = 500;
    await entity.disconnect();
    await away;
    await room.send("!help");
    await back;
    expect(await asks(room, "!who")).toBe("Juliet: Juliet (moderator), Bot (participant)");
    expect(log).toEqual(expect.arrayContaining(["the stream is lost", "back in the room"]));
  });

  it("takes another nickname when its own is in the room already, and answers nothing of the history", async () => {
    await room.send("!who");
    await (await guests.come("ghost")).muc.join(jid, "Bot");
    const heard: string[] = [];
    room.on("message", ({ nick }) => heard.push(String(nick)));
    expect((await bot()).self.nick).toBe("Bot_");
    await room.send("bye");
    expect(heard).toEqual(["Juliet"]);
  });
});
