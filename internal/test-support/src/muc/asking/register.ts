import {
  buildRegistration,
  buildRegistrationApprovalForm,
  parseRegistration,
  registrationForm,
} from "@xeps/muc-stanzas";
import type { DataForm, FormType } from "@xeps/xep-0004";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { payloadOf, resultOf } from "../../service/stanza.ts";
import { isReserved } from "../entering/nick.ts";
import { refuse } from "../refuse.ts";
import { accountOf, accountOfOccupant, affiliationOf, type Outcome, type Room } from "../room.ts";
import { changeAffiliation } from "../ruling/affiliation.ts";
import { standingOf } from "../ruling/role.ts";
import { toModerators } from "./voice.ts";

/** Somebody registers with the room, asks how, or unregisters: §7.10. */
export function register(room: Room, iq: Element): Outcome {
  const query = payloadOf(iq);
  const account = accountOf(attributeOf(iq, "from") ?? "");
  const affiliation = affiliationOf(room, account);
  if (room.profile.asking.registersAt !== "room") return refuse(room, iq, { condition: "service-unavailable" });
  if (affiliation === "outcast") return refuse(room, iq, { condition: "forbidden" });
  if (affiliation === "none" && !room.profile.asking.asksForRegistration) {
    return refuse(room, iq, { condition: "registration-required" });
  }
  if (attributeOf(iq, "type") === "get") return { room, send: [resultOf(iq, offer(room, account))] };
  const registration = query && parseRegistration(query);
  if (registration?.remove) {
    const gone = changeAffiliation(room, account, { affiliation: "none" });
    return { room: gone.room, send: [...gone.send, resultOf(iq)] };
  }
  const nick = registration?.form && registrationForm.read(registration.form).roomNick;
  if (!nick) return refuse(room, iq, { condition: "bad-request" });
  return isFree(room, nick, account) ? accept(room, iq, account, nick) : refuse(room, iq, { condition: "conflict" });
}

function offer(room: Room, account: string): Element {
  const nick = room.affiliates.get(account)?.nick;
  return nick === undefined
    ? buildRegistration({ form: formOf("form") })
    : buildRegistration({ registered: true, username: nick, form: formOf("result") });
}

function formOf(type: FormType): DataForm {
  const required = type === "form" || undefined;
  return {
    type,
    fields: [
      { var: "FORM_TYPE", type: "hidden", values: [registrationForm.formType] },
      { var: "muc#register_roomnick", type: "text-single", label: "Nickname", required, values: [] },
    ],
  };
}

/** Nobody else has it: neither by registration nor at the moment. */
function isFree(room: Room, nick: string, account: string): boolean {
  const holder = room.occupants.get(nick);
  const isHeld = holder !== undefined && accountOfOccupant(holder) !== account;
  return !isHeld && !isReserved(room, nick, account);
}

/** XEP-0045 §7.10: the service may ask those who administer the room, §9.9; members have nothing to ask for. */
function accept(room: Room, iq: Element, account: string, nick: string): Outcome {
  const affiliation = affiliationOf(room, account);
  if (affiliation === "none") {
    const registrations = new Map(room.registrations).set(account, nick);
    const question = { title: "Registration", ...buildRegistrationApprovalForm({ jid: account, roomNick: nick }) };
    return { room: { ...room, registrations }, send: [...toModerators(room, question), resultOf(iq)] };
  }
  const { room: next, send } = changeAffiliation(room, account, { affiliation, nick });
  return { room: next, send: [...send, resultOf(iq)] };
}

/** An admin decides on a registration, §9.9. */
export function answerRegistration(room: Room, message: Element, form: DataForm): Outcome {
  const from = attributeOf(message, "from") ?? "";
  const { affiliation } = standingOf(room, from);
  if (affiliation !== "owner" && affiliation !== "admin") return refuse(room, message, { condition: "forbidden" });
  const { roomNick, allow } = registrationForm.read(form);
  const account = [...room.registrations].find(([, nick]) => nick === roomNick)?.[0];
  if (account === undefined) return refuse(room, message, { condition: "item-not-found" });
  const registrations = new Map(room.registrations);
  registrations.delete(account);
  const next: Room = { ...room, registrations };
  if (!allow) return { room: next, send: [] };
  return changeAffiliation(next, account, { affiliation: "member", nick: roomNick, by: from });
}
