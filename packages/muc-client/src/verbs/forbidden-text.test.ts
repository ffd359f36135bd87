import { describe, expect, it } from "vitest";
import { joined, type Stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

/** Every place where a program gives us text, by verb and option. */
const places: readonly (readonly [name: string, call: (at: Stage, text: string) => Promise<unknown>])[] = [
  ["send body", ({ room }, text) => room.send(text)],
  ["send body in an object", ({ room }, text) => room.send({ body: text })],
  ["send lang", ({ room }, text) => room.send({ body: "x", lang: text })],
  ["send thread", ({ room }, text) => room.send({ body: "x", thread: text })],
  ["send id", ({ room }, text) => room.send({ body: "x", id: text })],
  ["sendPrivate nick", ({ room }, text) => room.sendPrivate(text, "x")],
  ["sendPrivate body", ({ room }, text) => room.sendPrivate("hecate", text)],
  ["sendPrivate thread", ({ room }, text) => room.sendPrivate("hecate", { body: "x", thread: text })],
  ["sendPrivate id", ({ room }, text) => room.sendPrivate("hecate", { body: "x", id: text })],
  ["sendPrivate lang", ({ room }, text) => room.sendPrivate("hecate", { body: "x", lang: text })],
  ["setSubject", ({ room }, text) => room.setSubject(text)],
  ["setNick", ({ room }, text) => room.setNick(text)],
  ["setPresence show", ({ room }, text) => room.setPresence({ show: text as "away" })],
  ["setPresence status", ({ room }, text) => room.setPresence({ status: text })],
  ["leave status", ({ room }, text) => room.leave({ status: text })],
  ["invite jid", ({ room }, text) => room.invite(`${text}@capulet.example`)],
  ["invite reason", ({ room }, text) => room.invite("romeo@montague.example", { reason: text })],
  ["invite password", ({ room }, text) => room.invite("romeo@montague.example", { password: text })],
  ["invite thread", ({ room }, text) => room.invite("romeo@montague.example", { thread: text })],
  [
    "invite directly, reason",
    ({ room }, text) => room.invite("romeo@montague.example", { kind: "direct", reason: text }),
  ],
  ["requestVoice", ({ room }, text) => room.requestVoice(text as "participant")],
  [
    "answerVoiceRequest",
    ({ room }, text) => room.answerVoiceRequest({ type: "form", fields: [{ var: text, values: ["x"] }] }, true),
  ],
  [
    "answerRegistration",
    ({ room }, text) => room.answerRegistration({ type: "form", fields: [{ var: "x", values: [text] }] }, true),
  ],
  ["kick nick", ({ room }, text) => room.kick(text)],
  ["kick reason", ({ room }, text) => room.kick("hecate", { reason: text })],
  ["setRole role", ({ room }, text) => room.setRole("hecate", text as "none")],
  ["ban jid", ({ room }, text) => room.ban(`${text}@capulet.example`)],
  ["ban reason", ({ room }, text) => room.ban("hecate@shakespeare.example", { reason: text })],
  [
    "setAffiliation nick",
    ({ room }, text) => room.setAffiliation("hecate@shakespeare.example", "member", { nick: text }),
  ],
  [
    "setAffiliation affiliation",
    ({ room }, text) => room.setAffiliation("hecate@shakespeare.example", text as "member"),
  ],
  ["getAffiliations", ({ room }, text) => room.getAffiliations(text as "member")],
  ["getRoles", ({ room }, text) => room.getRoles(text as "none")],
  ["destroy reason", ({ room }, text) => room.destroy({ reason: text })],
  ["destroy venue", ({ room }, text) => room.destroy({ jid: text })],
  ["destroy password", ({ room }, text) => room.destroy({ password: text })],
  ["setConfig", ({ room }, text) => room.setConfig({ roomName: text }, { form: offered })],
  [
    "setConfig field",
    ({ room }, text) => room.setConfig({}, { form: offered, fields: { "muc#roomconfig_roomname": text } }),
  ],
  ["join nick", ({ muc }, text) => muc.join("heath@chat.shakespeare.example", text)],
  ["join password", ({ muc }, text) => muc.join("heath@chat.shakespeare.example", "x", { password: text })],
  ["join status", ({ muc }, text) => muc.join("heath@chat.shakespeare.example", "x", { presence: { status: text } })],
  ["create nick", ({ muc }, text) => muc.create("heath@chat.shakespeare.example", text)],
  ["create password", ({ muc }, text) => muc.create("heath@chat.shakespeare.example", "x", { password: text })],
  ["decline reason", ({ muc }, text) => muc.decline({ ...invitation, stanza: undefined as never }, { reason: text })],
  [
    "inviteAsService reason",
    ({ muc }, text) => muc.inviteAsService({ room: ROOM, to: "a@b.example", from: "c@d.example", reason: text }),
  ],
  [
    "inviteAsService password",
    ({ muc }, text) => muc.inviteAsService({ room: ROOM, to: "a@b.example", from: "c@d.example", password: text }),
  ],
];

const invitation = { room: ROOM, kind: "mediated", from: "hecate@shakespeare.example" } as const;
const offered = {
  type: "form",
  fields: [
    { var: "FORM_TYPE", type: "hidden", values: ["http://jabber.org/protocol/muc#roomconfig"] },
    { var: "muc#roomconfig_roomname", type: "text-single", values: [] },
  ],
} as const;

/** XML 1.0, production 2: `Char` leaves these out. */
const FORBIDDEN = ["\0", "\u0008", "\u000b", "\u001b", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00"];

describe("text with a character that XML forbids", () => {
  it.each(places)("is refused before anything is sent: %s", async (_, call) => {
    const at = await joined();
    for (const character of FORBIDDEN) {
      const outcome = expect(call(at, `a${character}b`)).rejects;
      await outcome.toMatchObject({ name: "BuildError" });
    }
    expect([at.entity.sent, at.room.state]).toEqual([[], "joined"]);
    expect(at.muc.joinedRooms.size).toBe(1);
  });
});
