import type { FieldOption } from "@xeps/xep-0004";
import type { AffiliationField, Heading, SettingField } from "./config-field.ts";
import type { RoomSettings } from "./room-settings.ts";

type Setting = keyof RoomSettings;
type More = Partial<SettingField>;

/** `muc#roomconfig_` and the name of a setting, which is what most fields are called. */
function nameOf(setting: Setting): string {
  return `muc#roomconfig_${setting.toLowerCase()}`;
}

export function flag(setting: Setting, label: string, more: More = {}): SettingField {
  return { setting, var: nameOf(setting), type: "boolean", label, ...more };
}

export function text(setting: Setting, label: string, more: More = {}): SettingField {
  return { setting, var: nameOf(setting), type: "text-single", label, ...more };
}

export function oneOf(setting: Setting, label: string, options: readonly FieldOption[], more: More = {}): SettingField {
  return { setting, var: nameOf(setting), type: "list-single", label, options, ...more };
}

export function someOf(setting: Setting, label: string, options: readonly FieldOption[]): SettingField {
  return { setting, var: nameOf(setting), type: "list-multi", label, options };
}

export function accounts(affiliation: AffiliationField["affiliation"], label: string): AffiliationField {
  return { affiliation, var: `muc#roomconfig_room${affiliation}s`, type: "jid-multi", label };
}

export function heading(words: string): Heading {
  return { type: "fixed", text: words };
}

/** Options without labels. */
export function values(...all: readonly string[]): readonly FieldOption[] {
  return all.map((value) => ({ value }));
}

export const WHOIS: readonly FieldOption[] = [
  { value: "moderators", label: "Moderators only" },
  { value: "anyone", label: "Anyone" },
];
