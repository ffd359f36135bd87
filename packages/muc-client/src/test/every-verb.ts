import type { DataForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { parseXml } from "@xeps-internal/test-kit";
import type { MucClient, Room } from "../index.ts";

/** One call of a verb, with nothing but these options. */
export interface Verb {
  readonly name: string;
  call(at: { readonly room: Room; readonly muc: MucClient }, options?: RequestOptions): Promise<unknown>;
}

function form(type: string): DataForm {
  return {
    type: "form",
    fields: [{ var: "FORM_TYPE", type: "hidden", values: [`http://jabber.org/protocol/muc#${type}`] }],
  };
}

/** What only an occupant may do, and resolves with what the room tells. */
export const answeredInside: readonly Verb[] = [
  { name: "send", call: ({ room }, options) => room.send("hail", options) },
  { name: "setNick", call: ({ room }, options) => room.setNick("hecate", options) },
  { name: "setPresence", call: ({ room }, options) => room.setPresence({ show: "away" }, options) },
  { name: "setSubject", call: ({ room }, options) => room.setSubject("Fire burn", options) },
];

/** What only an occupant may do, and resolves when it is written. */
export const writtenInside: readonly Verb[] = [
  { name: "sendPrivate", call: ({ room }, options) => room.sendPrivate("firstwitch", "psst", options) },
  { name: "invite", call: ({ room }, options) => room.invite("hag66@x.example", options) },
  {
    name: "invite directly",
    call: ({ room }, options) => room.invite("hag66@x.example", { kind: "direct", ...options }),
  },
  { name: "requestVoice", call: ({ room }, options) => room.requestVoice("participant", options) },
  { name: "answerVoiceRequest", call: ({ room }, options) => room.answerVoiceRequest(form("request"), true, options) },
  { name: "answerRegistration", call: ({ room }, options) => room.answerRegistration(form("register"), true, options) },
];

/** What asks a room, whether we are in it or not. */
export const askingRooms: readonly Verb[] = [
  { name: "getInfo", call: ({ room }, options) => room.getInfo(options) },
  { name: "getAllowedTraffic", call: ({ room }, options) => room.getAllowedTraffic(options) },
  { name: "getConfig", call: ({ room }, options) => room.getConfig(options) },
  { name: "setConfig", call: ({ room }, options) => room.setConfig({ roomName: "Coven" }, options) },
  { name: "cancelConfig", call: ({ room }, options) => room.cancelConfig(options) },
  { name: "destroy", call: ({ room }, options) => room.destroy(options) },
  { name: "getAffiliations", call: ({ room }, options) => room.getAffiliations("owner", options) },
  { name: "setAffiliation", call: ({ room }, options) => room.setAffiliation("hag66@x.example", "member", options) },
  { name: "getRoles", call: ({ room }, options) => room.getRoles("moderator", options) },
  { name: "setRole", call: ({ room }, options) => room.setRole("firstwitch", "visitor", options) },
  { name: "kick", call: ({ room }, options) => room.kick("firstwitch", options) },
  { name: "ban", call: ({ room }, options) => room.ban("hag66@x.example", options) },
  { name: "getRegistration", call: ({ room }, options) => room.getRegistration(options) },
  { name: "register", call: ({ room }, options) => room.register({ username: "hag66" }, options) },
  { name: "unregister", call: ({ room }, options) => room.unregister(options) },
  { name: "getReservedNick", call: ({ room }, options) => room.getReservedNick(options) },
];

/** What asks a room once for each of several changes, and tells of each how it went. */
export const changingSeveral: readonly Verb[] = [
  {
    name: "setAffiliations",
    call: ({ room }, options) => room.setAffiliations([{ jid: "hag66@x.example", affiliation: "member" }], options),
  },
  {
    name: "setRoles",
    call: ({ room }, options) => room.setRoles([{ nick: "firstwitch", role: "visitor" }], options),
  },
];

/** What asks others than rooms. */
export const askingOthers: readonly Verb[] = [
  { name: "services", call: ({ muc }, options) => muc.services("x.example", options) },
  { name: "roomsOf", call: ({ muc }, options) => muc.roomsOf("chat.x.example", options).next() },
  { name: "roomsOfUser", call: ({ muc }, options) => muc.roomsOfUser("hag66@x.example/r", options) },
  { name: "getRegistration of a service", call: ({ muc }, options) => muc.getRegistration("chat.x.example", options) },
  {
    name: "register with a service",
    call: ({ muc }, options) => muc.register("chat.x.example", { username: "hag66" }, options),
  },
  { name: "unregister from a service", call: ({ muc }, options) => muc.unregister("chat.x.example", options) },
];

/** Enters a room that we are not in. */
export const entering: readonly Verb[] = [
  { name: "join", call: ({ muc }, options) => muc.join("heath@x.example", "thirdwitch", options) },
  {
    name: "join without creating",
    call: ({ muc }, options) => muc.join("heath@x.example", "thirdwitch", { create: false, ...options }),
  },
  { name: "join by an odd address", call: ({ muc }, options) => muc.join("häth@x.example", "thirdwitch", options) },
  { name: "create", call: ({ muc }, options) => muc.create("heath@x.example", "thirdwitch", options) },
];

export const declining: Verb = {
  name: "decline",
  call({ muc }, options) {
    const stanza = parseXml("<message from='heath@x.example'/>");
    const invitation = { room: "heath@x.example", from: "hag66@x.example", kind: "mediated", stanza } as const;
    return muc.decline(invitation, options);
  },
};
