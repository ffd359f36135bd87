import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const ROOM = "coven@chat.example";
const query = (ns: string, content = "") => `<query xmlns='${ns}'>${content}</query>`;
const admin = (content = "") => query("http://jabber.org/protocol/muc#admin", content);
const owner = (content = "") => query("http://jabber.org/protocol/muc#owner", content);
const register = (content = "") => query("jabber:iq:register", content);
const form = (type: string) => `<x xmlns='jabber:x:data' type='${type}'/>`;

const asked = (type: string, content: string, to = ROOM) =>
  readMucStanza(parseXml(`<iq type='${type}' id='1' from='me@b.example/r' to='${to}'>${content}</iq>`), "user");
const answered = (content: string, from = ROOM, type = "result") =>
  readMucStanza(parseXml(`<iq type='${type}' id='1' from='${from}' to='me@b.example/r'>${content}</iq>`));

describe("lists of roles and affiliations", () => {
  it("MU-44: are asked for by one role or affiliation", () => {
    const kind = "admin-list-request";
    expect(asked("get", admin("<item affiliation='outcast'/>"))).toStrictEqual({
      kind,
      room: ROOM,
      filter: { affiliation: "outcast" },
    });
    expect(asked("get", admin("<item role='moderator'/><item affiliation='owner'/>"))).toStrictEqual({
      kind,
      room: ROOM,
      filter: { role: "moderator" },
    });
    expect(asked("get", admin())).toStrictEqual({ kind, room: ROOM, filter: {} });
  });

  it("MU-40: are changed", () => {
    expect(asked("set", admin("<item nick='pistol' role='none'><reason>r</reason></item>"))).toStrictEqual({
      kind: "admin-set",
      room: ROOM,
      items: [{ nick: "pistol", role: "none", reason: "r" }],
    });
  });

  it("MU-44: are answered, empty ones too", () => {
    expect(answered(admin("<item affiliation='member' jid='a@b'/>"))).toStrictEqual({
      kind: "admin-list-result",
      room: ROOM,
      items: [{ affiliation: "member", jid: "a@b" }],
    });
    expect(answered(admin())).toStrictEqual({ kind: "admin-list-result", room: ROOM, items: [] });
  });
});

describe("the owner's requests", () => {
  it("MU-50: ask for the form, submit it, give it up", () => {
    expect(asked("get", owner())).toStrictEqual({ kind: "owner-config-request", room: ROOM });
    expect(asked("set", owner(form("submit")))).toStrictEqual({
      kind: "owner-config-submit",
      room: ROOM,
      form: { type: "submit", fields: [] },
    });
    expect(asked("set", owner(form("cancel")))).toStrictEqual({ kind: "owner-config-cancel", room: ROOM });
  });

  it("MU-54: destroy the room", () => {
    expect(asked("set", owner("<destroy jid='n@b'><reason>r</reason></destroy>"))).toStrictEqual({
      kind: "owner-destroy",
      room: ROOM,
      destroy: { jid: "n@b", reason: "r" },
    });
    expect(asked("set", owner(`${form("submit")}<destroy/>`))).toMatchObject({ kind: "owner-destroy" });
  });

  it("MU-51: are answered by a form, or by nothing to configure", () => {
    expect(answered(owner(form("form")))).toStrictEqual({
      kind: "owner-config-form",
      room: ROOM,
      form: { type: "form", fields: [] },
    });
    expect(answered(owner())).toStrictEqual({ kind: "owner-config-none", room: ROOM });
    expect(answered(owner("<f xmlns='urn:f'/>"))).toStrictEqual({ kind: "owner-config-none", room: ROOM });
  });

  it("say nothing otherwise", () => {
    const item = "<item affiliation='owner' jid='a@b'/>";
    for (const content of [item, form("form"), "<destroy/>", form("unheard-of"), "<x xmlns='jabber:x:data'/>"]) {
      expect(asked("get", owner(content))).toBeUndefined();
    }
    expect(asked("get", owner(`${item}<f xmlns='urn:f'/>`))).toBeUndefined();
    for (const content of ["", item, form("form"), form("result"), form("unheard-of")]) {
      expect(asked("set", owner(content))).toBeUndefined();
    }
    for (const content of [item, form("submit"), form("cancel"), "<destroy/>", "<x xmlns='jabber:x:data'/>"]) {
      expect(answered(owner(content))).toBeUndefined();
    }
  });
});

describe("registration", () => {
  it("MU-66: is asked for, submitted, ended", () => {
    expect(asked("get", register())).toStrictEqual({ kind: "register-request", room: ROOM });
    expect(asked("set", register(form("submit")))).toStrictEqual({
      kind: "register-submit",
      room: ROOM,
      form: { type: "submit", fields: [] },
    });
    expect(asked("set", register("<remove/>"))).toStrictEqual({ kind: "register-remove", room: ROOM });
    expect(asked("set", register(`<remove/>${form("submit")}`))).toMatchObject({ kind: "register-remove" });
  });

  it("MU-66: is answered by a form, by fields, or by the nickname there is", () => {
    expect(answered(register(`<instructions>i</instructions>${form("form")}`))).toStrictEqual({
      kind: "register-form",
      room: ROOM,
      instructions: "i",
      form: { type: "form", fields: [] },
    });
    expect(answered(register(form("form")))).not.toHaveProperty("instructions");
    expect(answered(register("<instructions>i</instructions><username/><nick/>"))).toStrictEqual({
      kind: "register-legacy",
      room: ROOM,
      instructions: "i",
      fields: ["username", "nick"],
    });
    expect(answered(register("<nick/>"))).toStrictEqual({ kind: "register-legacy", room: ROOM, fields: ["nick"] });
    expect(answered(register("<instructions>i</instructions>"))).toMatchObject({
      kind: "register-legacy",
      instructions: "i",
      fields: [],
    });
    expect(answered(register(`<registered/><username>n</username>${form("form")}`))).toStrictEqual({
      kind: "registered",
      room: ROOM,
      username: "n",
    });
    expect(answered(register("<registered/>"))).toStrictEqual({ kind: "registered", room: ROOM });
  });

  it("may be with a whole service", () => {
    expect(answered(register("<registered/>"), "Chat.Example")).toMatchObject({ room: "chat.example" });
  });

  it("says nothing otherwise", () => {
    expect(asked("set", register())).toBeUndefined();
    expect(asked("set", register(form("cancel")))).toBeUndefined();
    expect(answered(register())).toBeUndefined();
    expect(answered(register(`<instructions>i</instructions>${form("submit")}`))).toBeUndefined();
  });
});

describe("an iq", () => {
  it("goes by its first query that means something", () => {
    const x = "<x xmlns='http://jabber.org/protocol/muc#admin'/>";
    const content = `text<error/><query xmlns='urn:f'/>${x}${register()}${owner()}`;
    expect(asked("get", content)).toMatchObject({ kind: "register-request" });
  });

  it("MU-70: to or from an occupant is none of the room's", () => {
    for (const content of [admin("<item role='none'/>"), owner(), register("<registered/>")]) {
      expect(asked("get", content, `${ROOM}/hag`)).toBeUndefined();
      expect(asked("set", content, `${ROOM}/hag`)).toBeUndefined();
      expect(answered(content, `${ROOM}/hag`)).toBeUndefined();
    }
  });

  it("of the other side, an error, or an unknown type says nothing", () => {
    for (const content of [admin("<item role='none'/>"), owner(), register("<registered/>")]) {
      for (const type of ["get", "set", "error", "", "unheard-of"]) {
        expect(answered(content, ROOM, type)).toBeUndefined();
      }
      for (const type of ["result", "error", "", "unheard-of"]) expect(asked(type, content)).toBeUndefined();
    }
  });

  it("without a query says nothing", () => {
    expect(answered("")).toBeUndefined();
    expect(answered("<query xmlns='http://jabber.org/protocol/disco#info'/>")).toBeUndefined();
  });
});
