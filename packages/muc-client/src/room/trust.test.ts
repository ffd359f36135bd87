import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { names, nextJoin, reconnect } from "../test/away.ts";
import { answer, answerInfo, joined, joining, record, stage } from "../test/stage.ts";
import { delay, ME, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

const NOW = new Date("2024-05-01T12:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const STRANGER = "iago@venice.example/street";
const user = (content: string) => `<x xmlns='http://jabber.org/protocol/muc#user'>${content}</x>`;
const form = (type: string) =>
  `<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#${type}</value></field></x>`;
const message = (from: string, content: string, type = "groupchat") =>
  `<message from='${from}' to='${ME}' type='${type}'>${content}</message>`;

/** What an occupant or a stranger may send us through a service, and what it must not be taken for. */
const forgeries: readonly (readonly [what: string, stanza: string])[] = [
  ["a change of the configuration by an occupant", message(`${ROOM}/iago`, user("<status code='104'/>"))],
  ["the end of the room by an occupant", message(`${ROOM}/iago`, user("<destroy jid='iago@venice.example'/>"))],
  [
    "a removal of ours in a message",
    message(`${ROOM}/iago`, user("<item role='none'/><status code='110'/><status code='307'/>")),
  ],
  ["an invitation by an occupant", message(`${ROOM}/iago`, user("<invite from='romeo@montague.example'/>"), "normal")],
  ["a decline by an occupant", message(`${ROOM}/iago`, user("<decline from='romeo@montague.example'/>"), "normal")],
  ["a request for voice by an occupant", message(`${ROOM}/iago`, form("request"), "normal")],
  ["a request for registration by an occupant", message(`${ROOM}/iago`, form("register"), "normal")],
  [
    "an affiliation by an occupant",
    message(`${ROOM}/iago`, user("<item affiliation='owner' jid='iago@venice.example'/>")),
  ],
  ...["normal", "chat", "headline"].map(
    (type) =>
      [
        `an affiliation by an occupant, in a message of type ${type}`,
        message(`${ROOM}/iago`, user("<item affiliation='owner' jid='iago@venice.example'/>"), type),
      ] as const,
  ),
  ["a change of the configuration in a private message", message(`${ROOM}/iago`, user("<status code='104'/>"), "chat")],
  [
    "a presence of a stranger with 110",
    presence("thirdwitch", { type: "unavailable", codes: [110, 301] }).replace(`${ROOM}/thirdwitch`, STRANGER),
  ],
  ["a removal from the bare room", presence("", { type: "unavailable", codes: [110, 301] }).replace(`${ROOM}/`, ROOM)],
  ["an error presence of a stranger", presenceError("forbidden", "auth", { from: STRANGER })],
  ["an error presence from the room, while we are in", presenceError("forbidden", "auth")],
];

const EVENTS = [
  "exit",
  "configChange",
  "affiliationChange",
  "voiceRequest",
  "registrationRequest",
  "nickChange",
  "occupantLeave",
  "subject",
] as const;

describe("a forgery", () => {
  it.each(forgeries)("is not believed: %s", async (_, stanza) => {
    const at = await joined({ others: [presence("iago"), presence("cassio")] });
    const heard = record(at.room, ...EVENTS);
    const invited = vi.fn();
    at.muc.on("decline", invited);
    at.muc.on("invite", invited);
    const occupants = [...at.room.occupants.keys()];
    at.entity.receive(stanza);
    expect([heard, invited.mock.calls, at.room.state, [...at.room.occupants.keys()]]).toEqual([
      [],
      [],
      "joined",
      occupants,
    ]);
    at.entity.receive(said("cassio", "still here"));
  });

  it("of 110 on somebody else does not make him us", async () => {
    const at = await joined({ others: [presence("iago")] });
    at.entity.receive(selfPresence("iago"));
    expect(at.room.self?.nick).toBe("thirdwitch");
    at.entity.receive(selfPresence("iago", { type: "unavailable", codes: [307] }));
    expect(at.room.state).toBe("joined");
  });

  it("of 110 is not believed any more once it has told who we are, early or late", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(presence("iago"));
    at.entity.receive(presence("thirdwitch"));
    at.entity.receive(subject("Fire burn"));
    await result;
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(selfPresence("iago"));
    at.entity.receive(selfPresence("iago", { type: "unavailable", codes: [301] }));
    expect([at.room.self?.nick, at.room.state]).toEqual(["thirdwitch", "joined"]);
  });

  it("of 110 is not believed after a return, though a nickname was awaited before", async () => {
    const at = await joined({ others: [presence("iago")] });
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303] }));
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(presence("iago"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("Fire burn"));
    at.entity.receive(selfPresence("iago"));
    expect([at.room.self?.nick, [...at.room.occupants.keys()].sort()]).toEqual(["thirdwitch", ["iago", "thirdwitch"]]);
  });

  it("is none of 110 while nothing else has told who we are: what it says of us concerns us", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(presence("thirdwitch"));
    at.entity.receive(subject("Fire burn"));
    await result;
    const heard = record(at.room, "exit");
    at.entity.receive(selfPresence("WITCH", { type: "unavailable", codes: [301] }));
    expect(heard).toMatchObject([["exit", { why: { kind: "banned" } }]]);
  });

  it("of ids is not kept where the room does not vouch for them", async () => {
    const at = await joined({ features: [] });
    const heard = record(at.room, "message");
    const sid = `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='same'/>`;
    at.entity.receive(presence("iago", { extra: "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='cassio'/>" }));
    at.entity.receive(said("iago", "one", sid));
    at.entity.receive(said("cassio", "two", sid));
    expect(at.room.occupants.get("iago")?.occupantId).toBeUndefined();
    expect(heard).toHaveLength(2);
    expect(heard.some(([, payload]) => "stanzaId" in payload)).toBe(false);
  });

  it("of ids in a namespace of somebody's own is nothing, nor are ids that say nothing", async () => {
    const at = await joined({ features: ["urn:xmpp:sid:0", "urn:xmpp:occupant-id:0"] });
    const heard = record(at.room, "message");
    for (const [ns, id] of [
      ["urn:iago:0", "same"],
      ["urn:xmpp:sid:0", ""],
    ]) {
      const ids = `<stanza-id xmlns='${ns}' by='${ROOM}' id='${id}'/><origin-id xmlns='${ns}' id='${id}'/>`;
      at.entity.receive(said("iago", "one", ids));
      at.entity.receive(said("iago", "two", ids));
    }
    expect(heard).toHaveLength(4);
    expect(heard.some(([, payload]) => "stanzaId" in payload || "originId" in payload)).toBe(false);
    for (const id of [
      "<occupant-id xmlns='urn:iago:0' id='cassio'/>",
      "<id xmlns='urn:xmpp:occupant-id:0' id='cassio'/>",
      "<occupant-id xmlns='urn:xmpp:occupant-id:0' id=''/>",
      `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${"c".repeat(129)}'/>`,
    ]) {
      at.entity.receive(presence("iago", { extra: id }));
      expect(at.room.occupants.get("iago")).not.toHaveProperty("occupantId");
    }
    const longest = "c".repeat(128);
    at.entity.receive(presence("iago", { extra: `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${longest}'/>` }));
    expect(at.room.occupants.get("iago")?.occupantId).toBe(longest);
  });

  it("of our nickname in the history is not ours; what our occupant-id says is, where the room vouches for it", async () => {
    const mine = (id: string, ns = "urn:xmpp:occupant-id:0") => `<occupant-id xmlns='${ns}' id='${id}'/>`;
    for (const [features, own] of [
      [["urn:xmpp:occupant-id:0"], [false, false, false, false, true]],
      [[], [false, false, false, false, false]],
    ] as const) {
      const at = stage();
      const { result, info } = await joining(at);
      answerInfo(at.entity, info, features);
      await vi.advanceTimersByTimeAsync(0);
      at.entity.receive(selfPresence("thirdwitch", { extra: mine("me") }));
      const past = delay("2024-05-01T11:00:00Z");
      at.entity.receive(said("thirdwitch", "no id", past));
      at.entity.receive(said("thirdwitch", "his", past + mine("he")));
      at.entity.receive(said("thirdwitch", "nobody's", `${past}<occupant-id xmlns='urn:xmpp:occupant-id:0'/>`));
      at.entity.receive(said("thirdwitch", "forged", past + mine("me", "urn:iago:0")));
      at.entity.receive(said("oldhag", "mine", past + mine("me")));
      at.entity.receive(subject(""));
      expect((await result).history.map(({ isOwn }) => isOwn)).toEqual(own);
    }
  });

  it("of a photograph is none: an update counts in its own namespace", async () => {
    const at = await joined();
    for (const update of [
      "<x xmlns='urn:iago:0'><photo xmlns='vcard-temp:x:update'>h</photo></x>",
      "<x xmlns='vcard-temp:x:update'><photo xmlns='urn:iago:0'>h</photo></x>",
      "<y xmlns='vcard-temp:x:update'><photo>h</photo></y>",
    ]) {
      at.entity.receive(presence("iago", { extra: update }));
      expect(at.room.occupants.get("iago")).not.toHaveProperty("avatarHash");
    }
  });

  it("of a stanza-id in the name of the room by an occupant hides nobody's words where the room vouches for its own", async () => {
    const at = await joined({ features: ["urn:xmpp:sid:0"] });
    const heard = record(at.room, "message");
    const sid = (by: string) => `<stanza-id xmlns='urn:xmpp:sid:0' by='${by}' id='a'/>`;
    at.entity.receive(said("iago", "one", sid(`${ROOM}/iago`)));
    at.entity.receive(said("iago", "two", "<stanza-id xmlns='urn:xmpp:sid:0' id='a'/>"));
    at.entity.receive(said("cassio", "three", sid(ROOM)));
    expect(heard).toHaveLength(3);
  });

  it("of a delay in the future hides nothing of what is said until then", async () => {
    const at = await joined();
    vi.advanceTimersByTime(3_600_000);
    at.entity.receive(said("iago", "later", delay("2099-01-01T00:00:00Z")));
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(said("iago", "much later", delay("2099-01-01T00:00:00Z")));
    reconnect(at);
    expect((await nextJoin(at)).toString()).toContain('since="2024-05-01T13:00:00.000Z"');
  });

  it("of the id and words of another hides nothing when the room tells again what was said", async () => {
    const at = await joined();
    const bodies: unknown[] = [];
    at.room.on("message", ({ nick, body }) => bodies.push(`${nick}: ${body}`));
    at.entity.receive(said("iago", "the handkerchief", "", "m1"));
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    const then = delay("2024-05-01T12:00:00Z");
    at.entity.receive(said("cassio", "the handkerchief", then, "m1"));
    at.entity.receive(said("iago", "1the handkerchief", then, "m"));
    at.entity.receive(said("iago", "the handkerchief", then, "m1"));
    expect(bodies).toEqual(["iago: the handkerchief", "cassio: the handkerchief", "iago: 1the handkerchief"]);
  });

  it("of a delay beside the room's does not hide it: the room's counts", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    const forged = delay("2020-01-01T00:00:00Z", "iago@venice.example");
    at.entity.receive(said("iago", "old", forged + delay("2024-05-01T11:00:00Z", ROOM.toUpperCase())));
    at.entity.receive(subject("Fire burn", "iago", forged));
    const { history, subject: found } = await result;
    expect(history).toMatchObject([{ body: "old", delay: { stamp: new Date("2024-05-01T11:00:00Z") } }]);
    expect(found?.text).toBe("Fire burn");
  });

  it("of history while nothing of it is due is a message of now", async () => {
    const at = await joined();
    const heard = record(at.room, "message");
    at.entity.receive(said("iago", "once upon a time", delay("2020-01-01T00:00:00Z")));
    expect(heard).toMatchObject([["message", { isHistory: false }]]);
  });

  it("of an answer to what we ask on our own account is not taken for one", async () => {
    const at = await joined({ resumable: true });
    at.entity.disconnect();
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(0);
    const ping = await at.entity.nextSent("urn:xmpp:ping");
    const heard = record(at.room);
    for (const from of [STRANGER, `${ROOM}/iago`, ROOM])
      at.entity.receive(
        `<iq type='error' id='${ping.attrs.id}' from='${from}'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
      );
    await vi.advanceTimersByTimeAsync(0);
    answer(at.entity, ping);
    await vi.advanceTimersByTimeAsync(0);
    expect([names(heard), at.room.state]).toEqual([[], "joined"]);
  });

  it("while we are away changes nothing: not who is there, not why we are out, not whether we come back", async () => {
    const at = await joined({ others: [presence("cassio")] });
    at.entity.disconnect();
    at.entity.goOnline();
    const id = (await nextJoin(at)).attrs.id;
    const heard = record(at.room);
    at.entity.receive(presenceError("forbidden", "auth", { from: STRANGER, id }));
    at.entity.receive(
      presence("thirdwitch", { type: "unavailable", codes: [110, 301] }).replace(`${ROOM}/`, `${STRANGER}#`),
    );
    at.entity.receive(message(`${ROOM}/iago`, user("<destroy/>")));
    expect([names(heard).filter((name) => name !== "message"), at.room.state]).toEqual([[], "suspended"]);
    at.entity.receive(presence("cassio"));
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(subject("Fire burn"));
    expect([at.room.state, [...at.room.occupants.keys()]]).toEqual(["joined", ["cassio", "thirdwitch"]]);
  });
});
