import type { Socket } from "node:net";
import { deadline } from "@xeps-internal/test-support";
import { next, PATIENCE } from "./next.ts";
import type { Guest } from "./world.ts";

/** How a stream ends, and whether the next one may go on with it. */
export type Break =
  /** The connection is gone; the server is asked to resume. */
  | "resumable"
  /** The same, but for a session that it does not know; the old one stays for a while. */
  | "refused"
  /** The stream is closed: there is nothing to resume, and no old session. */
  | "closed";

/** What @types/xmpp__client leave out. */
interface Connection {
  readonly socket: Socket | null;
  readonly streamManagement: { id: string };
  readonly reconnect: { reconnect(): Promise<void> };
  write(text: string): Promise<void>;
}

const BREAKS: Readonly<Record<Break, (connection: Connection) => unknown>> = {
  resumable: ({ socket }) => socket?.destroy(),
  refused: ({ socket, streamManagement }) => {
    streamManagement.id &&= "nobody";
    socket?.destroy();
  },
  // A socket that we close makes Prosody, if it is writing just then, take the stream for lost before it reads of its
  // end. So the server closes it; xmpp.js must not see what comes until then, for behind the end it has no parser.
  closed: async (connection) => {
    connection.socket?.removeAllListeners("data").resume();
    await connection.write("</stream:stream>");
  },
};

/** Ends the stream of a guest who is in rooms; what you get makes another one, and resolves when it is there. */
export async function breakStream({ entity, muc }: Guest, how: Break): Promise<() => Promise<void>> {
  const connection = entity as unknown as Connection;
  const suspended = next(muc, "suspend");
  entity.reconnect.delay = 24 * 3_600_000; // not by itself
  await BREAKS[how](connection);
  await suspended;
  return async () => {
    const online = new Promise<void>((resolve) => {
      entity.once("online", () => resolve());
      entity.streamManagement.once("resumed", () => resolve());
    });
    await connection.reconnect.reconnect();
    await deadline(online, PATIENCE, "another stream");
  };
}
