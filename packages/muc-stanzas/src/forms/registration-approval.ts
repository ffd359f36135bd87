import type { DataForm } from "@xeps/xep-0004";
import { approve, booleanField, fieldsOf, formTypeField } from "./approval.ts";
import { FORM_REGISTER } from "./form-types.ts";

const FIELD_ALLOW = "muc#register_allow";

/** Who wants to be registered, and what they said of themselves. */
export interface RegistrationRequest {
  /** The bare JID. XEP-0045 §16.5.1 has no field for it; it goes into `muc#jid`, as in the form of voice requests. */
  readonly jid?: string | undefined;
  readonly roomNick: string;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * What the room sends to those who decide on registrations: XEP-0045 §9.9. Titles, instructions and labels are the
 * service's to add.
 */
export function buildRegistrationApprovalForm(values: RegistrationRequest): DataForm {
  return {
    type: "form",
    fields: [
      formTypeField(FORM_REGISTER),
      ...fieldsOf("muc#jid", "jid-single", values.jid),
      ...fieldsOf("muc#register_first", "text-single", values.first),
      ...fieldsOf("muc#register_last", "text-single", values.last),
      ...fieldsOf("muc#register_roomnick", "text-single", values.roomNick),
      ...fieldsOf("muc#register_email", "text-single", values.email),
      booleanField(FIELD_ALLOW, false),
    ],
  };
}

/**
 * What the one who decides answers: all fields of the form back, with the decision. Throws `BuildError` for a form of
 * another FORM_TYPE. XEP-0045 §9.9.
 */
export function buildRegistrationApproval(form: DataForm, allow: boolean): DataForm {
  return approve(form, FORM_REGISTER, FIELD_ALLOW, allow);
}
