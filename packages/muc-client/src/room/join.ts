import type { MucJoin } from "@xeps/muc-stanzas";
import { isOnline, parseTimeout } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import { selfOf } from "../state/model.ts";
import { abortable } from "./abortable.ts";
import { JoinAttempt } from "./join-attempt.ts";
import { assertNickname } from "./nickname.ts";
import type { RoomCore } from "./room-core.ts";
import { setNick } from "./set-nick.ts";
import { joinPresence } from "./stanzas.ts";

const DEFAULT_TIMEOUT = 30_000;
const SUBJECT_TIMEOUT = 5_000;
const HISTORY_LIMIT = 1_000;

/** `Room.join`. */
export async function join(core: RoomCore, nick: string, options: JoinOptions = {}): Promise<JoinResult> {
  const timeout = parseTimeout(options.timeout, DEFAULT_TIMEOUT);
  const subjectTimeout = parseTimeout(options.subjectTimeout, SUBJECT_TIMEOUT);
  const { password, signal } = options;
  const { jid } = core.model;
  assertNickname(jid, nick);
  const presence = (id: string) => joinPresence(`${jid}/${nick}`, id, mucJoin(core, options), options.presence);
  presence(""); // what may not be sent is refused before anything happens
  signal?.throwIfAborted();
  // What the room still says of the last stay must not be taken for an answer to this presence.
  while (core.departing)
    await abortable(
      core.departing.done.catch(() => {}),
      signal,
    );

  if (core.attempt) return share(core, core.attempt, nick, password).wait(timeout, signal);
  if (core.suspended || !isOnline(core.host.entity)) throw new JoinError({ failure: "disconnected", room: jid });
  const self = selfOf(core.model);
  if (self && self.nick !== nick) return renamed(core, nick, options);

  const historyLimit = (options.history ? options.history.limit : undefined) ?? HISTORY_LIMIT;
  const attempt = new JoinAttempt(core, { nick, password, subjectTimeout, historyLimit, presence });
  const result = attempt.wait(timeout, signal);
  core.enter(attempt);
  return result;
}

function share(core: RoomCore, attempt: JoinAttempt, nick: string, password: string | undefined): JoinAttempt {
  if (attempt.options.nick === nick && attempt.options.password === password) return attempt;
  throw new JoinError({ failure: "busy", room: core.model.jid });
}

/** Joined already, under another nickname: the room as it is, once we have the new one. */
async function renamed(core: RoomCore, nick: string, options: JoinOptions): Promise<JoinResult> {
  const self = await setNick(core, nick, options);
  const { room, occupants, subject } = core.model;
  return {
    room,
    self,
    occupants: [...occupants.values()],
    history: [],
    ...(subject && { subject }),
    created: false,
    nickAssigned: self.nick !== nick,
    statusCodes: [],
  };
}

/** XEP-0045 §7.2.14: no history is asked for by maxchars 0. From inside none is wanted unless it is named. */
function mucJoin(core: RoomCore, { password, history, extensions }: JoinOptions): MucJoin {
  const usual = core.model.announced ? { maxChars: 0 } : { maxStanzas: 20 };
  const { limit: _, ...limits } = history === false ? { limit: 0, maxChars: 0 } : { limit: 0, ...(history ?? usual) };
  return { password, history: limits, extensions };
}
