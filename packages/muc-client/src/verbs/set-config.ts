import { buildMucOwner, type RoomConfig, roomConfigForm } from "@xeps/muc-stanzas";
import { type Answers, type DataForm, type FieldValue, fillForm, formValues } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { getConfig } from "./get-config.ts";
import { roomRequest } from "./room-request.ts";

/** How to change the configuration of a room. */
export interface ConfigOptions extends RequestOptions {
  /** More answers, by field name: fields of one service. */
  readonly fields?: Answers | undefined;
  /** The form received before; else it is asked for. */
  readonly form?: DataForm | undefined;
}

/** `Room.setConfig`. XEP-0045 §10.2. */
export async function setConfig(core: RoomCore, config: RoomConfig, options: ConfigOptions = {}): Promise<void> {
  const { fields, form, ...request } = options;
  const offered = form ?? (await getConfig(core, request));
  const given = answers(config, fields);
  await roomRequest(core, "set", buildMucOwner({ form: fillForm(offered, given) }), request);
  const password = given.get("muc#roomconfig_roomsecret");
  // A rejoin needs the password of now.
  if (typeof password === "string" && core.membership) core.membership = { ...core.membership, password };
}

/** The typed values and the others, by field name. */
function answers(config: RoomConfig, fields: Answers | undefined): ReadonlyMap<string, FieldValue> {
  const all = new Map<string, FieldValue>(formValues(roomConfigForm.submit(config)));
  all.delete("FORM_TYPE");
  const more = fields instanceof Map ? fields : Object.entries(fields ?? {});
  for (const [name, value] of more) all.set(name, value);
  return all;
}
