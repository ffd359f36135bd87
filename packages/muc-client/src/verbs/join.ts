import type { History } from "@xeps/muc-stanzas";
import { parseTimeout } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Departing } from "../room/departing.ts";
import { enter as enterRoom } from "../room/entering.ts";
import { JoinAttempt, type NewRoomPolicy } from "../room/join-attempt.ts";
import { assertStream, preparing } from "../room/preparing.ts";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";
import { assertExists } from "./assert-exists.ts";
import { catchUp, unansweredJoin } from "./catch-up.ts";
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
  const historyLimit = parseHistoryLimit(options.history);
  const { password, signal, presence, extensions } = options;
  const { jid } = core.model;
  assertNickname(jid, nick);
  const history = historyWanted(core, options);
  joinPresence(`${jid}/${nick}`, "", { password, history, extensions }, presence); // refuses what may not be sent
  signal?.throwIfAborted();
  if (core.suspended || core.departing || core.leftUnconfirmed || policy === "refuse") {
    await preparing(core, signal, (either) => prepare(core, { ...options, timeout, signal: either }, policy));
  }

  core.host.ended.throwIfAborted();
  if (core.attempt) return share(core.attempt, jid, nick, password, policy).wait(timeout, signal);
  assertStream(core);
  if (isIn(core) && policy === "keep-locked") throw new JoinError({ failure: "exists", room: jid });
  if (isIn(core) && core.model.nick !== nick) return renamed(core, nick, options);

  const how = { nick, password, subjectTimeout, historyLimit, policy, history, presence, extensions };
  const attempt = new JoinAttempt(core, how);
  const result = attempt.wait(timeout, signal);
  core.rejoining.adopt(attempt);
  enterRoom(core, attempt);
  return result;
}

type Waiting = JoinOptions & { readonly timeout: number; readonly signal: AbortSignal };

/** What has to be so before our presence is sent; each answer may take its time, and another stay end meanwhile. */
async function prepare(core: RoomCore, options: Waiting, policy: NewRoomPolicy): Promise<void> {
  const { timeout, signal } = options;
  let mayCreate = policy !== "refuse";
  for (;;) {
    signal?.throwIfAborted();
    // What the room still says of the last stay must not be taken for an answer to this presence.
    if (core.departing) await untilOut(core, core.departing, timeout, signal);
    else if (core.leftUnconfirmed) await catchUp(core, options);
    else if (mayCreate || isIn(core)) return;
    else {
      await assertExists(core, options);
      mayCreate = true;
    }
  }
}

async function untilOut(core: RoomCore, { over }: Departing, timeout: number, signal: AbortSignal): Promise<void> {
  try {
    await abortable(over, signal, timeout);
  } catch (cause) {
    throw unansweredJoin(core, cause, signal);
  }
}

/**
 * Finds out by which address the service knows the room, where that may be another than ours: `undefined` where it is
 * plain.
 */
export function settleAddress(core: RoomCore, options: JoinOptions | undefined): Promise<void> | undefined {
  if (knowsAddress(core)) return undefined;
  return preparing(core, options?.signal, async (signal) => {
    try {
      await resolveAddress(core, { ...options, signal });
    } catch (cause) {
      throw unansweredJoin(core, cause, signal);
    }
  });
}

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
  const isSame = options.nick === nick && options.password === password;
  // Whoever wants a room of his own shares it with nobody; else one who may create it is enough.
  const isAlone = (options.policy === "keep-locked") !== (policy === "keep-locked");
  if (!isSame || isAlone) throw new JoinError({ failure: "busy", room });
  if (policy === "open") attempt.mayCreate();
  return attempt;
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

function parseHistoryLimit(history: JoinOptions["history"]): number {
  const { limit = HISTORY_LIMIT } = history || {};
  if (!(limit >= 0)) throw new TypeError(`history: limit must be at least 0, not ${limit}`);
  return limit;
}

/**
 * XEP-0045 §7.2.14: no history is asked for by maxchars 0. From inside none is wanted unless it is named; when we
 * return, what we have missed.
 */
function historyWanted(core: RoomCore, { history }: JoinOptions): History {
  const usual = isIn(core) ? NO_HISTORY : core.model.phase === "away" ? { since: core.lastHeard.since } : LAST_TWENTY;
  if (history === undefined) return usual;
  if (history === false) return NO_HISTORY;
  const { limit: _, ...limits } = history;
  return limits;
}
