import { buildRegistrationApproval } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { sendForm } from "./send-form.ts";

/** `Room.answerRegistration`. XEP-0045 §9.9. */
export async function answerRegistration(
  core: RoomCore,
  form: DataForm,
  allow: boolean,
  options?: RequestOptions,
): Promise<void> {
  await sendForm(core, buildRegistrationApproval(form, allow), options);
}
