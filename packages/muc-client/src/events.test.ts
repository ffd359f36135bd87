import { describe, expect, it, vi } from "vitest";
import { answer, joined, joining, record, refuse, stage } from "./test/stage.ts";
import { delay, presence, ROOM, said, selfPresence, subject } from "./test/wire.ts";

const HISTORY = delay("2026-10-13T10:00:00Z");

describe("rule 1: until the first join resolves", () => {
  it("there is message for every message, in the order of the wire, history included; then joined", async () => {
    const at = stage();
    const heard = record(at.room);
    const { result } = await joining(at);
    at.entity.receive(said("firstwitch", "before our presence"));
    at.entity.receive(presence("firstwitch"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("firstwitch", "old", HISTORY));
    at.entity.receive(subject("older subject", "firstwitch", HISTORY));
    at.entity.receive(presence("secondwitch"));
    at.entity.receive(presence("firstwitch", { role: "visitor" }));
    at.entity.receive(presence("secondwitch", { type: "unavailable" }));
    at.entity.receive(presence("firstwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    at.entity.receive(presence("macbeth"));
    at.entity.receive(presence("macbeth", { type: "unavailable", codes: [303] }));
    at.entity.receive(said("firstwitch", "newer", HISTORY));
    at.entity.receive(subject("Fire burn"));
    const entered = await result;
    expect(heard.map(([event, payload]) => [event, "body" in payload && payload.body])).toEqual([
      ["message", "before our presence"],
      ["message", "old"],
      ["message", "newer"],
      ["joined", false],
    ]);
    expect(heard.at(-1)?.[1]).toBe(entered);
    expect(entered.occupants.map(({ nick, role }) => [nick, role])).toEqual([
      ["thirdwitch", "participant"],
      ["hecate", "visitor"],
    ]);
    expect(entered.subject).toMatchObject({ text: "Fire burn" });
    expect(entered.history.map(({ body }) => body)).toEqual(["old", "newer"]);
  });

  it("who is removed meanwhile hears of no exit: the join rejects", async () => {
    const at = stage();
    const heard = record(at.room);
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await expect(result).rejects.toMatchObject({ failure: "removed", why: { kind: "kicked" } });
    expect(heard).toEqual([]);
  });
});

describe("rule 2: a join while joined", () => {
  it("tells of occupants, subject and messages only what differs, then rejoined", async () => {
    const others = [presence("firstwitch"), presence("secondwitch")];
    const at = await joined({ others });
    const heard = record(at.room);
    const { result } = await joining(at, "thirdwitch", { history: { maxStanzas: 5 } });
    for (const other of others) at.entity.receive(other);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(said("firstwitch", "missed", HISTORY));
    at.entity.receive(subject("Fire burn"));
    const again = await result;
    expect(heard.map(([event]) => event)).toEqual(["message", "rejoined"]);
    expect(heard).toMatchObject([
      ["message", { body: "missed", isHistory: true }],
      ["rejoined", {}],
    ]);
    expect(again.history.map(({ body }) => body)).toEqual(["missed"]);
    expect(again.occupants).toHaveLength(3);
  });

  it("tells a subject that differs", async () => {
    const at = await joined();
    const heard = record(at.room, "subject", "rejoined");
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(subject("Double, double"));
    expect((await result).subject).toMatchObject({ text: "Double, double" });
    expect(heard.map(([event]) => event)).toEqual(["subject", "rejoined"]);
  });
});

describe("rule 3: the promise of a verb resolves after the events of the stanza that settled it", () => {
  it.each([
    ["send", "message", () => said("thirdwitch", "hail")],
    ["setSubject", "subject", () => subject("hail", "thirdwitch")],
    ["setNick", "nickChange", () => selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hail" })],
    ["setPresence", "occupantChange", () => selfPresence("thirdwitch", { extra: "<show>away</show>" })],
  ] as const)("%s after %s", async (verb, event, told) => {
    const { entity, room, muc } = await joined();
    const order: string[] = [];
    room.on(event, () => void order.push("room"));
    muc.on(event, () => void order.push("client"));
    const done = (verb === "setPresence" ? room.setPresence({ show: "away" }) : room[verb]("hail")).then(() =>
      order.push("promise"),
    );
    await entity.nextSent(verb === "setPresence" ? "away" : "hail");
    entity.receive(told());
    expect(order).toEqual(["room", "client"]);
    await done;
    expect(order).toEqual(["room", "client", "promise"]);
  });

  it("of a join after joined, and of leave after exit", async () => {
    const at = stage();
    const order: string[] = [];
    at.room.on("joined", () => void order.push("joined"));
    at.room.on("exit", () => void order.push("exit"));
    const { result } = await joining(at);
    const entered = result.then(() => order.push("join"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await entered;
    const left = at.room.leave().then(() => order.push("leave"));
    await at.entity.nextSent("unavailable");
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect(order).toEqual(["joined", "join", "exit", "leave"]);
  });
});

describe("rule 4: exit comes once per stay, and listeners find everything settled", () => {
  it("the state is idle, the room is not listed, every call of it is rejecting", async () => {
    const { entity, room, muc } = await joined({ others: [presence("firstwitch")] });
    const seen: unknown[] = [];
    room.on("exit", () => seen.push([room.state, room.occupants.size, room.self, muc.joinedRooms.size]));
    const calls = [room.send("hail"), room.getConfig(), room.kick("firstwitch")].map((call) =>
      expect(call).rejects.toMatchObject({ name: "RoomError", why: { kind: "banned" } }),
    );
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [301] }));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [301] }));
    await Promise.all(calls);
    expect(seen).toEqual([["idle", 0, undefined, 0]]);
  });

  it("a listener may enter again at once", async () => {
    const { entity, room } = await joined();
    const entered = new Promise((resolve) => room.once("exit", () => resolve(room.join("hecate"))));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await entity.nextSent("<presence", "hecate");
    entity.receive(selfPresence("hecate"));
    entity.receive(subject(""));
    expect(await entered).toMatchObject({ self: { nick: "hecate" } });
    expect(room.state).toBe("joined");
  });
});

describe("the presence of the bare room", () => {
  it("is nobody's, comes or goes as it likes, and is no exit", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const caps = "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='v'/>";
    entity.receive(`<presence from='${ROOM}'>${caps}</presence>`);
    entity.receive(`<presence from='${ROOM}' type='unavailable'/>`);
    expect([room.state, [...room.occupants.keys()], heard]).toEqual(["joined", ["thirdwitch"], []]);
  });
});

describe("the word of the room itself", () => {
  const notice = (content: string, type = "") =>
    `<message from='${ROOM}' ${type}><x xmlns='http://jabber.org/protocol/muc#user'>${content}</x></message>`;

  it("tells each change of an affiliation, and of the configuration with its codes", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    entity.receive(
      notice("<item affiliation='member' jid='a@x.example'/><item affiliation='none' jid='b@x.example' role='none'/>"),
    );
    entity.receive(notice("<status code='101'/><item affiliation='outcast' jid='juliet@capulet.example'/>"));
    entity.receive(notice("<status code='104'/><status code='172'/>", "type='groupchat'"));
    expect(heard).toStrictEqual([
      ["affiliationChange", { room, item: { affiliation: "member", jid: "a@x.example" } }],
      ["affiliationChange", { room, item: { affiliation: "none", jid: "b@x.example", role: "none" } }],
      ["affiliationChange", { room, item: { affiliation: "outcast", jid: "juliet@capulet.example" } }],
      ["configChange", { room, statusCodes: [104, 172] }],
    ]);
  });

  it("tells who holds a handle of a change that came while he was out (MU-46), and of nothing else", async () => {
    const { entity, room } = stage();
    const heard = record(room);
    const member = "<status code='101'/><item affiliation='member' jid='juliet@capulet.example' role='none'/>";
    entity.receive(notice(member));
    entity.receive(notice(member).replace(ROOM, `${ROOM}/mallory`));
    entity.receive(notice("<status code='104'/>", "type='groupchat'"));
    entity.receive(subject("not yet"));
    expect(heard).toStrictEqual([
      ["affiliationChange", { room, item: { affiliation: "member", jid: "juliet@capulet.example", role: "none" } }],
    ]);
    expect([room.state, room.subject, entity.sent]).toEqual(["idle", undefined, []]);
  });

  it("of its subject says who set it, and when, if it says so, and nothing more", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    entity.receive(subject("one"));
    entity.receive(subject("two", "firstwitch", delay("2026-10-13T10:00:00Z", null)));
    const reason = "<delay xmlns='urn:xmpp:delay' from='x.example' stamp='2026-10-13T10:00:00Z'>offline</delay>";
    entity.receive(subject("three", "firstwitch", reason));
    const stamp = new Date("2026-10-13T10:00:00Z");
    expect(heard).toStrictEqual([
      ["subject", { room, text: "one" }],
      ["subject", { room, text: "two", setBy: "firstwitch", delay: { stamp } }],
      ["subject", { room, text: "three", setBy: "firstwitch", delay: { stamp, from: "x.example", reason: "offline" } }],
    ]);
  });
});

describe("sessions on one nickname", () => {
  it("the one that leaves is out by 110, although the occupant stays (Prosody: role is not none)", async () => {
    const { entity, room } = await joined();
    const left = room.leave();
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", role: "participant" }));
    await left;
    expect(room.state).toBe("idle");
  });
});

describe("an error", () => {
  it("of any kind is never answered", async () => {
    const { entity, room } = await joined();
    const error = "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    for (const name of ["message", "presence", "iq"])
      for (const from of [ROOM, `${ROOM}/thirdwitch`, `${ROOM}/x`])
        entity.receive(`<${name} type='error' id='e1' from='${from}'>${error}</${name}>`);
    await vi.waitFor(() => expect(room.state).toBe("joined"));
    expect(entity.sent).toEqual([]);
  });
});

describe("a wrong answer", () => {
  it("rejects with StanzaError; an empty one to the owner is no configuration", async () => {
    const { entity, room } = await joined();
    for (const call of [room.getConfig(), room.getAffiliations("owner"), room.getRegistration(), room.getInfo()]) {
      const rejected = expect(call).rejects.toMatchObject({ name: "StanzaError", condition: "undefined-condition" });
      answer(entity, await entity.nextSent("<iq"), "<unknown xmlns='urn:x'/>");
      await rejected;
    }
    const form = room.getConfig();
    answer(entity, await entity.nextSent("muc#owner"), "<query xmlns='http://jabber.org/protocol/muc#owner'/>");
    await expect(form).rejects.toMatchObject({ condition: "undefined-condition" });
    const refused = room.getConfig();
    refuse(entity, await entity.nextSent("muc#owner"), "forbidden", "auth");
    await expect(refused).rejects.toMatchObject({ condition: "forbidden", type: "auth" });
  });
});
