import { buildForm, type DataForm } from "@xeps/xep-0004";
import { parseTimeout, type RequestOptions } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";

/** A form in a message to the room. Resolves when written; a refusal comes as `messageError`. */
export async function sendForm(core: RoomCore, form: DataForm, options: RequestOptions = {}): Promise<void> {
  parseTimeout(options.timeout, 30_000);
  const message = buildElement("message", { to: core.model.jid }, [buildForm(form)]);
  options.signal?.throwIfAborted();
  core.assertJoined();
  await abortable(core.send(message), options.signal);
}
