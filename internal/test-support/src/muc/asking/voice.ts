import { buildVoiceApprovalForm, parseVoiceRequest, type VoiceRequest } from "@xeps/muc-stanzas";
import { buildForm, type DataForm } from "@xeps/xep-0004";
import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { refuse, refuseOutsider } from "../refuse.ts";
import { accountOf, type Outcome, occupantOf, type Room, recipientsOf } from "../room.ts";
import { changeRole } from "../ruling/role.ts";

/** A visitor asks for voice, §7.13: the room passes it on to the moderators. */
export function requestVoice(room: Room, message: Element, form: DataForm, now: Date): Outcome {
  const from = attributeOf(message, "from") ?? "";
  const sender = occupantOf(room, from);
  if (!sender) return refuseOutsider(room, message);
  if (!room.settings.allowVoiceRequests) {
    return refuse(room, message, { condition: "forbidden", text: "Voice requests are disabled in this conference" });
  }
  const last = room.voiceRequests.get(accountOf(from));
  if (last && now.getTime() - last.getTime() < room.settings.voiceRequestInterval * 1_000) {
    const text = "Please, wait for a while before sending new voice request";
    return refuse(room, message, { condition: "resource-constraint", type: "wait", text });
  }
  const request = parseVoiceRequest(form);
  if (!request) return refuse(room, message, { condition: "bad-request" });
  if (sender.role !== "visitor") return { room, send: [] };
  const { role } = request;
  const question = voiceForm(room, { role, jid: from, nick: sender.nick });
  const voiceRequests = new Map(room.voiceRequests).set(accountOf(from), now);
  return { room: { ...room, voiceRequests }, send: toModerators(room, question, room.profile.asking.voiceForm.type) };
}

function voiceForm({ profile }: Room, request: VoiceRequest): DataForm {
  const { fields, ...form } = buildVoiceApprovalForm(request);
  const options = profile.asking.voiceForm.roles.map((value) => ({ value }));
  const withRoles = fields.map((field) => (field.var === "muc#role" ? { ...field, options } : field));
  return { ...form, title: "Voice request", fields: withRoles };
}

/** A moderator decides on it, §8.6. Only "participant" can be asked for. */
export function answerVoiceRequest(room: Room, message: Element, form: DataForm): Outcome {
  const from = attributeOf(message, "from") ?? "";
  const sender = occupantOf(room, from);
  if (!sender) return refuseOutsider(room, message);
  if (sender.role !== "moderator") return refuse(room, message, { condition: "forbidden" });
  const answer = parseVoiceRequest(form);
  const occupant = answer && room.occupants.get(answer.nick ?? "");
  if (!occupant) return refuse(room, message, { condition: "item-not-found" });
  if (!answer.allow || answer.role !== "participant" || occupant.role !== "visitor") return { room, send: [] };
  return changeRole(room, occupant, "participant", { by: from, reason: room.profile.asking.voiceReason });
}

/** A form for all moderators. */
export function toModerators(room: Room, form: DataForm, type?: string): Element[] {
  const moderators = recipientsOf(room).filter(({ role }) => role === "moderator");
  return moderators.map(({ jid }) => buildElement("message", { from: room.jid, to: jid, type }, [buildForm(form)]));
}
