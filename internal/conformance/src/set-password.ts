import type { Room } from "@xeps/muc-client";

/** A password for the room. Prosody has no switch beside it: a room with a password is protected by it. */
export async function setPassword(room: Room, roomSecret: string): Promise<void> {
  const form = await room.getConfig();
  const hasSwitch = form.fields.some((field) => field.var === "muc#roomconfig_passwordprotectedroom");
  await room.setConfig({ ...(hasSwitch && { passwordProtectedRoom: true }), roomSecret }, { form });
}
