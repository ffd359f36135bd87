import { describe, expect, it } from "vitest";
import type { RoomEvents } from "../index.ts";
import { joined, record } from "../test/stage.ts";
import { delay, presence, ROOM, said, selfPresence, subject } from "../test/wire.ts";

describe("what is kept of an occupant is bounded", () => {
  it.each([
    ["a nickname of 3 kB is nobody's", presence("n".repeat(3_000))],
    [
      "nor does anybody take one",
      presence("hecate", { type: "unavailable", codes: [303], newNick: "n".repeat(3_000) }),
    ],
  ])("%s", async (_, stanza) => {
    const { entity, room } = await joined({ others: [presence("hecate")] });
    entity.receive(stanza);
    expect([...room.occupants.keys()].every((nick) => nick.length <= "thirdwitch".length)).toBe(true);
    entity.receive(presence("macbeth"));
    expect(room.occupants.has("macbeth")).toBe(true);
  });

  it("a nickname as long as RFC 7622 lets it be is one", async () => {
    const { entity, room } = await joined();
    entity.receive(presence("n".repeat(1_023)));
    expect(room.occupants.size).toBe(2);
  });

  it("of a status of 1 MB its beginning, in whole characters; the stanza is given whole", async () => {
    const { entity, room } = await joined();
    const status = `${"s".repeat(4_095)}💀${"s".repeat(1_000_000)}`;
    const heard = record(room, "presence");
    entity.receive(presence("hecate", { extra: `<status>${status}</status>` }));
    expect(room.occupants.get("hecate")?.status).toBe("s".repeat(4_095));
    const [, told] = heard[0] ?? [];
    expect((told as RoomEvents["presence"]).stanza.toString()).toContain(status);
    const changes = record(room, "occupantChange");
    entity.receive(presence("hecate", { extra: `<status>${status}</status>` }));
    expect(changes).toEqual([]);
  });

  it.each([
    ["\u{D7FF}", true],
    ["\u{10000}", false],
    ["\u{10FFFF}", false],
    ["\u{E000}", true],
  ])("a character at the end of what is kept of a status is kept whole, or not at all: %j", async (last, isKept) => {
    const { entity, room } = await joined();
    const start = "s".repeat(4_095);
    entity.receive(presence("hecate", { extra: `<status>${start}${last}more</status>` }));
    expect(room.occupants.get("hecate")?.status).toBe(isKept ? start + last : start);
    entity.receive(presence("macbeth", { extra: `<status>${"s".repeat(4_094)}\u{10000}more</status>` }));
    expect(room.occupants.get("macbeth")?.status).toBe(`${"s".repeat(4_094)}\u{10000}`);
  });

  it("a word and an address may be as long as they can be", async () => {
    const { entity, room } = await joined();
    const [word, jid] = ["w".repeat(256), `${"j".repeat(3_071 - "@b.example".length)}@b.example`];
    const told = (show: string, real: string) => presence("hecate", { jid: real, extra: `<show>${show}</show>` });
    entity.receive(told(word, jid));
    expect(room.occupants.get("hecate")).toMatchObject({ show: word, jid });
    entity.receive(told(`${word}w`, `j${jid}`));
    expect(room.occupants.get("hecate")).toEqual({ nick: "hecate", affiliation: "none", role: "participant" });
    const session = (real: string) => `<item affiliation='none' role='participant' jid='${real}'/>`;
    entity.receive(presence("hecate", { jid, user: session(`j${jid}`) + session("a@b.example") + session(jid) }));
    expect(room.occupants.get("hecate")?.jids).toEqual([jid, "a@b.example"]);
  });

  it("of words and addresses that are none, nothing", async () => {
    const { entity, room } = await joined();
    const long = "x".repeat(10_000);
    const photo = `<x xmlns='vcard-temp:x:update'><photo>${long}</photo></x>`;
    entity.receive(presence("hecate", { jid: `${long}@b.example`, extra: `<show>${long}</show>${photo}` }));
    expect(room.occupants.get("hecate")).toEqual({ nick: "hecate", affiliation: "none", role: "participant" });
  });

  it("of thousands of sessions under one nickname the first hundred", async () => {
    const { entity, room } = await joined();
    const items = Array.from(
      { length: 5_000 },
      (_, n) => `<item affiliation='none' role='visitor' jid='a@b.example/${n}'/>`,
    );
    entity.receive(
      `<presence from='${ROOM}/hecate'><x xmlns='http://jabber.org/protocol/muc#user'>${items.join("")}</x></presence>`,
    );
    expect(room.occupants.get("hecate")?.jids).toHaveLength(100);
  });
});

describe("what is kept of messages is bounded", () => {
  it("history in the result of a join is the last of it, as many as were wanted", async () => {
    const { entity, muc } = await joined();
    const other = muc.room("heath@chat.shakespeare.example");
    const there = (text: string) => text.replaceAll(ROOM, other.jid);
    const result = other.join("thirdwitch", { history: { limit: 10 } });
    entity.receive(there(selfPresence("thirdwitch")));
    for (let n = 0; n < 5_000; n++) entity.receive(there(said("x", String(n), delay("2024-01-01T00:00:00Z"))));
    entity.receive(there(subject("")));
    expect((await result).history.map(({ body }) => body)).toEqual(
      Array.from({ length: 10 }, (_, n) => String(4_990 + n)),
    );
  });

  it("the last thousand stanza-ids are recognised, however many there were", async () => {
    const { entity, room } = await joined({ features: ["urn:xmpp:sid:0"] });
    const heard = record(room, "message");
    const numbered = (n: number) => said("x", "ay", `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='s${n}'/>`);
    for (let n = 0; n < 10_000; n++) entity.receive(numbered(n));
    for (let n = 9_000; n < 10_000; n++) entity.receive(numbered(n));
    expect(heard).toHaveLength(10_000);
  });
});
