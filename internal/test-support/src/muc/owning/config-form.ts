import { type Affiliation, roomConfigForm } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import { isJid } from "@xeps/xep-0030/kit";
import { prepareAddress } from "../../service/prepare-address.ts";
import { accountOf, type Room } from "../room.ts";
import { filledField, type SettingField, settingFrom } from "./config-field.ts";
import type { RoomSettings } from "./room-settings.ts";

/** The configuration form for an owner, with the settings in force; §10.2. */
export function configForm(room: Room): DataForm {
  return {
    type: "form",
    title: `Configuration for ${room.jid}`,
    instructions: ["Complete and submit this form to configure the room."],
    fields: [
      { var: "FORM_TYPE", type: "hidden", values: [roomConfigForm.formType] },
      ...room.profile.owning.configFields.map((field) => filledField(field, room)),
    ],
  };
}

/** The settings, and everybody with an affiliation of which the form holds everybody. */
export interface Configuration {
  readonly settings: RoomSettings;
  readonly affiliates: ReadonlyMap<Affiliation, readonly string[]>;
}

/** What is wrong with a submitted form. */
export interface Problem {
  readonly problem: "unknown-field" | "bad-value" | "no-password" | "no-owner";
}

/** What a submitted form makes of the configuration. */
export function readConfigForm(room: Room, form: DataForm): Configuration | Problem {
  const { profile, settings } = room;
  const fields = new Map(profile.owning.configFields.map((field) => ["var" in field ? field.var : "", field]));
  const submitted = new Map<string, unknown>();
  const affiliates = new Map<Affiliation, readonly string[]>();
  for (const { var: name = "", values } of form.fields) {
    const field = fields.get(name);
    if (name === "FORM_TYPE" || name === "" || (!field && !profile.owning.refusesUnknownFields)) continue;
    if (!field || field.type === "fixed") return { problem: "unknown-field" };
    if ("affiliation" in field) {
      const accounts = accountsFrom(values);
      if (!accounts) return { problem: "bad-value" };
      affiliates.set(field.affiliation, accounts);
    } else if (!submit(submitted, field, values, room)) return { problem: "bad-value" };
  }
  if (affiliates.get("owner")?.length === 0) return { problem: "no-owner" };
  const changed: RoomSettings = { ...settings, ...Object.fromEntries(withPasswordUsed(submitted)) };
  const lacksPassword = changed.passwordProtectedRoom && changed.roomSecret === "";
  return lacksPassword ? { problem: "no-password" } : { settings: changed, affiliates };
}

/** `false` when the value is none that the setting can have. */
function submit(
  submitted: Map<string, unknown>,
  field: SettingField,
  values: readonly string[],
  { profile, settings }: Room,
): boolean {
  const value = settingFrom(field, values);
  if (value === undefined) return field.type === "boolean" && profile.owning.ignoresBadBooleans;
  // Two fields may be about one setting: the one which says something new counts.
  const isNews = String(value) !== String(settings[field.setting]);
  if (isNews || !submitted.has(field.setting)) submitted.set(field.setting, value);
  return true;
}

function accountsFrom(values: readonly string[]): readonly string[] | undefined {
  const addresses = values.filter((value) => value !== "").map(prepareAddress);
  return addresses.every(isJid) ? [...new Set(addresses.map(accountOf))] : undefined;
}

/** A password that is given is meant to be used, and an empty one is none, unless the form says otherwise. */
function withPasswordUsed(submitted: Map<string, unknown>): Map<string, unknown> {
  const secret = submitted.get("roomSecret");
  if (secret === undefined || submitted.has("passwordProtectedRoom")) return submitted;
  return new Map(submitted).set("passwordProtectedRoom", secret !== "");
}
