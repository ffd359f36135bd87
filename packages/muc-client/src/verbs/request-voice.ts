import { buildVoiceRequest, type Role } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { sendForm } from "./send-form.ts";

/** `Room.requestVoice`. XEP-0045 §7.13. */
export async function requestVoice(core: RoomCore, role?: Role, options?: RequestOptions): Promise<void> {
  await sendForm(core, buildVoiceRequest(role), options);
}
