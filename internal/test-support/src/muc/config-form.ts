import { roomConfigForm } from "@xeps/muc-stanzas";
import type { DataForm, FieldOption, FormField } from "@xeps/xep-0004";
import type { RoomSettings } from "./room-settings.ts";

const PREFIX = "muc#roomconfig_";
const WHOIS: readonly FieldOption[] = [
  { value: "moderators", label: "Moderators only" },
  { value: "anyone", label: "Anyone" },
];
const LIMITS: readonly FieldOption[] = ["10", "20", "50", "100", "none"].map((value) => ({ value }));

/** The configuration form for an owner, with the settings in force; §10.2. */
export function configForm(room: string, settings: RoomSettings): DataForm {
  const flag = (name: string, label: string, value: boolean): FormField => ({
    var: PREFIX + name,
    type: "boolean",
    label,
    values: [value ? "1" : "0"],
  });
  const text = (name: string, type: string, label: string, value: string): FormField => ({
    var: PREFIX + name,
    type,
    label,
    values: [value],
  });
  const choice = (name: string, label: string, value: string, options: readonly FieldOption[]): FormField => ({
    ...text(name, "list-single", label, value),
    options: options.some((option) => option.value === value) ? options : [{ value }, ...options],
  });
  return {
    type: "form",
    title: `Configuration for ${room}`,
    instructions: ["Complete and submit this form to configure the room."],
    fields: [
      { var: "FORM_TYPE", type: "hidden", values: [roomConfigForm.formType] },
      text("roomname", "text-single", "Title", settings.roomName),
      text("roomdesc", "text-single", "Description", settings.roomDesc),
      flag("persistentroom", "The room stays when it is empty", settings.persistentRoom),
      flag("publicroom", "The room is in public lists", settings.publicRoom),
      flag("passwordprotectedroom", "A password is needed to enter", settings.passwordProtectedRoom),
      text("roomsecret", "text-private", "Password", settings.roomSecret),
      flag("membersonly", "Only members may enter", settings.membersOnly),
      flag("moderatedroom", "Only who has voice may speak", settings.moderatedRoom),
      flag("changesubject", "Occupants may change the subject", settings.changeSubject),
      choice("whois", "Real addresses are shown to", settings.whois, WHOIS),
      choice("maxusers", "Number of occupants at most", String(settings.maxUsers), LIMITS),
      {
        ...text("maxhistory", "text-single", "Messages kept", String(settings.maxHistoryFetch)),
        var: "muc#maxhistoryfetch",
      },
    ],
  };
}
