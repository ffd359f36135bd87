import type { InfoField } from "../disco/info-field.ts";
import type { ConfigField } from "../owning/config-field.ts";
import { flag, heading, oneOf, someOf, text, values, WHOIS } from "../owning/fields.ts";

const MEMBER_INVITES = "{http://prosody.im/protocol/muc}roomconfig_allowmemberinvites";

/** What owners of rooms of Prosody 0.12 can configure. */
export const PROSODY_FIELDS: readonly ConfigField[] = [
  heading("Room information"),
  text("roomName", "Title"),
  text("roomDesc", "Description"),
  text("lang", "Language tag for room"),
  flag("persistentRoom", "Persistent (the room stays when it is empty)", { omitsFalse: true }),
  flag("publicRoom", "The room is in public lists", { omitsFalse: true }),
  heading("Access to the room"),
  text("roomSecret", "Password", { type: "text-private" }),
  flag("membersOnly", "Only members may enter", { omitsFalse: true }),
  flag("allowMemberInvites", "Members may invite new members", { var: MEMBER_INVITES, omitsFalse: true }),
  heading("Permissions in the room"),
  flag("changeSubject", "Anyone may set the subject", { omitsFalse: true }),
  flag("moderatedRoom", "Only who has voice may speak", { omitsFalse: true }),
  oneOf("whois", "Real addresses are shown to", WHOIS),
  heading("Other options"),
  text("maxHistoryFetch", "Messages kept", { var: "muc#roomconfig_historylength", isNumber: true }),
  text("defaultHistory", "Messages sent to who enters", {
    var: "muc#roomconfig_defaulthistorymessages",
    isNumber: true,
  }),
  someOf("presenceBroadcast", "Whose presence is shown", values("none", "visitor", "participant", "moderator")),
  flag("enableLogging", "Messages are archived", { var: "muc#roomconfig_enablearchiving" }),
];

/** What disco#info tells of them. */
export const PROSODY_INFO: readonly InfoField[] = [
  { var: "muc#roominfo_occupants", type: "text-single", read: ({ occupants }) => [String(occupants.size)] },
  { var: "muc#roominfo_lang", type: "text-single", read: ({ settings }) => [settings.lang] },
  { var: "muc#roomconfig_roomname", type: "text-single", read: ({ settings }) => [settings.roomName] },
  { var: "muc#roominfo_description", type: "text-single", read: ({ settings }) => [settings.roomDesc] },
  {
    var: "muc#roomconfig_changesubject",
    type: "boolean",
    read: ({ settings }) => (settings.changeSubject ? ["1"] : []),
  },
  { var: MEMBER_INVITES, type: "boolean", read: ({ settings }) => [settings.allowMemberInvites ? "1" : "0"] },
  {
    var: "muc#roomconfig_allowinvites",
    type: "boolean",
    read: ({ settings: { allowInvites, allowMemberInvites, membersOnly } }) => [
      allowInvites && (allowMemberInvites || !membersOnly) ? "1" : "0",
    ],
  },
];
