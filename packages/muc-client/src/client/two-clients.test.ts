import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { createMucClient, type MucClient } from "../index.ts";
import { record } from "../test/stage.ts";
import { WatchedEntity } from "../test/watched-entity.ts";
import { ME, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

const NAMES = ["romeo@comp.localhost/bridge", "nurse@comp.localhost"] as const;
const [ROMEO, NURSE] = NAMES;

async function twoJoined() {
  const entity = new WatchedEntity({ component: true });
  const [romeo, nurse] = [ROMEO, NURSE].map((from) => createMucClient(entity, { from })) as [MucClient, MucClient];
  const to = (address: string, stanza: string) => entity.receive(stanza.replace(ME, address));
  for (const [client, address] of [
    [romeo, ROMEO],
    [nurse, NURSE],
  ] as const) {
    const nick = address === ROMEO ? "Romeo" : "Nurse";
    const result = client.join(ROOM, nick);
    await entity.nextSent("<presence", nick);
    to(address, selfPresence(nick));
    to(address, subject(""));
    await result;
  }
  return { entity, romeo, nurse, to };
}

describe("two clients of one component in one room", () => {
  it("have each its own occupants, events and state", async () => {
    const { entity, romeo, nurse, to } = await twoJoined();
    const heard = { romeo: record(romeo), nurse: record(nurse) };
    to(ROMEO, presence("Nurse"));
    to(ROMEO, said("Nurse", "psst"));
    expect([...romeo.room(ROOM).occupants.keys()]).toEqual(["Romeo", "Nurse"]);
    expect([...nurse.room(ROOM).occupants.keys()]).toEqual(["Nurse"]);
    to(NURSE, selfPresence("Nurse", { type: "unavailable", codes: [307] }));
    expect([romeo.room(ROOM).state, nurse.room(ROOM).state]).toEqual(["joined", "idle"]);
    expect([romeo.joinedRooms.size, nurse.joinedRooms.size]).toEqual([1, 0]);
    expect(heard.romeo.map(([event]) => event)).toEqual(["occupantJoin", "message"]);
    expect(heard.nurse.map(([event]) => event)).toEqual(["exit"]);
    expect(entity.listenerCount("stanza")).toBe(2); // ours, and that of disco and forms
  });

  it("do not take each other's answers, refusals and reflections", async () => {
    const { entity, romeo, nurse, to } = await twoJoined();
    const [his, hers] = [romeo.room(ROOM).send("hail"), nurse.room(ROOM).send("hail")];
    const sent: Element[] = [await entity.nextSent("hail", ROMEO), await entity.nextSent("hail", NURSE)];
    to(NURSE, said("Nurse", "hail", "", String(sent[1]?.attrs.id)));
    expect((await hers).nick).toBe("Nurse");
    const refusal = "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    const error = `<message type='error' from='${ROOM}' to='${ME}' id='${sent[0]?.attrs.id}'>${refusal}</message>`;
    to(NURSE, error);
    let settled = false;
    const outcome = his.catch((error) => error).finally(() => (settled = true));
    await Promise.resolve();
    expect(settled).toBe(false);
    to(ROMEO, error);
    expect(await outcome).toMatchObject({ condition: "forbidden" });
  });

  it("hear each its own invitations and refusals, and a stranger's address nobody", async () => {
    const { romeo, nurse, to } = await twoJoined();
    const heard: string[] = [];
    romeo.on("invite", ({ room }) => heard.push(`romeo ${room}`));
    nurse.on("invite", ({ room }) => heard.push(`nurse ${room}`));
    const invitation = (room: string) =>
      `<message from='${room}' to='${ME}'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='a@x.example'/></x></message>`;
    to("nurse@comp.localhost/any", invitation("heath@x.example"));
    to("romeo@comp.localhost/other", invitation("tomb@x.example"));
    to("mercutio@comp.localhost", invitation("square@x.example"));
    expect(heard).toEqual(["nurse heath@x.example"]);
    const join = romeo.join("heath@x.example", "Romeo");
    to(NURSE, presenceError("forbidden", "auth", { from: "heath@x.example" }));
    to(ROMEO, presenceError("conflict", "cancel", { from: "heath@x.example" }));
    await expect(join).rejects.toMatchObject({ failure: "nick-conflict" });
  });

  it("beside that of the entity itself get what is addressed to them, and it gets the rest", () => {
    const entity = new WatchedEntity({ jid: ME });
    const heard: string[] = [];
    for (const [name, client] of [
      ["own", createMucClient(entity)],
      ["romeo", createMucClient(entity, { from: ROMEO })],
    ] as const)
      client.on("invite", ({ room }) => heard.push(`${name} ${room}`));
    for (const [room, to] of [
      ["heath@x.example", ME],
      ["tomb@x.example", ROMEO],
      ["square@x.example", "mercutio@comp.localhost"],
    ] as const)
      entity.receive(
        `<message from='${room}' to='${to}'><x xmlns='http://jabber.org/protocol/muc#user'><invite/></x></message>`,
      );
    expect(heard).toEqual(["own heath@x.example", "romeo tomb@x.example", "own square@x.example"]);
  });

  it("end each on its own", async () => {
    const { entity, romeo, nurse, to } = await twoJoined();
    const disposed = romeo.dispose();
    await entity.nextSent("unavailable", ROMEO);
    to(ROMEO, selfPresence("Romeo", { type: "unavailable" }));
    await disposed;
    const heard = record(nurse);
    to(NURSE, said("Mercutio", "a plague o' both"));
    expect([heard.length, nurse.room(ROOM).state]).toEqual([1, "joined"]);
    const left = nurse.dispose();
    await entity.nextSent("unavailable", NURSE);
    to(NURSE, selfPresence("Nurse", { type: "unavailable" }));
    await left;
    expect(entity.listenerTotal).toBe(0);
  });
});
