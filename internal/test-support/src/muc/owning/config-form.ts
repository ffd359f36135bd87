import { roomConfigForm } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { Room } from "../room.ts";
import { configFields, filledField, settingFrom } from "./config-field.ts";
import type { RoomSettings } from "./room-settings.ts";

/** The configuration form for an owner, with the settings in force; §10.2. */
export function configForm({ jid, profile, settings }: Room): DataForm {
  return {
    type: "form",
    title: `Configuration for ${jid}`,
    instructions: ["Complete and submit this form to configure the room."],
    fields: [
      { var: "FORM_TYPE", type: "hidden", values: [roomConfigForm.formType] },
      ...configFields(profile).map((field) => filledField(field, settings)),
    ],
  };
}

/** What a submitted form makes of the settings, or what is wrong with it. */
export type Submitted =
  | { readonly settings: RoomSettings }
  | { readonly problem: "unknown-field" | "bad-value" | "no-password" };

export function readConfigForm({ profile, settings }: Room, form: DataForm): Submitted {
  const fields = new Map(configFields(profile).map((field) => [field.var, field]));
  const submitted = new Map<string, unknown>();
  for (const { var: name = "", values } of form.fields) {
    if (name === "FORM_TYPE") continue;
    const field = fields.get(name);
    if (!field && profile.refusesUnknownFields) return { problem: "unknown-field" };
    if (!field) continue;
    const value = settingFrom(field, values);
    if (value === undefined) return { problem: "bad-value" };
    submitted.set(field.setting, value);
  }
  // A password that is given is meant to be used, and an empty one is none, unless the form says otherwise.
  const secret = submitted.get("roomSecret");
  if (secret !== undefined && !submitted.has("passwordProtectedRoom"))
    submitted.set("passwordProtectedRoom", secret !== "");
  const changed: RoomSettings = { ...settings, ...Object.fromEntries(submitted) };
  return changed.passwordProtectedRoom && changed.roomSecret === ""
    ? { problem: "no-password" }
    : { settings: changed };
}
