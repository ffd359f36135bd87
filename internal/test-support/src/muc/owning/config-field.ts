import type { FieldOption, FormField } from "@xeps/xep-0004";
import type { Profile } from "../profile.ts";
import type { RoomSettings } from "./room-settings.ts";

/** A field of the configuration form, and the setting behind it. */
export interface ConfigField {
  readonly setting: keyof RoomSettings;
  readonly var: string;
  readonly type: "boolean" | "list-multi" | "list-single" | "text-private" | "text-single";
  readonly label: string;
  readonly options?: readonly FieldOption[];
  /** The setting is a number, or none. */
  readonly isNumber?: true;
  /** Where it is offered, when not everywhere. */
  readonly only?: Profile["name"];
}

const of = (...values: readonly string[]): readonly FieldOption[] => values.map((value) => ({ value }));
const PREFIX = "muc#roomconfig_";
const WHOIS: readonly FieldOption[] = [
  { value: "moderators", label: "Moderators only" },
  { value: "anyone", label: "Anyone" },
];
const ROLES = of("moderator", "participant", "visitor");

const flag = (setting: keyof RoomSettings, label: string, name = setting.toLowerCase()): ConfigField => ({
  setting,
  var: PREFIX + name,
  type: "boolean",
  label,
});
const text = (setting: keyof RoomSettings, label: string): ConfigField => ({
  setting,
  var: PREFIX + setting.toLowerCase(),
  type: "text-single",
  label,
});
const prosody = (name: string, field: ConfigField): ConfigField => ({ ...field, var: name, only: "prosody" });
const ejabberd = (name: string, field: ConfigField): ConfigField => ({ ...field, var: name, only: "ejabberd" });

/**
 * All that can be configured. Services have names of their own beside those of XEP-0045 §16.5.3. Where the real one has
 * no such setting, as Prosody no number of occupants, the field is offered all the same.
 */
const FIELDS: readonly ConfigField[] = [
  text("roomName", "Title"),
  text("roomDesc", "Description"),
  text("lang", "Language"),
  ejabberd(`${PREFIX}pubsub`, text("pubsub", "XMPP URI of the publish-subscribe node")),
  flag("persistentRoom", "The room stays when it is empty"),
  flag("publicRoom", "The room is in public lists"),
  ejabberd("public_list", flag("publicList", "The list of occupants is public")),
  flag("passwordProtectedRoom", "A password is needed to enter"),
  { ...text("roomSecret", "Password"), type: "text-private" },
  flag("membersOnly", "Only members may enter"),
  flag("moderatedRoom", "Only who has voice may speak"),
  ejabberd("members_by_default", flag("membersByDefault", "Everybody has voice at first")),
  flag("changeSubject", "Occupants may change the subject"),
  ejabberd(`${PREFIX}allowinvites`, flag("allowInvites", "Occupants may invite")),
  prosody(
    "{http://prosody.im/protocol/muc}roomconfig_allowmemberinvites",
    flag("allowMemberInvites", "Members may invite new members"),
  ),
  {
    ...text("allowPm", "Who may send private messages"),
    type: "list-single",
    options: of("anyone", "participants", "moderators", "none"),
  },
  ejabberd("allow_private_messages_from_visitors", {
    ...text("allowPmFromVisitors", "To whom visitors may send private messages"),
    type: "list-single",
    options: of("nobody", "moderators", "anyone"),
  }),
  ejabberd("allow_query_users", flag("allowQueryUsers", "Occupants may query each other")),
  ejabberd("allow_visitor_status", flag("allowVisitorStatus", "Visitors may show a status")),
  ejabberd("allow_visitor_nickchange", flag("allowVisitorNickChange", "Visitors may change their nick")),
  ejabberd("allow_voice_requests", flag("allowVoiceRequests", "Visitors may ask for voice")),
  ejabberd("voice_request_min_interval", {
    ...text("voiceRequestInterval", "Seconds from one request for voice to the next"),
    isNumber: true,
  }),
  { ...text("whois", "Real addresses are shown to"), type: "list-single", options: WHOIS },
  { ...text("presenceBroadcast", "Whose presence is shown"), type: "list-multi", options: ROLES },
  prosody(`${PREFIX}enablearchiving`, flag("enableLogging", "Messages are archived")),
  ejabberd("mam", flag("enableLogging", "Messages are archived")),
  {
    ...text("maxUsers", "Number of occupants at most"),
    type: "list-single",
    options: of("5", "10", "20", "30", "50", "100", "200", "none"),
    isNumber: true,
  },
  { ...text("maxHistoryFetch", "Messages kept"), var: "muc#maxhistoryfetch", isNumber: true },
];

/** What owners of rooms of this kind can configure. */
export function configFields({ name }: Profile): readonly ConfigField[] {
  return FIELDS.filter(({ only }) => only === undefined || only === name);
}

/** The field with the setting in force. */
export function filledField(field: ConfigField, settings: RoomSettings): FormField {
  const value = settings[field.setting];
  const values = typeof value === "boolean" ? [value ? "1" : "0"] : typeof value === "object" ? value : [String(value)];
  const { options } = field;
  const offered = options?.some((option) => option.value === values[0]) || field.type === "list-multi";
  return {
    var: field.var,
    type: field.type,
    label: field.label,
    values,
    ...(options && { options: offered ? options : [{ value: values[0] ?? "" }, ...options] }),
  };
}

/** The value that was submitted; `undefined` when it is none that the setting can have. */
export function settingFrom(
  field: ConfigField,
  values: readonly string[],
): RoomSettings[keyof RoomSettings] | undefined {
  const [value = ""] = values;
  const isOption = (one: string) => field.options?.some((option) => option.value === one) ?? true;
  if (field.type === "boolean") return BOOLEANS.get(value);
  if (field.type === "list-multi")
    return values.every(isOption) ? (values as RoomSettings["presenceBroadcast"]) : undefined;
  if (!field.isNumber) return isOption(value) ? values.join("\n") : undefined;
  if (field.setting === "maxUsers" && value === "none") return value;
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);
