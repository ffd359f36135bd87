import { entryOf } from "./entry.ts";
import { crowd, type Person, person } from "./person.ts";
import { Random } from "./random.ts";
import { presence, unavailable } from "./stanzas.ts";
import { roomName, type Workload } from "./workload.ts";

/** A room of so many where people come, go, and change what they are up to. */
export function churn(count: number, size = 1_000, seed = 47): Workload {
  const random = new Random(seed);
  const room = roomName(0);
  const inside = crowd(random, size - 1);
  const before = entryOf(room, inside, random);
  const stanzas = Array.from({ length: count }, (_, index) => move(room, inside, random, size + index));
  const departures = stanzas.filter((stanza) => stanza.includes('type="unavailable"')).length;
  return {
    name: "churn",
    rooms: [room],
    before,
    stanzas,
    truth: {
      stanzas: before.length + count,
      presences: size + count,
      arrivals: inside.length + 1 - size + departures,
      departures,
      messages: 0,
      occupants: new Map([[room, inside.length + 1]]),
    },
  };
}

/** One stanza; the list of who is inside is kept true. */
function move(room: string, inside: Person[], random: Random, index: number): string {
  const kind = random.below(4);
  if (kind === 0) {
    const newcomer = person(random, index);
    inside.push(newcomer);
    return presence(room, newcomer);
  }
  const at = random.below(inside.length);
  const somebody = inside[at] as Person;
  if (kind > 1) return presence(room, somebody, { show: random.pick(["away", "xa", "dnd", "chat"]) });
  inside[at] = inside.at(-1) as Person;
  inside.pop();
  return unavailable(room, somebody);
}
