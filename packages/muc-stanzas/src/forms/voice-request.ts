import { type DataForm, formType, formValues } from "@xeps/xep-0004";
import type { Draft } from "../elements/children.ts";
import { isRole, type Role } from "../standing.ts";
import { approve, booleanField, fieldsOf, formTypeField } from "./approval.ts";
import { FORM_REQUEST } from "./form-types.ts";

const FIELD_ROLE = "muc#role";
const FIELD_JID = "muc#jid";
const FIELD_NICK = "muc#roomnick";
/** The decision; a submission that has it is a moderator's answer. */
export const FIELD_REQUEST_ALLOW = "muc#request_allow";

/** Someone asks for a role, mostly for voice. XEP-0045 §7.13, §8.6. */
export interface VoiceRequest {
  readonly role: Role;
  /** Who asks; the room tells it to moderators. */
  readonly jid?: string | undefined;
  readonly nick?: string | undefined;
  /** Only where moderators decide: their answer, or what the form has before it. */
  readonly allow?: boolean | undefined;
}

/**
 * The request in a form of any of the three stages; `undefined` for a form of another FORM_TYPE, or of a role that is
 * none. Without role it is about voice.
 */
export function parseVoiceRequest(form: DataForm): VoiceRequest | undefined {
  if (formType(form) !== FORM_REQUEST) return undefined;
  const values = formValues(form);
  const role = values.get(FIELD_ROLE) ?? "participant";
  if (!isRole(role)) return undefined;
  const request: Draft<VoiceRequest> = { role };
  const jid = values.get(FIELD_JID);
  if (typeof jid === "string") request.jid = jid;
  const nick = values.get(FIELD_NICK);
  if (typeof nick === "string") request.nick = nick;
  const allow = readBoolean(values.get(FIELD_REQUEST_ALLOW));
  if (allow !== undefined) request.allow = allow;
  return request;
}

/** A submission need not name types, so that a boolean can come as text. XEP-0004 §3.2. */
function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "1" || value === "true") return true;
  return value === "0" || value === "false" ? false : undefined;
}

/** What someone who wants a role sends to the room: XEP-0045 §7.13. */
export function buildVoiceRequest(role: Role = "participant"): DataForm {
  return { type: "submit", fields: [formTypeField(FORM_REQUEST), ...fieldsOf(FIELD_ROLE, "list-single", role)] };
}

/** What the room sends to its moderators: XEP-0045 §8.6. Titles, instructions and labels are the service's to add. */
export function buildVoiceApprovalForm(request: VoiceRequest): DataForm {
  return {
    type: "form",
    fields: [
      formTypeField(FORM_REQUEST),
      ...fieldsOf(FIELD_ROLE, "list-single", request.role),
      ...fieldsOf(FIELD_JID, "jid-single", request.jid),
      ...fieldsOf(FIELD_NICK, "text-single", request.nick),
      booleanField(FIELD_REQUEST_ALLOW, request.allow ?? false),
    ],
  };
}

/**
 * What a moderator answers: all fields of the form back, with the decision. Throws `BuildError` for a form of another
 * FORM_TYPE. XEP-0045 §8.6.
 */
export function buildVoiceApproval(form: DataForm, allow: boolean): DataForm {
  return approve(form, FORM_REQUEST, FIELD_REQUEST_ALLOW, allow);
}
