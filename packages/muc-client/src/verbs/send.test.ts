import { canonicalXml } from "@xeps-internal/test-kit";
import xml from "@xmpp/xml";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joined, record } from "../test/stage.ts";
import { delay, messageError, ROOM, said, selfPresence } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("send", () => {
  it("MU-20, MU-21: resolves with the room's copy, after its event", async () => {
    const { entity, room } = await joined();
    const order: string[] = [];
    room.on("message", ({ body }) => order.push(`event ${body}`));
    const sent = room.send({
      body: "hail <all>",
      lang: "en",
      thread: "t1",
      extensions: [xml("active", { xmlns: "http://jabber.org/protocol/chatstates" })],
    });
    void sent.then(({ body }) => order.push(`promise ${body}`));
    const stanza = await entity.nextSent("hail");
    expect(canonicalXml(stanza)).toBe(
      canonicalXml(
        `<message to='${ROOM}' id='${stanza.attrs.id}' type='groupchat' xml:lang='en'><body>hail &lt;all></body><thread>t1</thread><active xmlns='http://jabber.org/protocol/chatstates'/></message>`,
      ),
    );
    entity.receive(said("firstwitch", "hail <all>"));
    entity.receive(said("thirdwitch", "hail <all>", "<thread>t1</thread>", stanza.attrs.id));
    expect(await sent).toMatchObject({
      room,
      nick: "thirdwitch",
      isOwn: true,
      isHistory: false,
      thread: "t1",
      from: `${ROOM}/thirdwitch`,
      id: stanza.attrs.id,
    });
    expect(order).toEqual(["event hail <all>", "event hail <all>", "promise hail <all>"]);
  });

  it("knows its copies by body where the service rewrites ids, one each and in order", async () => {
    const { entity, room } = await joined();
    const sent = Promise.all([room.send("same"), room.send("same"), room.send("other")]);
    for (const [body, id] of [
      ["other", "r1"],
      ["same", "r2"],
      ["same", "r3"],
    ] as const)
      entity.receive(said("thirdwitch", body, "", id));
    expect((await sent).map(({ id }) => id)).toEqual(["r2", "r3", "r1"]);
  });

  it("knows its copies by id where the service keeps ids, also of equal words in another order", async () => {
    const { entity, room } = await joined();
    const sent = ["a", "b"].map((id) => room.send({ id, body: "same" }));
    for (const id of ["b", "a"]) entity.receive(said("thirdwitch", "same", "", id));
    expect((await Promise.all(sent)).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("knows no copy of what another session of ours said in the same words, where the room keeps ids", async () => {
    const { entity, room } = await joined({ features: ["http://jabber.org/protocol/muc#stable_id"] });
    const sent = room.send({ id: "m1", body: "same" });
    entity.receive(said("thirdwitch", "same", "", "of-another-session"));
    entity.receive(messageError("forbidden", "m1"));
    await expect(sent).rejects.toMatchObject({ condition: "forbidden" });
    const kept = room.send({ id: "m2", body: "same" });
    entity.receive(said("thirdwitch", "same", "", "of-another-session"));
    entity.receive(said("thirdwitch", "same", "", "m2"));
    expect((await kept).id).toBe("m2");
  });

  it("with an id of the program's own that another call has too is answered in its turn", async () => {
    const { entity, room } = await joined();
    const sent = ["first", "second"].map((body) => room.send({ id: "m", body }));
    for (const body of ["first", "second"]) entity.receive(said("thirdwitch", body, "", "m"));
    expect((await Promise.all(sent)).map(({ body }) => body)).toEqual(["first", "second"]);
    const refused = ["first", "second"].map((body) => room.send({ id: "m", body }));
    entity.receive(messageError("forbidden", "m"));
    entity.receive(said("thirdwitch", "second", "", "m"));
    await expect(refused[0]).rejects.toMatchObject({ condition: "forbidden" });
    expect((await refused[1])?.body).toBe("second");
    const cut = ["first", "second"].map((body) => room.send({ id: "m", body }, { timeout: Number.POSITIVE_INFINITY }));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    for (const call of cut) await expect(call).rejects.toMatchObject({ name: "RoomError", why: { kind: "kicked" } });
  });

  it("rejects with the room's refusal, and a forged one of an occupant changes nothing", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const sent = room.send({ id: "m1", body: "may I?" });
    entity.receive(messageError("forbidden", "m1", `${ROOM}/mallory`));
    entity.receive(messageError("forbidden", "m1"));
    await expect(sent).rejects.toMatchObject({ name: "StanzaError", condition: "forbidden" });
    expect(heard).toMatchObject([["messageError", { id: "m1" }]]);
    expect(room.state).toBe("joined");
  });

  it("is refused by the room alone: an occupant who knows the id of our message refuses nothing", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "messageError");
    const sent = room.send({ id: "m1", body: "may I?" });
    for (const from of [`${ROOM}/mallory`, "mallory@evil.example", "chat.shakespeare.example"])
      entity.receive(messageError("forbidden", "m1", from));
    expect(heard).toMatchObject([["messageError", { id: "m1" }]]);
    entity.receive(said("thirdwitch", "may I?", "", "m1"));
    expect((await sent).id).toBe("m1");
  });

  it("rejects when it cannot be written", async () => {
    const { entity, room } = await joined();
    entity.send = () => Promise.reject(new Error("no socket"));
    await expect(room.send("hail")).rejects.toMatchObject({ cause: { message: "no socket" } });
  });

  it("rejects when we are put out, with the reason and after the exit", async () => {
    const { entity, room } = await joined();
    const order: string[] = [];
    room.on("exit", () => order.push("exit"));
    const sent = room.send("wait").catch((error: unknown) => {
      order.push("rejected");
      throw error;
    });
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await expect(sent).rejects.toMatchObject({ name: "RoomError", room: ROOM, why: { kind: "kicked" } });
    expect(order).toEqual(["exit", "rejected"]);
  });

  it("rejects on timeout, abort and disconnect, and what is not joined sends nothing", async () => {
    vi.useFakeTimers();
    const { entity, room } = await joined();
    const late = expect(room.send("1", { timeout: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
    await vi.advanceTimersByTimeAsync(101);
    await late;
    const abort = new AbortController();
    const aborted = expect(room.send("2", { signal: abort.signal })).rejects.toThrow("enough");
    abort.abort(new Error("enough"));
    await aborted;
    const lost = expect(room.send("3")).rejects.toMatchObject({ name: "DisconnectedError", sent: "unknown" });
    entity.disconnect();
    await lost;
    entity.sent.length = 0;
    await expect(room.send("4")).rejects.toMatchObject({ name: "DisconnectedError", sent: "no" });
    await room.leave();
    await expect(room.send("5")).rejects.toMatchObject({ name: "RoomError", why: { kind: "not-joined" } });
    expect(entity.sent).toEqual([]);
  });

  it("rejects on the loss of the stream where rooms are not joined again, too", async () => {
    const { entity, room } = await joined({ client: { rejoin: false } });
    const lost = expect(room.send("3")).rejects.toMatchObject({ name: "DisconnectedError", sent: "unknown" });
    entity.disconnect();
    await lost;
    expect(room.state).toBe("idle");
  });

  it("stays pending over a resumed stream, and offline sends nothing", async () => {
    const { entity, room } = await joined({ resumable: true });
    const sent = room.send({ id: "m1", body: "hold on" });
    await entity.nextSent("hold on");
    entity.disconnect();
    await expect(room.send("lost")).rejects.toMatchObject({ name: "DisconnectedError", sent: "no" });
    entity.resume();
    entity.receive(said("thirdwitch", "hold on", "", "m1"));
    expect((await sent).body).toBe("hold on");
  });

  it("refuses what XML cannot hold before anything is sent", async () => {
    const { entity, room } = await joined();
    for (const text of ["\0", "\u001B[2J", "\uFFFF", "\uD800"])
      await expect(room.send(text)).rejects.toMatchObject({ name: "BuildError" });
    expect(entity.sent).toEqual([]);
  });

  it("without a body resolves by its id: a reaction, a chat state", async () => {
    const { entity, room } = await joined();
    const sent = room.send({ id: "r1", extensions: [xml("reactions", { xmlns: "urn:xmpp:reactions:0", id: "x" })] });
    const [stanza] = [await entity.nextSent("reactions")];
    stanza.attrs.from = `${ROOM}/thirdwitch`;
    entity.receive(stanza.toString().replace('id="r1"', 'id="of-another-session"'));
    entity.receive(stanza.toString());
    const copy = await sent;
    expect(copy).toMatchObject({ id: "r1", isOwn: true });
    expect(copy).not.toHaveProperty("body");
  });
});

describe("messages", () => {
  it("arrive once each with what they say and nothing more", async () => {
    const { entity, room } = await joined({ features: ["urn:xmpp:sid:0"] });
    const heard = record(room);
    entity.receive(said("firstwitch", "plain"));
    entity.receive(
      said(
        "firstwitch",
        "rich",
        `<thread>t</thread><origin-id xmlns='urn:xmpp:sid:0' id='o'/><stanza-id xmlns='urn:xmpp:sid:0' by='mallory@evil.example' id='x'/><stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM.toUpperCase()}' id='s'/>`,
        "i",
      ),
    );
    entity.receive(said("", "from the room itself"));
    entity.receive(
      `<message type='groupchat' from='${ROOM}/firstwitch'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>`,
    );
    const base = { room, isHistory: false, isOwn: false, stanza: expect.anything() };
    const from = `${ROOM}/firstwitch`;
    expect(heard.map(([, message]) => message)).toEqual([
      { ...base, from, nick: "firstwitch", body: "plain" },
      { ...base, from, nick: "firstwitch", body: "rich", id: "i", thread: "t", originId: "o", stanzaId: "s" },
      { ...base, from: ROOM, body: "from the room itself" },
      { ...base, from, nick: "firstwitch" },
    ]);
    expect(heard.flatMap(([, message]) => Object.values(message))).not.toContain(undefined);
  });

  it("take no words from a body of another namespace", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "message");
    entity.receive(
      `<message type='groupchat' from='${ROOM}/firstwitch'><body xmlns='urn:evil'>forged</body><body>true</body></message>`,
    );
    entity.receive(
      `<message type='groupchat' from='${ROOM}/firstwitch'><body xmlns='urn:evil'>forged</body></message>`,
    );
    expect(heard.map(([, message]) => (message as { body?: string }).body)).toEqual(["true", undefined]);
  });

  it("take neither thread nor subject from elements of another namespace", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "message");
    const forged = "<thread xmlns='urn:evil'>t</thread><subject xmlns='urn:evil'>s</subject>";
    entity.receive(said("firstwitch", "true", forged));
    entity.receive(said("firstwitch", "true", `${forged}<thread>mine</thread><subject>too</subject>`));
    const [, message] = heard[0] ?? [];
    expect(message).not.toHaveProperty("thread");
    expect(message).not.toHaveProperty("subject");
    expect(heard[1]?.[1]).toMatchObject({ thread: "mine", subject: "too" });
  });

  it("are live after the join, whatever delay they carry", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "message");
    entity.receive(said("firstwitch", "old?", delay("2020-01-01T00:00:00Z")));
    expect(heard[0]?.[1]).toMatchObject({ isHistory: false, delay: { stamp: new Date("2020-01-01T00:00:00Z") } });
  });

  it("of rooms that we are not in are nobody's", async () => {
    const { entity, room, muc } = await joined();
    const heard = record(muc);
    entity.receive(said("firstwitch", "x").replaceAll(ROOM, "elsewhere@chat.shakespeare.example"));
    entity.receive("<message><body>no sender</body></message>");
    entity.receive("<presence/>");
    expect(heard).toEqual([]);
    expect(room.state).toBe("joined");
  });

  it("reach the listeners of the client as those of the room", async () => {
    const { entity, muc, room } = await joined();
    const order: string[] = [];
    muc.on("message", ({ body }) => order.push(`client ${body}`));
    room.on("message", ({ body }) => {
      order.push(`room ${body}`);
      if (body === "1") entity.receive(said("firstwitch", "2"));
    });
    entity.receive(said("firstwitch", "1"));
    expect(order).toEqual(["room 1", "client 1", "room 2", "client 2"]);
  });

  it("disturb nobody when a listener throws, rejects, removes itself or leaves the room", async () => {
    const { entity, room } = await joined();
    const errors: unknown[] = [];
    const bodies: string[] = [];
    room.on("error", ({ error, event }) => errors.push([event, (error as Error).message]));
    room.on("message", () => {
      throw new Error("thrown");
    });
    room.on("message", async () => {
      throw new Error("rejected");
    });
    const once = () => void room.off("message", once);
    room.on("message", once);
    room.on("message", ({ body }) => bodies.push(body ?? ""));
    room.once("message", () => room.leave());
    entity.receive(said("firstwitch", "1"));
    entity.receive(said("firstwitch", "2"));
    await vi.waitFor(() => expect(errors).toHaveLength(4));
    expect(errors).toEqual(
      expect.arrayContaining([
        ["message", "thrown"],
        ["message", "rejected"],
      ]),
    );
    expect(bodies).toEqual(["1", "2"]);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect(room.state).toBe("idle");
  });
});
