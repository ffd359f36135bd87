import { type InfoField, PRIVATE_MESSAGES } from "../disco/info-field.ts";
import type { ConfigField } from "../owning/config-field.ts";
import { accounts, flag, oneOf, someOf, text, values, WHOIS } from "../owning/fields.ts";
import type { Profile } from "./profile.ts";

const ROLES = values("moderator", "participant", "visitor");

/** All that XEP-0045 §16.5.3 has. */
const FIELDS: readonly ConfigField[] = [
  text("maxHistoryFetch", "Messages kept", { var: "muc#maxhistoryfetch", isNumber: true }),
  oneOf("allowPm", "Who may send private messages", PRIVATE_MESSAGES),
  flag("allowInvites", "Occupants may invite"),
  flag("changeSubject", "Occupants may change the subject"),
  flag("enableLogging", "Messages are archived"),
  someOf("getMemberList", "Who may see the list of members", ROLES),
  text("lang", "Language"),
  text("pubsub", "XMPP URI of the publish-subscribe node"),
  oneOf("maxUsers", "Number of occupants at most", values("5", "10", "20", "30", "50", "100", "200", "none"), {
    isNumber: true,
  }),
  flag("membersOnly", "Only members may enter"),
  flag("moderatedRoom", "Only who has voice may speak"),
  flag("passwordProtectedRoom", "A password is needed to enter"),
  flag("persistentRoom", "The room stays when it is empty"),
  someOf("presenceBroadcast", "Whose presence is shown", ROLES),
  flag("publicRoom", "The room is in public lists"),
  accounts("admin", "Admins"),
  text("roomDesc", "Description"),
  text("roomName", "Title"),
  accounts("owner", "Owners"),
  text("roomSecret", "Password", { type: "text-private" }),
  oneOf("whois", "Real addresses are shown to", WHOIS),
];

/** What of §16.5.4 a service without address book can tell. */
const INFO: readonly InfoField[] = [
  { var: "muc#maxhistoryfetch", type: "text-single", read: ({ settings }) => [String(settings.maxHistoryFetch)] },
  { var: "muc#roominfo_subject", type: "text-single", read: ({ subject }) => (subject ? [subject.text] : []) },
  { var: "muc#roominfo_subjectmod", type: "boolean", read: ({ settings }) => [settings.changeSubject ? "0" : "1"] },
  {
    var: "muc#roomconfig_allowpm",
    type: "list-single",
    options: PRIVATE_MESSAGES,
    read: ({ settings }) => [settings.allowPm],
  },
];

/**
 * The service with what the real one lacks of XEP-0045: all fields of the configuration, registration of whom an admin
 * lets in (§9.9), warning of archives (§7.2.12), lists in pages.
 */
export function complete(profile: Profile): Profile {
  const { entering, talking, owning, asking, disco } = profile;
  return {
    ...profile,
    entering: { ...entering, warnsOfLogging: true },
    talking: { ...talking, identifiesMessages: entering.identifiesOccupants ? "always" : talking.identifiesMessages },
    owning: {
      ...owning,
      configFields: withRest(owning.configFields, FIELDS),
      settings: { ...owning.settings, enableLogging: false },
    },
    asking: { ...asking, asksForRegistration: true },
    disco: { ...disco, infoFields: withRest(disco.infoFields, INFO), listsPages: true },
  };
}

function withRest<T extends object>(own: readonly T[], all: readonly T[]): readonly T[] {
  const names = new Set(own.map(nameOf));
  return [...own, ...all.filter((field) => !names.has(nameOf(field)))];
}

function nameOf(field: object): string | undefined {
  return "var" in field ? String(field.var) : undefined;
}
