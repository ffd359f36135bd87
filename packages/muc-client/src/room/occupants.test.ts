import { describe, expect, it } from "vitest";
import { joined, record } from "../test/stage.ts";
import { presence, ROOM, selfPresence } from "../test/wire.ts";

const CRONE = "crone1@shakespeare.example/desktop";

describe("occupants", () => {
  it("come, change and go, each with one event that says what differs", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    entity.receive(presence("firstwitch", { jid: CRONE, extra: "<show>dnd</show><status>boiling</status>" }));
    entity.receive(
      presence("firstwitch", { jid: CRONE, role: "visitor", item: "<actor nick='hecate'/><reason>Too loud</reason>" }),
    );
    entity.receive(presence("firstwitch", { type: "unavailable", extra: "<status>gone to the heath</status>" }));
    const first = {
      nick: "firstwitch",
      affiliation: "none",
      role: "participant",
      jid: CRONE,
      show: "dnd",
      status: "boiling",
    };
    const second = { nick: "firstwitch", affiliation: "none", role: "visitor", jid: CRONE };
    expect(heard).toMatchObject([
      ["occupantJoin", { room, occupant: first }],
      ["occupantChange", { before: first, after: second, actor: { nick: "hecate" }, reason: "Too loud" }],
      ["occupantLeave", { occupant: second, why: { kind: "left", text: "gone to the heath" } }],
    ]);
    expect((heard[1]![1] as { after: object }).after).not.toHaveProperty("show");
    expect([...room.occupants.keys()]).toEqual(["thirdwitch"]);
  });

  it("that say the same again cause no event and stay the same snapshot", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch", { jid: CRONE })] });
    const heard = record(room);
    const before = room.occupants.get("firstwitch");
    entity.receive(presence("firstwitch", { jid: CRONE }));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    expect(heard).toEqual([]);
    expect(room.occupants.get("firstwitch")).toBe(before);
  });

  it("keep what they were while a presence names no affiliation or role, or unknown ones", async () => {
    const { entity, room } = await joined({
      others: [presence("firstwitch", { affiliation: "admin", role: "moderator" })],
    });
    entity.receive(presence("firstwitch", { affiliation: "x-duke", role: "x-juggler" }));
    entity.receive(`<presence from='${ROOM}/firstwitch'/>`);
    expect(room.occupants.get("firstwitch")).toMatchObject({ affiliation: "admin", role: "moderator" });
    entity.receive(presence("hecate", { affiliation: "x-duke", role: "x-juggler" }));
    expect(room.occupants.get("hecate")).toMatchObject({ affiliation: "none", role: "none" });
  });

  it("show all their real JIDs when sessions share a nickname, and lose them again", async () => {
    const { entity, room } = await joined();
    entity.receive(
      presence("firstwitch", {
        jid: CRONE,
        user: "<item affiliation='none' role='participant' jid='crone1@shakespeare.example/phone'/>",
      }),
    );
    expect(room.occupants.get("firstwitch")).toMatchObject({
      jid: CRONE,
      jids: [CRONE, "crone1@shakespeare.example/phone"],
    });
    entity.receive(presence("firstwitch", { jid: CRONE }));
    expect(room.occupants.get("firstwitch")).not.toHaveProperty("jids");
    entity.receive(presence("firstwitch"));
    expect(room.occupants.get("firstwitch")).not.toHaveProperty("jid");
  });

  it("carry the hash of their avatar", async () => {
    const { entity, room } = await joined();
    const update = (photo: string) => presence("firstwitch", { extra: `<x xmlns='vcard-temp:x:update'>${photo}</x>` });
    entity.receive(update("<photo>sha1-hash-of-image</photo>"));
    expect(room.occupants.get("firstwitch")?.avatarHash).toBe("sha1-hash-of-image");
    entity.receive(update("<photo/>"));
    expect(room.occupants.get("firstwitch")).not.toHaveProperty("avatarHash");
  });

  it("of every name are occupants: __proto__, emptyish, right to left, with slashes", async () => {
    const { entity, room } = await joined();
    const nicks = [
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "a/b@c",
      "\u202Eevil",
      "<&>'\"",
      "👩‍🚀",
      "x".repeat(1_000),
    ];
    for (const nick of nicks) entity.receive(presence(nick));
    expect([...room.occupants.keys()]).toEqual(["thirdwitch", ...nicks]);
    expect(room.occupants.get("__proto__")).toMatchObject({ nick: "__proto__", occupantJid: `${ROOM}/__proto__` });
    for (const nick of nicks) entity.receive(presence(nick, { type: "unavailable" }));
    expect([...room.occupants.keys()]).toEqual(["thirdwitch"]);
    expect(({} as Record<string, unknown>).nick).toBeUndefined();
  });

  it("are told with their presence first, for extensions", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "presence", "occupantJoin");
    entity.receive(presence("firstwitch", { extra: "<hats xmlns='urn:xmpp:hats:0'/>" }));
    expect(heard.map(([event]) => event)).toEqual(["presence", "occupantJoin"]);
    expect(heard[0]?.[1]).toMatchObject({ occupant: { nick: "firstwitch" }, stanza: { name: "presence" } });
    expect(room.occupants.get("firstwitch")).toBe((heard[0]![1] as { occupant: unknown }).occupant);
  });

  it.each([
    [
      "307",
      { codes: [307], item: "<actor nick='hecate'/><reason>Avaunt</reason>" },
      { kind: "kicked", actor: { nick: "hecate" }, reason: "Avaunt" },
    ],
    ["301", { codes: [301], affiliation: "outcast" }, { kind: "banned" }],
    ["321", { codes: [321] }, { kind: "affiliation-lost" }],
    ["322", { codes: [322] }, { kind: "members-only" }],
    ["332", { codes: [332], extra: "<status>Maintenance</status>" }, { kind: "service-shutdown", text: "Maintenance" }],
    ["307 beside 333", { codes: [307, 333] }, { kind: "technical-problem" }],
    ["no code", {}, { kind: "left" }],
  ])("go for the reason in their presence: %s", async (_, parts, why) => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(presence("firstwitch", { ...parts, type: "unavailable" }));
    expect(heard).toEqual([
      ["occupantLeave", { room, occupant: expect.objectContaining({ nick: "firstwitch" }), why }],
    ]);
  });

  it("that were never there go without an event", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    entity.receive(presence("hecate", { type: "unavailable" }));
    entity.receive(presence("hecate", { type: "unavailable", codes: [303], newNick: "Hecate" }));
    expect([heard, room.occupants.size]).toEqual([[], 1]);
  });
});

describe("a change of nickname", () => {
  it("MU-30: of somebody else is one event, and the record moves", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch", { role: "moderator" })] });
    const heard = record(room);
    entity.receive(presence("firstwitch", { type: "unavailable", role: "moderator", codes: [303], newNick: "oldhag" }));
    entity.receive(presence("oldhag", { role: "moderator" }));
    expect(heard).toMatchObject([
      ["nickChange", { before: { nick: "firstwitch" }, after: { nick: "oldhag", role: "moderator" }, isSelf: false }],
    ]);
    expect([...room.occupants.keys()]).toEqual(["thirdwitch", "oldhag"]);
  });

  it("of ourselves that the room makes leaves us ourselves", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    entity.receive(
      selfPresence("thirdwitch", {
        type: "unavailable",
        affiliation: "member",
        role: "participant",
        codes: [303],
        newNick: "witch3",
      }),
    );
    entity.receive(selfPresence("witch3", { affiliation: "member", codes: [210] }));
    expect(heard).toMatchObject([
      ["nickChange", { before: { nick: "thirdwitch" }, after: { nick: "witch3" }, isSelf: true }],
    ]);
    expect([room.self?.nick, room.occupantJid, room.occupants.size]).toEqual(["witch3", `${ROOM}/witch3`, 1]);
  });

  it("of ourselves without 303 is known by 110, when we asked for one (ejabberd with two sessions)", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const changed = room.setNick("oldhag");
    await entity.nextSent(`${ROOM}/oldhag`);
    entity.receive(selfPresence("oldhag", { affiliation: "member" }));
    expect((await changed).nick).toBe("oldhag");
    expect(heard.map(([event]) => event)).toEqual(["nickChange"]);
    expect([...room.occupants.keys()]).toEqual(["oldhag"]);
  });

  it("of ourselves that we did not ask for is not believed on 110 alone", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    entity.receive(selfPresence("firstwitch"));
    expect([room.self?.nick, room.occupants.size]).toEqual(["thirdwitch", 2]);
  });

  it("without the new nickname is completed by the next presence", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303] }));
    entity.receive(selfPresence("oldhag", { affiliation: "member" }));
    entity.receive(presence("firstwitch", { type: "unavailable", codes: [303] }));
    entity.receive(presence("hecate"));
    expect(heard).toMatchObject([
      ["nickChange", { after: { nick: "oldhag" }, isSelf: true }],
      ["occupantLeave", { occupant: { nick: "firstwitch" } }],
      ["occupantJoin", { occupant: { nick: "hecate" } }],
    ]);
    expect(room.self?.nick).toBe("oldhag");
  });

  it("in a chain, or back and forth, ends with the last", async () => {
    const { entity, room } = await joined();
    for (const [from, to] of [
      ["thirdwitch", "a"],
      ["a", "b"],
      ["b", "thirdwitch"],
      ["thirdwitch", "c"],
    ] as const) {
      entity.receive(selfPresence(from, { type: "unavailable", codes: [303], newNick: to }));
    }
    entity.receive(selfPresence("c"));
    expect([room.self?.nick, [...room.occupants.keys()]]).toEqual(["c", ["c"]]);
  });

  it.each(["conflict", "not-acceptable", "not-allowed"])(
    "MU-31: refused with %s leaves the old one in force",
    async (condition) => {
      const { entity, room } = await joined();
      const heard = record(room);
      const changed = room.setNick("oldhag");
      const { attrs } = await entity.nextSent(`${ROOM}/oldhag`);
      entity.receive(
        `<presence type='error' from='${ROOM}/oldhag' id='${attrs.id}'><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
      );
      await expect(changed).rejects.toMatchObject({ name: "StanzaError", condition });
      expect([room.self?.nick, room.state, heard]).toEqual(["thirdwitch", "joined", []]);
    },
  );

  it("is refused here for nicknames that no service should get, and needs no traffic for the one we have", async () => {
    const { entity, room } = await joined();
    await expect(room.setNick(" ")).rejects.toMatchObject({ failure: "nick-invalid" });
    await expect(room.setNick("\u0007")).rejects.toMatchObject({ name: "BuildError" });
    expect((await room.setNick("thirdwitch")).nick).toBe("thirdwitch");
    expect(entity.sent).toEqual([]);
  });
});

describe("setPresence", () => {
  it("MU-32: tells our availability and resolves when the room has told it to all", async () => {
    const { entity, room } = await joined();
    const changed = room.setPresence({ show: "xa", status: "gone where the goblins go" });
    const { attrs, children } = await entity.nextSent("<show>xa</show>");
    expect([attrs.to, children.map(String)]).toEqual([
      `${ROOM}/thirdwitch`,
      ["<show>xa</show>", "<status>gone where the goblins go</status>"],
    ]);
    entity.receive(presence("firstwitch"));
    entity.receive(selfPresence("thirdwitch", { extra: "<show>xa</show><status>gone where the goblins go</status>" }));
    await changed;
    expect(room.self).toMatchObject({ show: "xa", status: "gone where the goblins go" });
  });
});
