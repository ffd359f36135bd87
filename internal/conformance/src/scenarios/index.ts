import type { Scenario } from "../scenario.ts";
import { abortDuringJoin } from "./abort-during-join.ts";
import { historyThenSubjectThenLive } from "./history-then-subject-then-live.ts";
import { leave } from "./leave.ts";
import { lostStream } from "./lost-stream.ts";
import { messageToAll } from "./message-to-all.ts";
import { newRoomAndSecondOccupant } from "./new-room-and-second-occupant.ts";
import { nickChange } from "./nick-change.ts";
import { nicknameInUse } from "./nickname-in-use.ts";
import { nicknameRewritten } from "./nickname-rewritten.ts";
import { noHistoryWhenNoneIsWanted } from "./no-history-when-none-is-wanted.ts";
import { password } from "./password.ts";
import { privateMessage } from "./private-message.ts";
import { throwingListener } from "./throwing-listener.ts";
import { twoJoinsAtOnce } from "./two-joins-at-once.ts";

/** In the order of a stay: entering, talking, changing, leaving, and what goes wrong. */
export const scenarios: readonly Scenario[] = [
  newRoomAndSecondOccupant,
  historyThenSubjectThenLive,
  noHistoryWhenNoneIsWanted,
  nicknameInUse,
  password,
  nicknameRewritten,
  messageToAll,
  privateMessage,
  nickChange,
  leave,
  twoJoinsAtOnce,
  abortDuringJoin,
  throwingListener,
  lostStream,
];
