import { fakeClient } from "../stream/fake-client.ts";
import type { Contender } from "./contender.ts";
import { RoomsSession } from "./rooms-session.ts";

/** Ours, as programs use it. */
export const xeps: Contender = {
  name: "@xmpp/client + @xeps/muc-client",
  open: async () => {
    const { entity, socket } = await fakeClient();
    return new RoomsSession(entity, (chunk) => socket.receive(chunk));
  },
};
