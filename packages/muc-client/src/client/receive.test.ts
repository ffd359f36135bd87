import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined, joining, record, stage } from "../test/stage.ts";
import { presence, ROOM, said, selfPresence } from "../test/wire.ts";

describe("what a client listens to", () => {
  const exit = presence("thirdwitch", { type: "unavailable", codes: [110] });

  it.each(["jabber:server", "urn:example:foreign", "http://jabber.org/protocol/muc#user"])(
    "takes nothing for a stanza that only has the name of one: %s",
    async (namespace) => {
      const { entity, room } = await joined();
      const events = record(room);
      entity.receive(exit.replace("<presence", `<presence xmlns='${namespace}'`));
      entity.receive(said("Romeo", "boo").replace("<message", `<message xmlns='${namespace}'`));
      expect(events).toEqual([]);
      expect(room.state).toBe("joined");
    },
  );

  it("takes a stanza without any namespace for one, as some services send them over WebSocket", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "message");
    const bare = (text: string) => entity.deliver(Object.assign(parseXml(text), { parent: null }));
    bare(said("firstwitch", "hail", "<thread>t</thread><subject>s</subject>"));
    expect(heard).toMatchObject([["message", { body: "hail", thread: "t", subject: "s" }]]);
    bare(exit);
    expect(room.state).toBe("idle");
  });

  it("takes the address of the room with an empty nickname for nobody's", async () => {
    const { entity, room } = await joined();
    const events = record(room);
    entity.receive(said("", "boo").replace(ROOM, `${ROOM}/`));
    expect(events).toEqual([]);
    entity.receive(said("", "the room itself"));
    entity.receive(said("a/", "an occupant whose name ends with a slash"));
    expect(events.map(([event]) => event)).toEqual(["message", "message"]);
  });

  it("tells rooms apart whose addresses begin alike, however they speak in turn", async () => {
    const { entity, muc, room } = await joined();
    const heard = record(muc, "message");
    const others = [`${ROOM}s`, ROOM.slice(0, -1), ROOM.toUpperCase()];
    for (const other of others) muc.room(other);
    for (const address of [ROOM, ...others, ROOM, ...others]) {
      entity.receive(said("firstwitch", address).replace(`${ROOM}/`, `${address}/`));
    }
    expect(heard.map(([, message]) => message)).toMatchObject(
      [ROOM, ROOM.toUpperCase(), ROOM, ROOM.toUpperCase()].map((body) => ({ room, body })),
    );
  });

  it("takes a room's address for what it is at the beginning alone: whoever has it for a nickname is in another room", async () => {
    const { entity, muc, room } = await joined();
    const raven = ROOM.replace("coven", "raven");
    const heard = record(muc, "message");
    entity.receive(said("firstwitch", "hail"));
    entity.receive(said(ROOM, "hail").replace(`${ROOM}/`, `${raven}/`));
    entity.receive(presence(ROOM).replace(`${ROOM}/`, `${raven}/`));
    expect(heard.length).toBe(1);
    expect([...room.occupants.keys()]).toEqual(["thirdwitch"]);
  });

  it("reads of a message in several languages the words in none", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "message");
    entity.receive(
      `<message type='groupchat' from='${ROOM}/firstwitch'><body xml:lang='de'>Heil</body><body>hail</body></message>`,
    );
    expect(heard).toMatchObject([["message", { body: "hail" }]]);
  });

  it("takes nothing from nobody, and does not stumble over it", async () => {
    const { entity, muc, room } = await joined();
    const events = record(room);
    const errors: unknown[] = [];
    room.on("error", (error) => errors.push(error));
    muc.on("error", (error) => errors.push(error));
    for (const name of ["message", "presence", "iq"]) entity.receive(`<${name}><body>no sender</body></${name}>`);
    expect([events, errors]).toEqual([[], []]);
  });

  it("leaves a room that we are in its own presences, though one has the id of our join elsewhere", async () => {
    const { entity, muc, room } = await joined();
    const other = muc.room("heath@chat.shakespeare.example");
    other.join("thirdwitch").catch(() => {});
    const { id } = (await entity.nextSent("<presence", other.jid)).attrs;
    entity.receive(presence("firstwitch", { id }));
    expect([[...room.occupants.keys()], other.state, other.jid]).toEqual([
      ["thirdwitch", "firstwitch"],
      "joining",
      "heath@chat.shakespeare.example",
    ]);
  });

  it("lets nobody into a room but the service that was asked: not a stranger who knows the id of our presence", async () => {
    const at = stage();
    const { id } = await joining(at);
    const stranger = "coven@chat.venice.example";
    at.entity.receive(selfPresence("thirdwitch", { id }).replaceAll(ROOM, stranger));
    expect([at.room.jid, at.room.state, at.muc.room(stranger).state]).toEqual([ROOM, "joining", "idle"]);
    const elsewhere = "heath@chat.shakespeare.example";
    for (const parts of [{ id: "another" }, { id, type: "unavailable" }, { id, type: "error" }, {}] as const) {
      at.entity.receive(selfPresence("thirdwitch", parts).replaceAll(ROOM, elsewhere));
    }
    const word = said("thirdwitch", "boo", "", id).replaceAll(ROOM, elsewhere);
    for (const message of [word, word.replace("type='groupchat'", "")]) at.entity.receive(message);
    expect([at.room.jid, at.room.state, at.muc.room(elsewhere).state]).toEqual([ROOM, "joining", "idle"]);
  });

  it.each(["@", "", `${"r".repeat(60_000)}@b.example`, "a@b@c", "chat.example"])(
    "raises no invitation to what is no address of a room",
    (jid) => {
      const { entity, muc } = stage();
      const invitations: string[] = [];
      muc.on("invite", ({ room }) => invitations.push(room));
      const invite = (room: string) =>
        entity.receive(
          `<message from='romeo@montague.example/x'><x xmlns='jabber:x:conference' jid='${room}'/></message>`,
        );
      invite(jid);
      entity.receive(
        `<message from='chat.example'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='a@b.example'/></x></message>`,
      );
      expect(invitations).toEqual([]);
      invite(ROOM);
      expect(invitations).toEqual([ROOM]);
    },
  );
});
