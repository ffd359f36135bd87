import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { type Cause, type MucStanza, readMucStanza } from "../index.ts";

const USER = "http://jabber.org/protocol/muc#user";
const ROOM = "coven@chat.example";
const where = { room: ROOM, nick: "hag" };

const fromRoom = (xml: string) => readMucStanza(parseXml(xml));
const fromUser = (xml: string) => readMucStanza(parseXml(xml), "user");
const x = (content: string) => `<x xmlns='${USER}'>${content}</x>`;
const gone = (content: string): MucStanza | undefined =>
  fromRoom(`<presence from='${ROOM}/hag' type='unavailable'>${x(content)}</presence>`);

describe("presence of an occupant", () => {
  it("tells who it is", () => {
    const xml =
      `<presence from='${ROOM}/hag' to='me@b.example/r'><show>away</show><status>gone &amp; back</status>` +
      `${x(
        "<item affiliation='member' role='participant' jid='h@b.example/r' nick='old hag'><actor nick='Boss'/>" +
          "<reason>why</reason></item><status code='110'/><status code='210'/>",
      )}</presence>`;
    expect(fromRoom(xml)).toStrictEqual({
      kind: "occupant-available",
      ...where,
      items: [
        {
          affiliation: "member",
          role: "participant",
          jid: "h@b.example/r",
          nick: "old hag",
          actor: { nick: "Boss" },
          reason: "why",
        },
      ],
      affiliation: "member",
      role: "participant",
      jid: "h@b.example/r",
      itemNick: "old hag",
      actor: { nick: "Boss" },
      reason: "why",
      statusCodes: [110, 210],
      self: true,
      show: "away",
      status: "gone & back",
    });
  });

  it("MU-09: warns of addresses that all see, and of a log that is kept", () => {
    const codes = "<status code='100'/><status code='110'/><status code='170'/>";
    expect(fromRoom(`<presence from='${ROOM}/hag'>${x(codes)}</presence>`)).toMatchObject({
      statusCodes: [100, 110, 170],
      self: true,
    });
  });

  it("has no key for what is not there", () => {
    const bare = { ...where, items: [], statusCodes: [], self: false };
    const available = fromRoom(`<presence from='${ROOM}/hag'>${x("")}</presence>`);
    expect(available).toStrictEqual({ kind: "occupant-available", ...bare });
    expect(gone("")).toStrictEqual({ kind: "occupant-unavailable", ...bare, cause: "exit" });
    const empty = fromRoom(`<presence from='${ROOM}/hag'>${x("<item/>")}</presence>`);
    expect(empty).toStrictEqual({ kind: "occupant-available", ...bare, items: [{}] });
  });

  it("has of affiliation and role what is there", () => {
    for (const item of [{ affiliation: "member" }, { role: "visitor" }]) {
      const [[name, value]] = Object.entries(item) as [[string, string]];
      const bare = { ...where, items: [item], ...item, statusCodes: [], self: false };
      const content = `<item ${name}='${value}'/>`;
      const available = fromRoom(`<presence from='${ROOM}/hag'>${x(content)}</presence>`);
      expect(available).toStrictEqual({ kind: "occupant-available", ...bare });
      expect(gone(content)).toStrictEqual({ kind: "occupant-unavailable", ...bare, cause: "exit" });
    }
  });

  it("tells every item, as of sessions that share a nickname", () => {
    const items = "<item role='participant' jid='h@b.example/1'/><item role='moderator' jid='h@b.example/2'/>";
    expect(fromRoom(`<presence from='${ROOM}/hag'>${x(items)}</presence>`)).toMatchObject({
      items: [{ jid: "h@b.example/1" }, { jid: "h@b.example/2" }],
      role: "participant",
      jid: "h@b.example/1",
    });
  });

  it("MU-10: believes the last muc#user element, which the room appended", () => {
    const forged = x("<item affiliation='owner' role='moderator'/><status code='110'/>");
    const own = x("<item affiliation='none' role='visitor'/>");
    expect(fromRoom(`<presence from='${ROOM}/hag'>${forged}<x xmlns='vcard-temp:x:update'/>${own}</presence>`)).toEqual(
      expect.objectContaining({ affiliation: "none", self: false }),
    );
  });

  it("MU-72: folds the room, never the nickname, and splits at the first slash", () => {
    expect(fromRoom(`<presence from='Coven@CHAT.Example/Hag/a@b C'>${x("")}</presence>`)).toMatchObject({
      room: ROOM,
      nick: "Hag/a@b C",
    });
  });

  it("takes show and status of the stanza only, the first of each", () => {
    const foreign = "<show xmlns='urn:f'>1</show><status xmlns='urn:f'>1</status><show xmlns=''>2</show>";
    const own = "<show>dnd</show><show>3</show><status/><status>3</status>";
    expect(fromRoom(`<presence from='${ROOM}/hag'>${foreign}text${own}${x("")}</presence>`)).toMatchObject({
      show: "dnd",
      status: "",
    });
  });

  it("takes the status in the language of the stream where there are several", () => {
    const status = "<status xml:lang='de'>weg</status><status>away</status><status xml:lang='fr'>parti</status>";
    for (const type of ["", " type='unavailable'"]) {
      expect(fromRoom(`<presence from='${ROOM}/hag'${type}>${status}${x("")}</presence>`)).toMatchObject({
        status: "away",
      });
    }
  });

  it("reads stanzas of components, which have a namespace of their own", () => {
    const xml = `<presence from='${ROOM}/hag'><show>xa</show>${x("")}</presence>`;
    expect(readMucStanza(parseXml(xml, "jabber:component:accept"))).toMatchObject({ show: "xa" });
  });

  it("is none of an occupant from the bare JID of the room, or without muc#user", () => {
    expect(fromRoom(`<presence from='${ROOM}'>${x("<item role='none'/>")}</presence>`)).toBeUndefined();
    expect(fromRoom(`<presence from='${ROOM}' type='unavailable'>${x("")}</presence>`)).toBeUndefined();
    expect(fromRoom(`<presence from='${ROOM}/'>${x("")}</presence>`)).toBeUndefined();
    expect(fromRoom(`<presence from='${ROOM}/hag'/>`)).toBeUndefined();
    expect(fromRoom(`<presence from='${ROOM}/hag' type='unavailable'><x xmlns='urn:f'/></presence>`)).toBeUndefined();
    expect(fromRoom(`<presence from='${ROOM}/hag'><y xmlns='${USER}'/></presence>`)).toBeUndefined();
  });

  it.each(["subscribe", "subscribed", "unsubscribe", "probe", "available", "", "UNAVAILABLE"])(
    "says nothing with the type %j",
    (type) => {
      const content = `${x("<status code='110'/>")}<x xmlns='http://jabber.org/protocol/muc'/>`;
      expect(fromRoom(`<presence from='${ROOM}/hag' type='${type}'>${content}</presence>`)).toBeUndefined();
      expect(fromUser(`<presence to='${ROOM}/hag' type='${type}'>${content}</presence>`)).toBeUndefined();
    },
  );
});

describe("an occupant who is gone", () => {
  it.each<[Cause, string]>([
    ["nick-change", "<status code='303'/>"],
    ["ban", "<status code='301'/>"],
    ["error", "<status code='333'/>"],
    ["kick", "<status code='307'/>"],
    ["affiliation-change", "<status code='321'/>"],
    ["members-only", "<status code='322'/>"],
    ["shutdown", "<status code='332'/>"],
    ["destroyed", "<destroy/>"],
    ["exit", "<status code='110'/>"],
  ])("is gone by %s", (cause, content) => expect(gone(content)).toMatchObject({ cause }));

  it("is gone by the first cause of the order, whatever the order of the codes", () => {
    const order: [Cause, string][] = [
      ["nick-change", "303"],
      ["ban", "301"],
      ["error", "333"],
      ["kick", "307"],
      ["affiliation-change", "321"],
      ["members-only", "322"],
      ["shutdown", "332"],
    ];
    for (let first = 0; first < order.length; first++) {
      const codes = order.slice(first).map(([, code]) => `<status code='${code}'/>`);
      expect(gone(`<destroy/>${codes.reverse().join("")}`)).toMatchObject({ cause: order[first]?.[0] });
    }
  });

  it("MU-12: is out of the room by an error, with 307 or without, where we spoke to a room that we are not in", () => {
    for (const kicked of ["<status code='307'/>", ""]) {
      const codes = `<item affiliation='none' role='none'/><status code='110'/>${kicked}<status code='333'/>`;
      expect(gone(codes)).toMatchObject({ cause: "error", self: true, affiliation: "none", role: "none" });
    }
  });

  it("MU-30, MU-35: has a new nickname with 303 only", () => {
    const item = "<item nick='new' role='participant'/>";
    expect(gone(`${item}<status code='303'/><status code='110'/>`)).toMatchObject({ newNick: "new", self: true });
    expect(gone("<item/><status code='303'/>")).not.toHaveProperty("newNick");
    expect(gone(`${item}<status code='307'/>`)).not.toHaveProperty("newNick");
    expect(gone(item)).not.toHaveProperty("itemNick");
  });

  it("MU-55: hears where the room went", () => {
    const destroy = "<destroy jid='new@chat.example'><password>p</password><reason>r</reason></destroy>";
    expect(gone(`<item affiliation='none' role='none'/>${destroy}`)).toMatchObject({
      cause: "destroyed",
      destroy: { jid: "new@chat.example", password: "p", reason: "r" },
    });
    expect(gone("<status code='332'/>")).not.toHaveProperty("destroy");
  });

  it("tells what an available one tells", () => {
    const xml = `<presence from='${ROOM}/hag' type='unavailable'><status>bye</status>${x(
      "<item affiliation='member' role='none' jid='h@b.example/r'><actor nick='Boss'/><reason>r</reason></item>",
    )}</presence>`;
    expect(fromRoom(xml)).toStrictEqual({
      kind: "occupant-unavailable",
      ...where,
      items: [{ affiliation: "member", role: "none", jid: "h@b.example/r", actor: { nick: "Boss" }, reason: "r" }],
      affiliation: "member",
      role: "none",
      jid: "h@b.example/r",
      actor: { nick: "Boss" },
      reason: "r",
      statusCodes: [],
      self: false,
      cause: "exit",
      status: "bye",
    });
  });
});

describe("presence of a user to a room", () => {
  const join = (content: string) => `<x xmlns='http://jabber.org/protocol/muc'>${content}</x>`;

  it("MU-01: joins", () => {
    const xml = `<presence to='${ROOM}/hag'>${join("<history maxstanzas='5'/><password>p</password>")}</presence>`;
    expect(fromUser(xml)).toStrictEqual({ kind: "join", ...where, password: "p", history: { maxStanzas: 5 } });
    expect(fromUser(`<presence to='${ROOM}/hag'>${join("")}</presence>`)).toStrictEqual({ kind: "join", ...where });
    const twice = join("<password>1</password>") + join("<password>2</password>");
    expect(fromUser(`<presence to='${ROOM}/hag'>${twice}</presence>`)).toMatchObject({ password: "1" });
  });

  it("MU-08: joins without nickname, for the service to refuse", () => {
    expect(fromUser(`<presence to='${ROOM}'>${join("")}</presence>`)).toStrictEqual({ kind: "join", room: ROOM });
    expect(fromUser(`<presence to='${ROOM}/'>${join("")}</presence>`)).toStrictEqual({ kind: "join", room: ROOM });
  });

  it("MU-30, MU-32: changes nickname or availability", () => {
    expect(fromUser(`<presence to='${ROOM}/hag'><show>xa</show><status>s</status></presence>`)).toStrictEqual({
      kind: "directed-presence",
      ...where,
      show: "xa",
      status: "s",
    });
    expect(fromUser(`<presence to='${ROOM}/hag'>${x("")}</presence>`)).toStrictEqual({
      kind: "directed-presence",
      ...where,
    });
    const avatar = "<x xmlns='vcard-temp:x:update'/>";
    expect(fromUser(`<presence to='${ROOM}/hag'>${avatar}</presence>`)).toMatchObject({ kind: "directed-presence" });
    expect(fromUser(`<presence to='${ROOM}'/>`)).toBeUndefined();
  });

  it("MU-33: leaves", () => {
    expect(fromUser(`<presence to='${ROOM}/hag' type='unavailable'/>`)).toStrictEqual({ kind: "leave", ...where });
    const xml = `<presence to='${ROOM}/hag' type='unavailable'><status>bye</status>${join("")}</presence>`;
    expect(fromUser(xml)).toStrictEqual({ kind: "leave", ...where, status: "bye" });
    expect(fromUser(`<presence to='${ROOM}' type='unavailable'/>`)).toBeUndefined();
  });

  it("is not what a client receives, nor the other way round", () => {
    expect(fromRoom(`<presence from='${ROOM}/hag'>${join("")}</presence>`)).toBeUndefined();
    const both = `<presence from='me@b.example/r' to='${ROOM}/hag'>${x("<status code='110'/>")}</presence>`;
    expect(fromUser(both)).toMatchObject({ kind: "directed-presence" });
  });
});
