import { churn } from "./churn.ts";
import { elsewhere } from "./elsewhere.ts";
import { joins } from "./joins.ts";
import { messages } from "./messages.ts";
import type { Workload } from "./workload.ts";

/** What a room or a stream goes through, by a word and a number of stanzas (of rooms, where it says so). */
const generators: Readonly<Record<string, (count: number) => Workload>> = {
  join: (occupants) => joins(1, occupants),
  "join-without-avatars": (occupants) => joins(1, occupants, { withoutAvatar: true }),
  messages: (count) => messages(count),
  churn: (count) => churn(count),
  elsewhere: (count) => elsewhere(count),
  "rooms-of-200": (rooms) => joins(rooms, 200),
  "rooms-at-once": (rooms) => joins(rooms, 50, { interleaved: true }),
};

/** The workload that a word and a number stand for; the same every time. */
export function workloadOf(kind: string, count: number): Workload {
  const generate = generators[kind];
  if (!generate) throw new Error(`no workload is called ${kind}`);
  return generate(count);
}
