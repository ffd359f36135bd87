import { describe, expect, it } from "vitest";
import { joined, record } from "../test/stage.ts";
import { presence, ROOM, selfPresence } from "../test/wire.ts";

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

  it("of ourselves without 303 is known by 110 also when something else about us changes meanwhile", async () => {
    const { entity, room } = await joined();
    const changed = room.setNick("oldhag");
    await entity.nextSent(`${ROOM}/oldhag`);
    entity.receive(selfPresence("thirdwitch", { affiliation: "owner" }));
    entity.receive(selfPresence("oldhag", { affiliation: "owner" }));
    expect((await changed).nick).toBe("oldhag");
    entity.receive(selfPresence("hecate"));
    expect(room.self?.nick).toBe("oldhag");
  });

  it("is told with its presence, for extensions, and is over with it: 110 on another nickname is a forgery again", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room, "presence", "nickChange");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "oldhag" }));
    entity.receive(selfPresence("firstwitch"));
    expect(heard).toMatchObject([
      ["presence", { room, occupant: { nick: "thirdwitch" }, stanza: { attrs: { type: "unavailable" } } }],
      ["nickChange", { room, isSelf: true }],
      ["presence", { room, occupant: { nick: "firstwitch" } }],
    ]);
    expect(room.self?.nick).toBe("oldhag");
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
      ["occupantLeave", { occupant: { nick: "firstwitch" }, why: { kind: "left" } }],
      ["occupantJoin", { occupant: { nick: "hecate" } }],
    ]);
    expect([...room.occupants.keys()]).toEqual(["oldhag", "hecate"]);
    entity.receive(selfPresence("hecate"));
    expect(room.self?.nick).toBe("oldhag");
  });

  it("leaves us as available as we are: what we joined with, or said last", async () => {
    const { entity, room } = await joined({ join: { presence: { show: "away", status: "brb" } } });
    const first = room.setNick("oldhag");
    expect((await entity.nextSent(`${ROOM}/oldhag`)).children.map(String)).toEqual([
      "<show>away</show>",
      "<status>brb</status>",
    ]);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "oldhag" }));
    await first;
    const changed = room.setPresence({ priority: 5 });
    entity.receive(selfPresence("oldhag"));
    await changed;
    void room.setNick("hecate").catch(() => undefined);
    expect((await entity.nextSent(`${ROOM}/hecate`)).children.map(String)).toEqual(["<priority>5</priority>"]);
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

  it("that changes nothing is answered by our own presence with its id, and by nobody else's", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const changed = room.setNick("ＴＨＩＲＤＷＩＴＣＨ");
    const { id } = (await entity.nextSent("ＴＨＩＲＤＷＩＴＣＨ")).attrs;
    entity.receive(presence("firstwitch", { id }));
    entity.receive(selfPresence("thirdwitch", { id: "another" }));
    entity.receive(selfPresence("thirdwitch", { id }));
    expect((await changed).nick).toBe("thirdwitch");
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
    await expect(room.setNick("n".repeat(1_024))).rejects.toMatchObject({ failure: "nick-invalid" });
    expect((await room.setNick("thirdwitch")).nick).toBe("thirdwitch");
    expect(entity.sent).toEqual([]);
    room.setNick("n".repeat(1_023)).catch(() => {});
    await entity.nextSent("n".repeat(1_023));
  });
});
