import { canonicalXml, nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { answer, joined, refuse, stage } from "../test/stage.ts";
import { presence, ROOM, selfPresence } from "../test/wire.ts";

const admin = (items: string) => `<query xmlns='http://jabber.org/protocol/muc#admin'>${items}</query>`;

describe("a change of role or affiliation", () => {
  it.each([
    [
      "kick",
      (at: Stage) => at.room.kick("firstwitch", { reason: "Avaunt" }),
      "<item nick='firstwitch' role='none'><reason>Avaunt</reason></item>",
    ],
    ["setRole", (at: Stage) => at.room.setRole("firstwitch", "visitor"), "<item nick='firstwitch' role='visitor'/>"],
    [
      "ban",
      (at: Stage) => at.room.ban("earlofcambridge@shakespeare.example", { reason: "Treason" }),
      "<item affiliation='outcast' jid='earlofcambridge@shakespeare.example'><reason>Treason</reason></item>",
    ],
    [
      "a ban of a domain",
      (at: Stage) => at.room.ban("shakespeare.example"),
      "<item affiliation='outcast' jid='shakespeare.example'/>",
    ],
    [
      "a reserved nickname",
      (at: Stage) => at.room.setAffiliation("hag66@shakespeare.example", "member", { nick: "thirdwitch" }),
      "<item affiliation='member' jid='hag66@shakespeare.example' nick='thirdwitch'/>",
    ],
    [
      "its removal",
      (at: Stage) => at.room.setAffiliation("hag66@shakespeare.example", "member", { nick: "" }),
      "<item affiliation='member' jid='hag66@shakespeare.example' nick=''/>",
    ],
    [
      "somebody whose JID we see",
      (at: Stage) => at.room.setAffiliation({ nick: "firstwitch" }, "admin"),
      "<item affiliation='admin' jid='crone1@shakespeare.example'/>",
    ],
  ] as [string, (at: Stage) => Promise<void>, string][])(
    "MU-40, MU-41, MU-42: is one iq to the room: %s",
    async (_, change, item) => {
      const at = await joined({ others: [presence("firstwitch", { jid: "crone1@shakespeare.example/desktop" })] });
      const changed = change(at);
      const iq = await at.entity.nextSent("muc#admin");
      expect([iq.attrs.type, iq.attrs.to, canonicalXml(String(iq.children[0]))]).toEqual([
        "set",
        ROOM,
        canonicalXml(admin(item)),
      ]);
      answer(at.entity, iq);
      expect(await changed).toBeUndefined();
    },
  );

  it("refused rejects with the room's error", async () => {
    const { entity, room } = await joined();
    const kicked = room.kick("hecate");
    refuse(entity, await entity.nextSent("muc#admin"), "not-allowed");
    await expect(kicked).rejects.toMatchObject({ name: "StanzaError", condition: "not-allowed", type: "cancel" });
  });

  it("is refused here by the wrong key, before anything is sent", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    for (const who of ["a@b/c", "", "@", { nick: "firstwitch" }, { nick: "nobody" }]) {
      await expect(room.setAffiliation(who, "outcast")).rejects.toMatchObject({ name: "BuildError", element: "item" });
    }
    for (const [who, says] of [
      ["a@b@c", 'no JID: "a@b@c"'],
      ["a@b/c", "an affiliation belongs to a bare JID"],
      [{ nick: "firstwitch" }, 'the real JID of "firstwitch" is not visible'],
    ] as const)
      await expect(room.setAffiliation(who, "outcast")).rejects.toThrow(says);
    await expect(room.setAffiliation("a".repeat(60_000), "outcast")).rejects.toThrow(/^.{1,200}$/);
    await expect(room.kick("")).rejects.toMatchObject({
      name: "BuildError",
      element: "item",
      message: expect.stringContaining("a role belongs to a nickname"),
    });
    await expect(room.kick("x", { reason: "\0" })).rejects.toMatchObject({ name: "BuildError" });
    expect(entity.sent).toEqual([]);
  });

  it("among several is one iq each, and a refused one stops no other", async () => {
    const { entity, room } = await joined();
    const changes = [
      { jid: "a@x.example", affiliation: "member", nick: "A" },
      { jid: "not a jid", affiliation: "member" },
      { jid: "b@x.example", affiliation: "none", reason: "gone" },
    ] as const;
    const changed = room.setAffiliations(changes);
    answer(entity, await entity.nextSent("a@x.example", 'nick="A"'));
    refuse(entity, await entity.nextSent("b@x.example", "<reason>gone</reason>"), "not-allowed");
    const results = await changed;
    expect(results.map(({ change, error }) => [change, error?.name])).toEqual([
      [changes[0], undefined],
      [changes[1], "BuildError"],
      [changes[2], "StanzaError"],
    ]);
    expect(results[0]).not.toHaveProperty("error");

    const roles = room.setRoles([
      { nick: "a", role: "visitor" },
      { nick: "b", role: "participant", reason: "speak" },
    ]);
    refuse(entity, await entity.nextSent('nick="a"'), "item-not-found");
    answer(entity, await entity.nextSent('nick="b"', "<reason>speak</reason>"));
    expect((await roles).map(({ error }) => error?.message)).toEqual(["item-not-found", undefined]);
    await expect(room.setRoles([], { timeout: -1 })).rejects.toThrow(TypeError);
  });

  it("among many is sent as the earlier ones are answered, and not any more once we are out", async () => {
    const { entity, room } = await joined();
    const changes = Array.from({ length: 50 }, (_, n) => ({ jid: `u${n}@x.example`, affiliation: "member" as const }));
    entity.sent.length = 0;
    const changed = room.setAffiliations(changes);
    await nextTurn();
    expect(entity.sent).toHaveLength(20);
    for (let n = 0; n < 20; n++) answer(entity, await entity.nextSent(`jid="u${n}@x.example"`));
    await nextTurn();
    expect(entity.sent).toHaveLength(20);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    const results = await changed;
    expect(results.map(({ change: { jid } }) => jid)).toEqual(changes.map(({ jid }) => jid));
    expect(results.map(({ error }) => error?.name)).toEqual(changes.map((_, n) => (n < 20 ? undefined : "RoomError")));
    expect(entity.sent).toHaveLength(20);
  });

  it("works for who is not in the room", async () => {
    const { entity, room } = stage();
    const banned = room.ban("a@x.example");
    answer(entity, await entity.nextSent("muc#admin"));
    await banned;
    expect(room.state).toBe("idle");
  });

  it("rejects with the reason when we are put out while it waits", async () => {
    const { entity, room } = await joined();
    const changed = room.setRole("a", "visitor");
    await entity.nextSent("muc#admin");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [301] }));
    await expect(changed).rejects.toMatchObject({ name: "RoomError", why: { kind: "banned" } });
  });
});

type Stage = Awaited<ReturnType<typeof joined>>;

describe("a list", () => {
  it("MU-44: is asked for by an item with one of both, and read with all that it says", async () => {
    const { entity, room } = await joined();
    const members = room.getAffiliations("member");
    const iq = await entity.nextSent("muc#admin");
    expect([iq.attrs.type, canonicalXml(String(iq.children[0]))]).toEqual([
      "get",
      canonicalXml(admin("<item affiliation='member'/>")),
    ]);
    answer(
      entity,
      iq,
      admin(
        "<item affiliation='member' jid='hag66@x.example' nick='thirdwitch' role='participant'/><item affiliation='member' jid='w@x.example'><reason>r</reason></item>",
      ),
    );
    expect(await members).toEqual([
      { affiliation: "member", jid: "hag66@x.example", nick: "thirdwitch", role: "participant" },
      { affiliation: "member", jid: "w@x.example", reason: "r" },
    ]);
    const moderators = room.getRoles("moderator");
    const second = await entity.nextSent("muc#admin");
    expect(canonicalXml(String(second.children[0]))).toBe(canonicalXml(admin("<item role='moderator'/>")));
    answer(entity, second, admin(""));
    expect(await moderators).toEqual([]);
  });

  it("may be empty without a query, and is an error in any other shape", async () => {
    const { entity, room } = await joined();
    const empty = room.getRoles("visitor");
    answer(entity, await entity.nextSent("muc#admin"));
    expect(await empty).toEqual([]);
    const odd = room.getRoles("visitor");
    answer(entity, await entity.nextSent("muc#admin"), "<query xmlns='urn:other'/>");
    await expect(odd).rejects.toMatchObject({ name: "StanzaError", condition: "undefined-condition" });
  });
});

describe("who is who", () => {
  it("is found by real JID, full or bare, as it changes", async () => {
    const { entity, room } = await joined({
      others: [presence("a", { jid: "Crone@X.example/one" }), presence("b", { jid: "crone@x.example/two" })],
    });
    expect(room.findOccupant("crone@x.example")?.nick).toBe("a");
    expect(room.findOccupant("crone@x.example/two")?.nick).toBe("b");
    expect(room.findOccupant("nobody@x.example")).toBeUndefined();
    entity.receive(presence("a", { type: "unavailable", codes: [303], newNick: "c" }));
    expect(room.findOccupant("crone@x.example/one")?.nick).toBe("c");
    entity.receive(presence("b", { type: "unavailable" }));
    expect(room.findOccupant("crone@x.example")?.nick).toBe("c");
    entity.receive(presence("c"));
    expect(room.findOccupant("crone@x.example")).toBeUndefined();
    entity.receive(
      presence("d", {
        jid: "d@x.example/1",
        user: "<item affiliation='none' role='participant' jid='d@x.example/2'/>",
      }),
    );
    expect(room.findOccupant("d@x.example/2")?.nick).toBe("d");
    entity.receive(
      presence("d", {
        jid: "d@x.example/1",
        user: "<item affiliation='none' role='participant' jid='d@x.example/3'/>",
      }),
    );
    expect(room.findOccupant("d@x.example/2")).toBeUndefined();
    expect(room.findOccupant("d@x.example/3")?.nick).toBe("d");
  });

  it("is found as long as one of several nicknames of a person is there, bare addresses among them", async () => {
    const { entity, room } = await joined();
    expect(room.findOccupant("e@x.example")).toBeUndefined();
    const jids = { a: "e@x.example", b: "e@x.example/1", c: "e@x.example" };
    const comes = (nick: keyof typeof jids, extra = "") => entity.receive(presence(nick, { jid: jids[nick], extra }));
    const goes = (nick: string) => entity.receive(presence(nick, { type: "unavailable" }));
    const found = () => room.findOccupant("e@x.example")?.nick;
    comes("a");
    comes("a", "<status>here</status>");
    expect(found()).toBe("a");
    goes("a");
    expect(found()).toBeUndefined();
    for (const nick of ["a", "b", "c"] as const) comes(nick);
    expect(found()).toBe("a");
    goes("a");
    expect(found()).toBe("b");
    comes("a");
    goes("b");
    expect(["c", "a"]).toContain(found());
    goes("c");
    expect(found()).toBe("a");
    goes("a");
    expect([found(), room.findOccupant("e@x.example/1")]).toEqual([undefined, undefined]);
    comes("b");
    expect([found(), room.findOccupant("e@x.example/1")?.nick]).toEqual(["b", "b"]);
  });

  it("tells what we may, by what we are", async () => {
    const { entity, room } = await joined();
    expect([room.may("speak"), room.may("kick"), room.may("configure")]).toEqual([true, false, false]);
    entity.receive(selfPresence("thirdwitch", { affiliation: "owner", role: "moderator" }));
    expect([room.may("kick", { affiliation: "member", role: "participant" }), room.may("configure")]).toEqual([
      true,
      true,
    ]);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect(room.may("speak")).toBeUndefined();
  });
});

describe("ping", () => {
  it.each([
    ["service-unavailable", "joined"],
    ["feature-not-implemented", "joined"],
    ["not-acceptable", "not-joined"],
    ["not-allowed", "not-joined"],
    ["bad-request", "not-joined"],
    ["item-not-found", "not-joined"],
    ["remote-server-not-found", "unknown"],
    ["remote-server-timeout", "unknown"],
  ])("goes to our own occupant JID; %s means %s, and nothing else changes", async (condition, meaning) => {
    const { entity, room } = await joined();
    const pinged = room.ping();
    const iq = await entity.nextSent("urn:xmpp:ping");
    expect(iq.attrs).toMatchObject({ type: "get", to: `${ROOM}/thirdwitch` });
    refuse(entity, iq, condition);
    expect([await pinged, room.state]).toEqual([meaning, "joined"]);
  });

  it("means joined when it is answered, unknown while we change nickname or nobody answers", async () => {
    const { entity, room } = await joined();
    const pinged = room.ping();
    answer(entity, await entity.nextSent("urn:xmpp:ping"));
    expect(await pinged).toBe("joined");
    expect(await room.ping({ timeout: 1 })).toBe("unknown");
    await entity.nextSent("urn:xmpp:ping");
    room.setNick("oldhag").catch(() => {});
    const changing = room.ping();
    refuse(entity, await entity.nextSent("urn:xmpp:ping"), "item-not-found");
    expect(await changing).toBe("unknown");
    await expect(stage().room.ping()).rejects.toMatchObject({ name: "RoomError" });
  });
});
