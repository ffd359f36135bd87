import { entryOf } from "./entry.ts";
import { crowd } from "./person.ts";
import { Random } from "./random.ts";
import { message } from "./stanzas.ts";
import { roomName, type Workload } from "./workload.ts";

const WORDS = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore".split(
  " ",
);

/** A conversation in a room of so many. */
export function messages(count: number, size = 100, seed = 46): Workload {
  const random = new Random(seed);
  const room = roomName(0);
  const people = crowd(random, size - 1);
  const before = entryOf(room, people, random);
  const stanzas = Array.from({ length: count }, () =>
    message(room, random.pick(people), {
      id: random.text(36, "0123456789abcdef-"),
      stanzaId: random.text(24, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
      body: text(random),
    }),
  );
  return {
    name: "messages",
    rooms: [room],
    before,
    stanzas,
    truth: {
      stanzas: before.length + count,
      presences: size,
      arrivals: 0,
      departures: 0,
      messages: count,
      occupants: new Map([[room, size]]),
    },
  };
}

/** 2 to 30 words, an apostrophe now and then. */
export function text(random: Random): string {
  const words = Array.from({ length: 2 + random.below(29) }, () => random.pick(WORDS)).join(" ");
  return random.below(10) === 0 ? `${words} &amp; don&apos;t` : words;
}
