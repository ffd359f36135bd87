import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomEvents } from "../index.ts";
import { names, nextJoin, reconnect } from "../test/away.ts";
import { answer, joined, joining, record, refuse, stage } from "../test/stage.ts";
import { delay, presence, ROOM, said, selfPresence, subject } from "../test/wire.ts";

const NOW = new Date("2024-05-01T12:00:00Z");

const CONFIGURATION = `<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='form'>
  <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#roomconfig</value></field>
  <field var='muc#roomconfig_roomsecret' type='text-private'/></x></query>`;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe("on a fresh stream", () => {
  it("a room is joined again as it was, with password, nickname and presence", async () => {
    const at = await joined({ join: { password: "cauldron burn", presence: { show: "away" } } });
    const { entity, room, muc } = at;
    const told = room.setPresence({ show: "dnd", status: "busy" });
    entity.receive(selfPresence("thirdwitch", { extra: "<show>dnd</show><status>busy</status>" }));
    await told;
    const renamed = room.setNick("hecate");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    entity.receive(selfPresence("hecate", { extra: "<show>dnd</show><status>busy</status>" }));
    await renamed;
    const heard = record(room);
    entity.disconnect();
    expect([room.state, room.self?.nick, muc.joinedRooms.get(ROOM)]).toEqual(["suspended", "hecate", room]);
    entity.sent.length = 0;
    entity.goOnline();
    const sent = await nextJoin(at);
    expect(sent.attrs.to).toBe(`${ROOM}/hecate`);
    expect(sent.toString()).toContain("<password>cauldron burn</password>");
    expect(sent.toString()).toContain("<show>dnd</show><status>busy</status>");
    expect([room.state, names(heard)]).toEqual(["suspended", ["suspend", "exit"]]);
    entity.receive(selfPresence("hecate", { extra: "<show>dnd</show><status>busy</status>", affiliation: "none" }));
    entity.receive(subject("Fire burn"));
    expect([room.state, room.occupantJid, muc.joinedRooms.size]).toEqual(["joined", `${ROOM}/hecate`, 1]);
    expect(heard.slice(1)).toMatchObject([
      ["exit", { why: { kind: "disconnected" }, willRejoin: true }],
      ["rejoined", { self: { nick: "hecate" }, created: false, nickAssigned: false }],
    ]);
  });

  it.each([
    ["by name", { roomSecret: "double toil" }, undefined],
    ["by field", {}, { "muc#roomconfig_roomsecret": "double toil" }],
  ])("with the password that we have given the room meanwhile, %s", async (_, config, fields) => {
    const at = await joined({ join: { password: "cauldron burn" } });
    const changed = at.room.setConfig(config, { fields });
    answer(at.entity, await at.entity.nextSent("muc#owner"), CONFIGURATION);
    answer(at.entity, await at.entity.nextSent("double toil"));
    await changed;
    reconnect(at);
    expect((await nextJoin(at)).toString()).toContain("<password>double toil</password>");
  });

  it("with the password of before where the room has refused the new one", async () => {
    const at = await joined({ join: { password: "cauldron burn" } });
    const changed = at.room.setConfig({ roomSecret: "double toil" });
    answer(at.entity, await at.entity.nextSent("muc#owner"), CONFIGURATION);
    refuse(at.entity, await at.entity.nextSent("double toil"), "not-acceptable");
    await expect(changed).rejects.toMatchObject({ condition: "not-acceptable" });
    reconnect(at);
    expect((await nextJoin(at)).toString()).toContain("<password>cauldron burn</password>");
  });

  it("a service that sent our id back then, and does not now, lets us in all the same", async () => {
    const at = stage();
    const { result, id } = await joining(at);
    for (const other of ["firstwitch", "secondwitch"]) at.entity.receive(presence(other));
    at.entity.receive(selfPresence("thirdwitch", { id }));
    at.entity.receive(subject("Fire burn"));
    const away = { ...at, result: await result };
    reconnect(away);
    await nextJoin(away);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("Fire burn"));
    expect([at.room.state, [...at.room.occupants.keys()]]).toEqual(["joined", ["thirdwitch"]]);
  });

  it("only what differs is told", async () => {
    const others = ["firstwitch", "secondwitch", "hecate"].map((nick) => presence(nick));
    const at = await joined({ others });
    const { entity, room } = at;
    const frozen = [...room.occupants.keys()];
    entity.disconnect();
    expect([...room.occupants.keys()]).toEqual(frozen);
    const heard = record(room);
    entity.goOnline();
    await nextJoin(at);
    entity.receive(presence("firstwitch"));
    entity.receive(presence("secondwitch", { role: "visitor" }));
    entity.receive(presence("macbeth"));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("By the pricking of my thumbs"));
    expect(names(heard)).toEqual(["exit", "occupantChange", "occupantJoin", "occupantLeave", "subject", "rejoined"]);
    expect(heard[1]?.[1]).toMatchObject({ before: { role: "participant" }, after: { role: "visitor" } });
    expect(heard[2]?.[1]).toMatchObject({ occupant: { nick: "macbeth" } });
    expect(heard[3]?.[1]).toMatchObject({ occupant: { nick: "hecate" }, why: { kind: "unknown" } });
    expect([...room.occupants.keys()].sort()).toEqual(["firstwitch", "macbeth", "secondwitch", "thirdwitch"]);
  });

  it("history is asked for since the last stanza, with an overlap, and nothing comes twice", async () => {
    const at = await joined();
    const { entity, room } = at;
    const bodies: unknown[] = [];
    room.on("message", ({ body, isHistory }) => bodies.push(`${body}${isHistory ? " (history)" : ""}`));
    vi.advanceTimersByTime(3_600_000);
    entity.receive(said("firstwitch", "When shall we three meet again?", "", "m1"));
    entity.receive(said("firstwitch", "ay"));
    vi.advanceTimersByTime(1_800_000);
    reconnect(at);
    const sent = await nextJoin(at);
    expect(sent.toString()).toContain('since="2024-05-01T12:50:00.000Z"');
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(said("firstwitch", "When shall we three meet again?", delay("2024-05-01T13:00:00Z"), "m1"));
    entity.receive(said("firstwitch", "ay", delay("2024-05-01T13:00:00Z")));
    entity.receive(said("firstwitch", "ay", delay("2024-05-01T13:10:00Z")));
    entity.receive(said("secondwitch", "ay", delay("2024-05-01T13:10:00Z")));
    entity.receive(said("secondwitch", "When the hurlyburly's done", delay("2024-05-01T13:20:00Z"), "m1"));
    entity.receive(subject("Fire burn", "", delay("2024-04-01T00:00:00Z")));
    const rejoined = vi.fn<(result: RoomEvents["rejoined"]) => void>();
    room.on("rejoined", rejoined);
    await vi.advanceTimersByTimeAsync(60);
    entity.receive(said("firstwitch", "ay"));
    expect(bodies).toEqual([
      "When shall we three meet again?",
      "ay",
      "ay (history)",
      "ay (history)",
      "When the hurlyburly's done (history)",
      "ay",
    ]);
    expect(rejoined.mock.calls[0]?.[0].history.map(({ body }) => body)).toEqual([
      "ay",
      "ay",
      "When the hurlyburly's done",
    ]);
  });

  it("words without an id are the ones of then only if they were said then", async () => {
    const at = await joined();
    const { entity, room } = at;
    const heard = record(room, "message");
    entity.receive(said("firstwitch", "ay"));
    await vi.advanceTimersByTimeAsync(7_200_000);
    entity.receive(said("secondwitch", "no", "", "2"));
    reconnect(at);
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(said("firstwitch", "ay", delay("2024-05-01T14:01:00Z")));
    expect(heard).toMatchObject([
      ["message", {}],
      ["message", {}],
      ["message", { body: "ay", isHistory: true }],
    ]);
  });

  it("the last thousand messages are known when they come again, whatever was said before them", async () => {
    const at = await joined();
    const { entity, room } = at;
    const bodies: (string | undefined)[] = [];
    room.on("message", ({ body }) => bodies.push(body));
    const count = 2_345;
    const told = (n: number, extra = "") => said("firstwitch", `${n}`, extra, `id${n}`);
    for (let n = 0; n < count; n++) entity.receive(told(n));
    reconnect(at);
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    for (let n = count - 1_001; n < count; n++) entity.receive(told(n, delay("2024-05-01T14:01:00Z")));
    expect(bodies.slice(count)).toEqual([String(count - 1_001)]);
  });

  it("a stanza-id of a room that vouches for it tells equal words apart, and the same ones together", async () => {
    const at = await joined({ features: ["urn:xmpp:sid:0"] });
    const { entity, room } = at;
    const sid = (id: string) => `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='${id}'/>`;
    const heard: unknown[] = [];
    room.on("message", ({ stanzaId }) => heard.push(stanzaId));
    entity.receive(said("firstwitch", "ay", sid("a")));
    entity.receive(said("firstwitch", "ay", sid("b"), "x"));
    entity.receive(said("firstwitch", "ay", sid("b"), "x"));
    reconnect(at);
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    for (const id of ["b", "c"]) entity.receive(said("firstwitch", "ay", sid(id) + delay("2024-05-01T12:00:00Z"), "x"));
    expect(heard).toEqual(["a", "b", "c"]);
  });

  it("words come again as often as they were said, with a stanza-id or without (ejabberd), and once more they are new", async () => {
    for (const sid of ["", `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='a'/>`]) {
      const at = await joined({ features: ["urn:xmpp:sid:0"] });
      const { entity, room } = at;
      for (const extra of [sid, sid.replace("'a'", "'b'")]) entity.receive(said("firstwitch", "ay", extra));
      reconnect(at);
      await nextJoin(at);
      const heard = record(room, "message");
      entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
      const again = () => entity.receive(said("firstwitch", "ay", delay("2024-05-01T12:00:00Z")));
      again();
      again();
      expect(heard).toEqual([]);
      again();
      expect(heard).toMatchObject([["message", { body: "ay", isHistory: true }]]);
    }
  });

  it("what an interrupted return has not told is asked for again", async () => {
    const at = await joined();
    const { entity, room } = at;
    vi.advanceTimersByTime(3_600_000);
    entity.receive(said("firstwitch", "one", "", "1"));
    reconnect(at);
    await nextJoin(at);
    vi.advanceTimersByTime(20_000);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    expect(room.state).toBe("joined");
    reconnect(at);
    expect((await nextJoin(at)).toString()).toContain('since="2024-05-01T12:50:00.000Z"');
    expect(room.state).toBe("suspended");
  });

  it("nobody is taken for us, and the end of our old session ends nothing", async () => {
    const at = await joined({ resumable: true });
    const { entity, room } = at;
    const heard = record(room);
    entity.disconnect();
    entity.refuseResume();
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    entity.goOnline();
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("Fire burn"));
    expect(names(heard)).toEqual(["suspend", "exit", "rejoined"]);
  });

  it("what a rejoin creates is opened, as with every join", async () => {
    const at = await joined();
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "owner", codes: [201] }));
    at.entity.receive(subject(""));
    const rejoined = new Promise<RoomEvents["rejoined"]>((resolve) => void at.room.once("rejoined", resolve));
    const open = await at.entity.nextSent("muc#owner", "submit");
    at.entity.receive(`<iq type='result' id='${open.attrs.id}' from='${ROOM}'/>`);
    expect(await rejoined).toMatchObject({ created: true });
  });
});
