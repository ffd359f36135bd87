import { createMucClient } from "@xeps/muc-client";
import { clientFor, goOnline } from "../shared/login.ts";
import type { Visit } from "./arguments.ts";
import { narrate } from "./narrate.ts";
import { say } from "./screen.ts";

/** Joins a room anywhere and prints what happens there until Ctrl-C. */
export async function visit({ service, jid, password, room: address, nick }: Visit): Promise<void> {
  const xmpp = clientFor({ service, jid, password });
  let online = false;
  xmpp.on("error", (error: Error) => {
    if (online) say("note", `stream: ${error.message}`); // before that start() rejects with it
  });
  const muc = createMucClient(xmpp);
  try {
    await goOnline(xmpp);
    online = true;
    const room = muc.room(address);
    narrate(room);
    const out = new Promise<void>((resolve) => room.on("exit", () => resolve()));
    const { self, occupants, subject } = await room.join(nick);
    say(
      "note",
      `We are ${self.nick} (${self.role}) among ${occupants.length}; the subject is "${subject?.text ?? ""}". Ctrl-C leaves.`,
    );
    process.once("SIGINT", () => void room.leave({ status: "bye" }).catch(() => {}));
    await out;
  } finally {
    xmpp.reconnect.stop();
    await muc.dispose();
    await xmpp.stop();
  }
}
