import { defineForm, type KnownForm } from "@xeps/xep-0004";
import { FORM_REGISTER } from "./form-types.ts";

const registrationFields = {
  allow: ["muc#register_allow", "boolean"],
  email: ["muc#register_email", "string"],
  faqEntry: ["muc#register_faqentry", "string"],
  first: ["muc#register_first", "string"],
  last: ["muc#register_last", "string"],
  roomNick: ["muc#register_roomnick", "string"],
  url: ["muc#register_url", "string"],
} as const;

/**
 * The form of FORM_TYPE muc#register: what a room asks of those who want a nickname of their own, and what it asks its
 * owners then (`allow`). `faqEntry` is one text, its lines joined by `\n`. XEP-0045 §7.10, §9.9, §16.5.1.
 */
export const registrationForm: KnownForm<typeof registrationFields> = /* @__PURE__ */ defineForm(
  FORM_REGISTER,
  registrationFields,
);
