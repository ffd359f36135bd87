import type { Affiliation } from "@xeps/muc-stanzas";
import type { FieldOption, FormField } from "@xeps/xep-0004";
import type { Room } from "../room.ts";
import type { RoomSettings } from "./room-settings.ts";

/** A field of the configuration form. */
export type ConfigField = SettingField | AffiliationField | Heading;

/** A field with a setting behind it. */
export interface SettingField {
  readonly setting: keyof RoomSettings;
  readonly var: string;
  readonly type: "boolean" | "list-multi" | "list-single" | "text-private" | "text-single";
  readonly label: string;
  readonly options?: readonly FieldOption[];
  /** The setting is a number, or none. */
  readonly isNumber?: true;
  /** The two values of a setting that has more, and so is no boolean, of which the field is one. */
  readonly words?: readonly [no: string, yes: string];
  /** A boolean that is false has no value at all. */
  readonly omitsFalse?: true;
}

/** A field that holds everybody who has an affiliation. */
export interface AffiliationField {
  readonly affiliation: Affiliation;
  readonly var: string;
  readonly type: "jid-multi";
  readonly label: string;
}

/** Words between the fields; it has no name. */
export interface Heading {
  readonly type: "fixed";
  readonly text: string;
}

/** The field as the form shows it, with what is in force. */
export function filledField(field: ConfigField, room: Room): FormField {
  if (field.type === "fixed") return { type: "fixed", values: [field.text] };
  const { type, label } = field;
  if ("affiliation" in field) return { var: field.var, type, label, values: accountsWith(room, field.affiliation) };
  const values = valuesOf(field, room.settings[field.setting]);
  const { options } = field;
  if (!options) return { var: field.var, type, label, values };
  const isOffered = type === "list-multi" || options.some(({ value }) => value === values[0]);
  return {
    var: field.var,
    type,
    label,
    values,
    options: isOffered ? options : [{ value: values[0] ?? "" }, ...options],
  };
}

/** Everybody with this affiliation, in order of getting it. */
export function accountsWith(room: Room, affiliation: Affiliation): string[] {
  return [...room.affiliates].filter(([, one]) => one.affiliation === affiliation).map(([account]) => account);
}

function valuesOf(field: SettingField, value: RoomSettings[keyof RoomSettings]): readonly string[] {
  if (field.type !== "boolean") return typeof value === "object" ? value : [String(value)];
  const isOn = field.words ? value !== field.words[0] : value === true;
  return isOn ? ["1"] : field.omitsFalse ? [] : ["0"];
}

/** The value that was submitted; `undefined` when it is none that the setting can have. */
export function settingFrom(
  field: SettingField,
  values: readonly string[],
): RoomSettings[keyof RoomSettings] | undefined {
  const [value = ""] = values;
  const isOption = (one: string) => field.options?.some((option) => option.value === one) ?? true;
  if (field.type === "boolean") {
    const isOn = BOOLEANS.get(value);
    return field.words && isOn !== undefined ? (field.words[isOn ? 1 : 0] as RoomSettings["allowPm"]) : isOn;
  }
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
