import type { History } from "@xeps/muc-stanzas";
import { StanzaError } from "@xeps/xep-0030";
import { isOnline, parseTimeout } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import type { JoinFailure } from "../errors/join-failure.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import { enter as enterRoom } from "../room/entering.ts";
import { JoinAttempt, type NewRoomPolicy } from "../room/join-attempt.ts";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";
import { assertExists } from "./assert-exists.ts";
import { getInfo } from "./get-info.ts";
import { assertNickname } from "./nickname.ts";
import { knowsAddress, resolveAddress } from "./resolve-address.ts";
import { setNick } from "./set-nick.ts";
import { joinPresence } from "./stanzas.ts";

const DEFAULT_TIMEOUT = 30_000;
const SUBJECT_TIMEOUT = 5_000;
const HISTORY_LIMIT = 1_000;
const NO_HISTORY: History = { maxChars: 0 };
const LAST_TWENTY: History = { maxStanzas: 20 };

/** `Room.join`. */
export async function join(core: RoomCore, nick: string, options: JoinOptions = {}): Promise<JoinResult> {
  return enter(core, nick, options, options.create === false ? "refuse" : "open");
}

/** Enters the room; `policy` says what becomes of one that our presence creates. */
export async function enter(
  core: RoomCore,
  nick: string,
  options: JoinOptions,
  policy: NewRoomPolicy,
): Promise<JoinResult> {
  const timeout = parseTimeout(options.timeout, DEFAULT_TIMEOUT);
  const subjectTimeout = parseTimeout(options.subjectTimeout, SUBJECT_TIMEOUT);
  const { password, signal, presence, extensions } = options;
  const { jid } = core.model;
  assertNickname(jid, nick);
  const history = historyWanted(core, options);
  joinPresence(`${jid}/${nick}`, "", { password, history, extensions }, presence); // refuses what may not be sent
  signal?.throwIfAborted();
  if (core.departing || core.leftUnconfirmed || policy === "refuse") {
    await core.preparations.run(signal, (either) => prepare(core, { ...options, signal: either }, policy));
  }

  core.host.ended.throwIfAborted();
  if (core.attempt) return share(core.attempt, jid, nick, password, policy).wait(timeout, signal);
  if (core.suspended || !isOnline(core.host.entity)) throw new JoinError({ failure: "disconnected", room: jid });
  if (isIn(core) && policy === "keep-locked") throw new JoinError({ failure: "exists", room: jid });
  if (isIn(core) && core.model.nick !== nick) return renamed(core, nick, options);

  const historyLimit = (options.history ? options.history.limit : undefined) ?? HISTORY_LIMIT;
  const how = { nick, password, subjectTimeout, historyLimit, policy, history, presence, extensions };
  const attempt = new JoinAttempt(core, how);
  const result = attempt.wait(timeout, signal);
  core.rejoining.adopt(attempt);
  enterRoom(core, attempt);
  return result;
}

async function prepare(core: RoomCore, options: JoinOptions, policy: NewRoomPolicy): Promise<void> {
  const { signal } = options;
  // What the room still says of the last stay must not be taken for an answer to this presence.
  while (core.departing) {
    const over = core.departing.done.catch(() => {});
    await abortable(over, signal);
  }
  if (core.leftUnconfirmed) await catchUp(core, options);
  if (policy === "refuse" && !isIn(core)) await assertExists(core, options);
  signal?.throwIfAborted();
}

/**
 * Lets the room finish with the last stay, which we left without its word. Stanzas are handled in order (RFC 6120
 * §10.1): when it answers a question that was asked later, it has said everything else.
 */
async function catchUp(core: RoomCore, { timeout, signal }: JoinOptions): Promise<void> {
  try {
    await getInfo(core, { timeout, signal });
  } catch (cause) {
    if (!(cause instanceof StanzaError)) throw joinErrorOf(core, cause, signal);
  }
  core.leftUnconfirmed = false;
}

/**
 * Finds out by which address the service knows the room, where that may be another than ours: `undefined` where it is
 * plain.
 */
export function settleAddress(core: RoomCore, options: JoinOptions | undefined): Promise<void> | undefined {
  if (knowsAddress(core)) return undefined;
  return core.preparations.run(options?.signal, async (signal) => {
    try {
      await resolveAddress(core, { ...options, signal });
    } catch (cause) {
      throw joinErrorOf(core, cause, signal);
    }
  });
}

/** The question that a join begins with has no answer: that is how the join fails. */
function joinErrorOf(core: RoomCore, cause: unknown, signal: AbortSignal | undefined): unknown {
  const failure = signal?.aborted ? undefined : FAILURE_OF.get((cause as Error).name);
  return failure ? new JoinError({ failure, room: core.model.jid }, { cause }) : cause;
}

const FAILURE_OF: ReadonlyMap<string, JoinFailure> = new Map([
  ["TimeoutError", "timeout"],
  ["DisconnectedError", "disconnected"],
]);

function isIn({ model }: RoomCore): boolean {
  return model.phase === "in";
}

function share(
  attempt: JoinAttempt,
  room: string,
  nick: string,
  password: string | undefined,
  policy: NewRoomPolicy,
): JoinAttempt {
  const { options } = attempt;
  if (options.nick === nick && options.password === password && options.policy === policy) return attempt;
  throw new JoinError({ failure: "busy", room });
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

/**
 * XEP-0045 §7.2.14: no history is asked for by maxchars 0. From inside none is wanted unless it is named; when we
 * return, what we have missed.
 */
function historyWanted(core: RoomCore, { history }: JoinOptions): History {
  const usual = isIn(core) ? NO_HISTORY : core.model.phase === "away" ? { since: core.lastHeard.since } : LAST_TWENTY;
  const { limit: _, ...limits } = { limit: 0, ...(history === false ? NO_HISTORY : (history ?? usual)) };
  return limits;
}
