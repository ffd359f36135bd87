import { canonicalXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joined, record } from "../test/stage.ts";
import { ROOM, said, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("the subject", () => {
  it("MU-24: is set by subject alone, and known by its text and our nickname", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const set = room.setSubject("Double, double");
    const stanza = await entity.nextSent("<subject>");
    expect(canonicalXml(stanza)).toBe(
      canonicalXml(
        `<message to='${ROOM}' id='${stanza.attrs.id}' type='groupchat'><subject>Double, double</subject></message>`,
      ),
    );
    entity.receive(subject("Double, double", "firstwitch"));
    entity.receive(subject("Toil and trouble", "thirdwitch"));
    entity.receive(subject("Double, double", "thirdwitch"));
    expect(await set).toEqual({ room, text: "Double, double", setBy: "thirdwitch" });
    expect(heard.map(([event, payload]) => [event, (payload as { text: string }).text])).toEqual([
      ["subject", "Double, double"],
      ["subject", "Toil and trouble"],
      ["subject", "Double, double"],
    ]);
  });

  it("MU-24: is removed by '', and untouched by a message that has a body or thread beside it", async () => {
    const { entity, room } = await joined();
    const removed = room.setSubject("");
    expect((await entity.nextSent("<subject")).children.map(String)).toEqual(["<subject/>"]);
    entity.receive(subject("", "thirdwitch"));
    expect((await removed).text).toBe("");
    entity.receive(said("firstwitch", "body", "<subject>no subject</subject>"));
    entity.receive(subject("no subject", "firstwitch", "<thread>t</thread>"));
    expect(room.subject?.text).toBe("");
  });

  it("MU-25: is known, too, where the room tells it in its own name", async () => {
    const { entity, room } = await joined();
    const set = room.setSubject("Double, double");
    entity.receive(subject("Toil and trouble"));
    entity.receive(subject("Double, double"));
    expect(await set).toEqual({ room, text: "Double, double" });
  });

  it("refused leaves the old one", async () => {
    const { entity, room } = await joined();
    const set = room.setSubject("mine");
    const { attrs } = await entity.nextSent("<subject>");
    const refusal = (from: string, condition: string) =>
      `<message type='error' from='${from}' id='${attrs.id}'><subject>mine</subject><error type='auth'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`;
    entity.receive(refusal(`${ROOM}/mallory`, "not-acceptable"));
    entity.receive(refusal(ROOM, "forbidden"));
    await expect(set).rejects.toMatchObject({ condition: "forbidden" });
    expect(room.subject?.text).toBe("Fire burn");
  });
});

describe("status codes in messages", () => {
  it("MU-56: tell of a new configuration, but only from the room itself", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const change = (from: string) =>
      `<message type='groupchat' from='${from}'><x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/><status code='172'/></x></message>`;
    entity.receive(change(`${ROOM}/mallory`));
    entity.receive(change(ROOM));
    expect(heard.filter(([event]) => event === "configChange")).toEqual([
      ["configChange", { room, statusCodes: [104, 172] }],
    ]);
  });
});
