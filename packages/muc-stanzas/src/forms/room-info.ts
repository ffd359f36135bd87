import { defineForm, type FormValues, type KnownForm } from "@xeps/xep-0004";
import { FORM_ROOM_INFO } from "./form-types.ts";
import { roomConfigFields, roomConfigForm } from "./room-config.ts";

/** The fields of XEP-0045 §16.5.4. */
const ownFields = {
  contactJid: ["muc#roominfo_contactjid", "strings"],
  description: ["muc#roominfo_description", "string"],
  lang: ["muc#roominfo_lang", "string"],
  ldapGroup: ["muc#roominfo_ldapgroup", "string"],
  logs: ["muc#roominfo_logs", "string"],
  occupants: ["muc#roominfo_occupants", "integer"],
  subject: ["muc#roominfo_subject", "string"],
  subjectMod: ["muc#roominfo_subjectmod", "boolean"],
} as const;

/**
 * With those of the configuration, which a room may tell too (XEP-0045 §6.4). `lang` is in both: the one of roominfo
 * counts.
 */
type RoomInfoFields = Omit<typeof roomConfigFields, "lang"> & typeof ownFields;

/** What a room tells of itself to everyone. `occupants` is how many there are; `contactJid` lists addresses. */
export type RoomInfoValues = FormValues<RoomInfoFields>;

const form: KnownForm<RoomInfoFields> = /* @__PURE__ */ defineForm(FORM_ROOM_INFO, {
  ...roomConfigFields,
  ...ownFields,
});

/**
 * The form of FORM_TYPE muc#roominfo in the disco#info answer of a room. XEP-0045 §6.4, §16.5.4. A service that builds
 * the answer takes `submit(values)` with the type "result".
 */
export const roomInfoForm: KnownForm<RoomInfoFields> = {
  formType: FORM_ROOM_INFO,
  read: (from) => {
    const values = form.read(from);
    const lang = values.lang ?? roomConfigForm.read(from).lang;
    return lang === undefined ? values : { ...values, lang };
  },
  submit: (values, over) => form.submit(values, over),
};
