import { createMucClient } from "@xeps/muc-client";
import { connect, deadline, type XmppServer } from "@xeps-internal/test-support";

/** Somebody in the room that a program under test enters. */
export interface Counterpart {
  /** Says something, and resolves with what the others say next. */
  ask(text: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Juliet in a room of a server, with the sources of this repository. */
export async function enterFirst(server: XmppServer, name: string): Promise<Counterpart> {
  const juliet = await connect(server, await server.account("juliet"));
  const { room } = await createMucClient(juliet.entity).join(`${name}@${server.conference}`, "Juliet");
  return {
    async ask(text) {
      const answer = new Promise<string | undefined>((resolve) => {
        room.on("message", ({ isOwn, body }) => {
          if (!isOwn) resolve(body);
        });
      });
      await room.send(text);
      return deadline(answer, 20_000, `an answer to ${text}`);
    },
    stop: () => juliet.stop(),
  };
}
