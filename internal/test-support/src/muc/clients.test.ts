import { describe, expect, test } from "vitest";
import { hasSlixmpp, runSlixmpp } from "../client/slixmpp.ts";
import { ROOM, useService } from "../test/use-service.ts";

const present = hasSlixmpp();
if (!present) process.stderr.write("python3-slixmpp is not installed here, so the tests with it are not run\n");

describe.skipIf(!present)("python3-slixmpp in a room", () => {
  const { service, inside, keep } = useService();
  const logIn = async (name: string) => keep(await runSlixmpp(service(), await service().account(name)));

  test("joins, talks, hears the others, changes nick and subject, and leaves", async () => {
    const alice = await inside("alice");
    await alice.ask(`<message to='${ROOM}' type='groupchat'><body>early</body></message>`);
    await alice.ask(`<message to='${ROOM}' type='groupchat'><subject>Fire</subject></message>`);
    const romeo = await logIn("romeo");
    expect(await romeo.run("join", { room: ROOM, nick: "Romeo" })).toMatchObject({
      nick: "Romeo",
      codes: [110],
      occupants: ["Alice", "Romeo"],
      subject: "Fire",
      history: ["early"],
    });
    await romeo.run("say", { room: ROOM, body: "ä <&> 👩‍🚀" });
    expect(await romeo.next("message", { sender: `${ROOM}/Romeo` })).toMatchObject({ body: "ä <&> 👩‍🚀" });
    expect((await alice.received()).join()).toContain("<body>ä &lt;&amp;&gt; 👩‍🚀</body>");
    await alice.ask(`<message to='${ROOM}/Romeo' type='chat'><body>psst</body></message>`);
    expect(await romeo.next("message", { type: "chat" })).toMatchObject({ sender: `${ROOM}/Alice`, body: "psst" });
    await romeo.run("nick", { room: ROOM, nick: "R" });
    expect(await romeo.next("presence", { sender: `${ROOM}/Romeo`, type: "unavailable" })).toMatchObject({
      codes: [110, 303],
    });
    await romeo.next("presence", { sender: `${ROOM}/R` });
    await romeo.run("leave", { room: ROOM, nick: "R", status: "good night" });
    await romeo.stop();
    expect((await alice.received()).join()).toContain("<status>good night</status>");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("makes a room, and two of them see each other", async () => {
    const romeo = await logIn("romeo");
    expect(await romeo.run("join", { room: ROOM, nick: "Romeo" })).toMatchObject({ codes: [110, 201] });
    service().room(ROOM).configure({});
    const juliet = await logIn("juliet");
    expect(await juliet.run("join", { room: ROOM, nick: "Juliet" })).toMatchObject({ occupants: ["Juliet", "Romeo"] });
    await romeo.next("presence", { sender: `${ROOM}/Juliet` });
    expect(await romeo.run("roster", { room: ROOM })).toMatchObject({ occupants: ["Juliet", "Romeo"] });
  });
});

describe.skipIf(!present)("python3-slixmpp at a room like ejabberd's", () => {
  const { service, inside, keep } = useService({ profile: "ejabberd" });

  test("is told why it may not enter", async () => {
    await inside("alice");
    const romeo = keep(await runSlixmpp(service(), await service().account("romeo")));
    await expect(romeo.run("join", { room: ROOM, nick: "Alice" })).rejects.toThrow("conflict");
    service().room(ROOM).setPassword("cauldron");
    await expect(romeo.run("join", { room: ROOM, nick: "Romeo", password: "no" })).rejects.toThrow("not-authorized");
    expect(await romeo.run("join", { room: ROOM, nick: "Romeo", password: "cauldron" })).toMatchObject({
      codes: [110],
    });
  });
});
