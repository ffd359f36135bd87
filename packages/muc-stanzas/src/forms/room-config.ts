import { defineForm, type FormValues, type KnownForm } from "@xeps/xep-0004";
import { FORM_ROOM_CONFIG } from "./form-types.ts";

/** The fields of XEP-0045 §16.5.3. */
export const roomConfigFields = {
  maxHistoryFetch: ["muc#maxhistoryfetch", "integer"],
  allowPm: ["muc#roomconfig_allowpm", "string"],
  allowInvites: ["muc#roomconfig_allowinvites", "boolean"],
  changeSubject: ["muc#roomconfig_changesubject", "boolean"],
  enableLogging: ["muc#roomconfig_enablelogging", "boolean"],
  getMemberList: ["muc#roomconfig_getmemberlist", "strings"],
  lang: ["muc#roomconfig_lang", "string"],
  pubsub: ["muc#roomconfig_pubsub", "string"],
  maxUsers: ["muc#roomconfig_maxusers", "limit"],
  membersOnly: ["muc#roomconfig_membersonly", "boolean"],
  moderatedRoom: ["muc#roomconfig_moderatedroom", "boolean"],
  passwordProtectedRoom: ["muc#roomconfig_passwordprotectedroom", "boolean"],
  persistentRoom: ["muc#roomconfig_persistentroom", "boolean"],
  presenceBroadcast: ["muc#roomconfig_presencebroadcast", "strings"],
  publicRoom: ["muc#roomconfig_publicroom", "boolean"],
  roomAdmins: ["muc#roomconfig_roomadmins", "strings"],
  roomDesc: ["muc#roomconfig_roomdesc", "string"],
  roomName: ["muc#roomconfig_roomname", "string"],
  roomOwners: ["muc#roomconfig_roomowners", "strings"],
  roomSecret: ["muc#roomconfig_roomsecret", "string"],
  whois: ["muc#roomconfig_whois", "string"],
} as const;

/**
 * The configuration of a room. `maxUsers` is a number, or "none" for no limit; `roomAdmins` and `roomOwners` are the
 * full lists, so that writing one takes everybody out who is not in it (XEP-0045 §10.5, §10.8); `roomSecret` is the
 * password.
 */
export type RoomConfig = FormValues<typeof roomConfigFields>;

/** The form of FORM_TYPE muc#roomconfig. XEP-0045 §10.2, §16.5.3. */
export const roomConfigForm: KnownForm<typeof roomConfigFields> = /* @__PURE__ */ defineForm(
  FORM_ROOM_CONFIG,
  roomConfigFields,
);
