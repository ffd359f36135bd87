import { type InfoField, PRIVATE_MESSAGES } from "../disco/info-field.ts";
import type { ConfigField } from "../owning/config-field.ts";
import { flag, oneOf, someOf, text, values, WHOIS } from "../owning/fields.ts";

/** What owners of rooms of ejabberd 23 can configure. */
export const EJABBERD_FIELDS: readonly ConfigField[] = [
  text("roomName", "Room title"),
  text("roomDesc", "Room description"),
  text("lang", "Language"),
  flag("persistentRoom", "The room stays when it is empty"),
  flag("publicRoom", "The room is in public lists"),
  flag("publicList", "The list of occupants is public", { var: "public_list" }),
  flag("passwordProtectedRoom", "A password is needed to enter"),
  text("roomSecret", "Password", { type: "text-private" }),
  oneOf("maxUsers", "Number of occupants at most", values("5", "10", "20", "30", "50", "100", "200"), {
    isNumber: true,
  }),
  oneOf("whois", "Real addresses are shown to", WHOIS),
  someOf("presenceBroadcast", "Whose presence is shown", values("moderator", "participant", "visitor")),
  flag("membersOnly", "Only members may enter"),
  flag("moderatedRoom", "Only who has voice may speak"),
  flag("membersByDefault", "Everybody has voice at first", { var: "members_by_default" }),
  flag("changeSubject", "Occupants may change the subject"),
  flag("allowPm", "Private messages are allowed", { var: "allow_private_messages", words: ["none", "anyone"] }),
  oneOf("allowPmFromVisitors", "To whom visitors may send them", values("nobody", "moderators", "anyone"), {
    var: "allow_private_messages_from_visitors",
  }),
  flag("allowQueryUsers", "Occupants may query each other", { var: "allow_query_users" }),
  flag("allowInvites", "Occupants may invite"),
  flag("allowVisitorStatus", "Visitors may show a status", { var: "allow_visitor_status" }),
  flag("allowVisitorNickChange", "Visitors may change their nick", { var: "allow_visitor_nickchange" }),
  flag("allowVoiceRequests", "Visitors may ask for voice", { var: "allow_voice_requests" }),
  text("voiceRequestInterval", "Seconds from one request for voice to the next", {
    var: "voice_request_min_interval",
    isNumber: true,
  }),
  text("pubsub", "XMPP URI of the publish-subscribe node"),
  flag("enableLogging", "Messages are archived", { var: "mam" }),
];

/** What disco#info tells of them. */
export const EJABBERD_INFO: readonly InfoField[] = [
  { var: "muc#roominfo_occupants", type: "text-single", read: ({ occupants }) => [String(occupants.size)] },
  { var: "muc#roomconfig_roomname", type: "text-single", read: ({ settings }) => [settings.roomName] },
  { var: "muc#roominfo_description", type: "text-single", read: ({ settings }) => [settings.roomDesc] },
  { var: "muc#roominfo_changesubject", type: "boolean", read: ({ settings }) => [settings.changeSubject ? "1" : "0"] },
  { var: "muc#roomconfig_allowinvites", type: "boolean", read: ({ settings }) => [settings.allowInvites ? "1" : "0"] },
  {
    var: "muc#roomconfig_allow_query_users",
    type: "boolean",
    read: ({ settings }) => [settings.allowQueryUsers ? "1" : "0"],
  },
  {
    var: "muc#roomconfig_allowpm",
    type: "list-single",
    options: PRIVATE_MESSAGES,
    read: ({ settings }) => [settings.allowPm],
  },
  { var: "muc#roominfo_lang", type: "text-single", read: ({ settings }) => [settings.lang] },
];
