import { buildVoiceApproval } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { sendForm } from "./send-form.ts";

/** `Room.answerVoiceRequest`. XEP-0045 §8.6. */
export async function answerVoiceRequest(
  core: RoomCore,
  form: DataForm,
  allow: boolean,
  options?: RequestOptions,
): Promise<void> {
  await sendForm(core, buildVoiceApproval(form, allow), options);
}
