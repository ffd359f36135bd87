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

  it.each([
    ["affiliation", { affiliation: "owner" }],
    ["role", { role: "visitor" }],
    ["jid", { jid: CRONE }],
    ["show", { extra: "<show>away</show>" }],
    ["status", { extra: "<status>gone</status>" }],
    ["avatarHash", { extra: "<x xmlns='vcard-temp:x:update'><photo>h</photo></x>" }],
  ])("change when nothing but this does: %s", async (what, parts) => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(presence("firstwitch", parts));
    entity.receive(presence("firstwitch", parts));
    const { [what as "jid"]: before, ...others } = room.occupants.get("firstwitch") ?? {};
    expect(heard).toHaveLength(1);
    expect([before === undefined, Object.values(others)]).toEqual([false, expect.not.arrayContaining([undefined])]);
    entity.receive(presence("firstwitch"));
    expect(heard).toHaveLength(2);
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

  it("with several sessions change when one of these does, and not when the same are told again", async () => {
    const { entity, room } = await joined();
    const sessions = (...resources: readonly string[]) => {
      const items = resources.map((resource) => `<item affiliation='none' role='participant' jid='${resource}'/>`);
      return presence("firstwitch", { jid: CRONE, user: items.join("") });
    };
    entity.receive(sessions("a@x.example/1", "a@x.example/2"));
    const heard = record(room);
    const before = room.occupants.get("firstwitch");
    entity.receive(sessions("a@x.example/1", "a@x.example/2"));
    expect([heard, room.occupants.get("firstwitch")]).toEqual([[], before]);
    entity.receive(sessions("a@x.example/1", "a@x.example/3"));
    entity.receive(sessions("a@x.example/1"));
    expect(heard).toMatchObject([
      ["occupantChange", { after: { jids: [CRONE, "a@x.example/1", "a@x.example/3"] } }],
      ["occupantChange", { after: { jids: [CRONE, "a@x.example/1"] } }],
    ]);
    entity.receive(sessions("a@x.example/1", "a@x.example/2"));
    expect(heard).toHaveLength(3);
    entity.receive(sessions("a@x.example/1").replace("</x>", "<item affiliation='none' role='visitor'/></x>"));
    expect(room.occupants.get("firstwitch")?.jids).toEqual([CRONE, "a@x.example/1"]);
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
    const here = room.occupants.get("firstwitch");
    const last = record(room, "presence", "occupantLeave");
    entity.receive(presence("firstwitch", { type: "unavailable", extra: "<hats xmlns='urn:xmpp:hats:0'/>" }));
    expect(last).toMatchObject([
      ["presence", { room, occupant: { nick: "firstwitch" }, stanza: { attrs: { type: "unavailable" } } }],
      ["occupantLeave", { room, occupant: { nick: "firstwitch" } }],
    ]);
    expect(heard[0]?.[1]).toMatchObject({ occupant: { nick: "firstwitch" }, stanza: { name: "presence" } });
    expect(here).toBe((heard[0]![1] as { occupant: unknown }).occupant);
  });

  it.each([
    [
      "307",
      { codes: [307], item: "<actor nick='hecate'/><reason>Avaunt</reason>" },
      { kind: "kicked", actor: { nick: "hecate" }, reason: "Avaunt" },
    ],
    [
      "301",
      { codes: [301], affiliation: "outcast", item: "<actor jid='hecate@shakespeare.example'/>" },
      { kind: "banned", actor: { jid: "hecate@shakespeare.example" } },
    ],
    [
      "the end of the room",
      { user: "<destroy jid='heath@chat.shakespeare.example'><password>p</password><x xmlns='urn:x'/></destroy>" },
      {
        kind: "destroyed",
        destroy: { jid: "heath@chat.shakespeare.example", password: "p", extensions: [expect.anything()] },
      },
    ],
    ["the end of the room, which says no more", { user: "<destroy/>" }, { kind: "destroyed", destroy: {} }],
    ["321", { codes: [321] }, { kind: "affiliation-lost" }],
    ["322", { codes: [322] }, { kind: "members-only" }],
    ["332", { codes: [332], extra: "<status>Maintenance</status>" }, { kind: "service-shutdown", text: "Maintenance" }],
    ["307 beside 333", { codes: [307, 333] }, { kind: "technical-problem" }],
    ["no code", {}, { kind: "left" }],
  ])("go for the reason in their presence: %s", async (_, parts, why) => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(presence("firstwitch", { ...parts, type: "unavailable" }));
    expect(heard).toStrictEqual([
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
