import { JoinError, type MucClient } from "@xeps/muc-client";
import { answer } from "./commands.ts";
import { floodGuard } from "./flood-guard.ts";

export interface BotOptions {
  readonly room: string;
  readonly nick: string;
  readonly log?: (line: string) => void;
}

/** Sits in a room and does what it is told, over lost streams and restarts of the server too. */
export async function startBot(muc: MucClient, { room: jid, nick, log = console.log }: BotOptions) {
  const room = muc.room(jid);
  room.on("message", floodGuard());
  room.on("message", async ({ nick: from, body, isOwn, isHistory }) => {
    // what was said while we were away has been answered, or is too old to be
    if (from === undefined || body === undefined || isOwn || isHistory) return;
    const caller = room.occupants.get(from);
    const reply = caller && (await answer(body, room, caller));
    if (reply !== undefined) await room.send(`${from}: ${reply}`);
  });
  room.on("occupantJoin", ({ occupant }) => log(`${occupant.nick} came in`));
  room.on("suspend", () => log("the stream is lost"));
  room.on("rejoined", () => log("back in the room"));
  room.on("rejoinFailed", ({ error, nextIn }) =>
    log(`not back: ${error.failure}${nextIn === undefined ? "" : `, again in ${Math.ceil(nextIn / 1_000)} s`}`),
  );
  room.on("exit", ({ why, willRejoin }) => log(`out: ${why.kind}${willRejoin ? ", coming back" : ""}`));
  room.on("error", ({ event, error }) => log(`in a listener of ${event}: ${String(error)}`));
  try {
    return await room.join(nick, { history: false });
  } catch (error) {
    // a bot that crashed finds its own ghost in the room, until the server has noticed that it is gone
    if (error instanceof JoinError && error.failure === "nick-conflict")
      return room.join(`${nick}_`, { history: false });
    throw error;
  }
}
