import { type DataForm, formType, parseForm } from "@xeps/xep-0004";
import { childElements } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { FORM_REGISTER, FORM_REQUEST } from "../forms/form-types.ts";
import { FIELD_REQUEST_ALLOW } from "../forms/voice-request.ts";
import type { At, MessageStanza, WithForm } from "./muc-stanza.ts";
import type { Side } from "./place.ts";

type FormStanza = Extract<MessageStanza, WithForm>;

/**
 * A form of XEP-0045 that comes directly in a message: the room asks with a form (§8.6, §9.9), users ask and answer
 * with a submit (§7.13).
 */
export function readMessageForm(message: Element, place: At, side: Side): FormStanza | undefined {
  const type = side === "room" ? "form" : "submit";
  const forms = formsOf(message);
  const voice = forms.find((form) => formType(form) === FORM_REQUEST);
  if (voice?.type === type) return { kind: voiceKind(voice, side), ...place, form: voice };
  const registration = forms.find((form) => formType(form) === FORM_REGISTER);
  if (registration?.type !== type) return undefined;
  const kind = side === "room" ? "registration-approval-form" : "registration-approval";
  return { kind, ...place, form: registration };
}

/** Each is read once: a form may be large. */
function formsOf(message: Element): readonly DataForm[] {
  return childElements(message)
    .map(parseForm)
    .filter((form) => form !== undefined);
}

function voiceKind(form: DataForm, side: Side): FormStanza["kind"] {
  if (side === "room") return "voice-approval-form";
  return form.fields.some((field) => field.var === FIELD_REQUEST_ALLOW) ? "voice-approval" : "voice-request";
}
