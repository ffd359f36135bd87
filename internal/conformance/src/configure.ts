import { buildMucOwner, type RoomConfig, roomConfigForm } from "@xeps/muc-stanzas";
import { request } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Guest } from "./world.ts";

/** The owner submits these options of a room. XEP-0045 §10.2. */
export async function configure({ entity }: Guest, room: string, config: RoomConfig): Promise<void> {
  const query = buildMucOwner({ form: roomConfigForm.submit(config) });
  await request(entity, buildElement("iq", { type: "set", to: room }, [query]));
}
