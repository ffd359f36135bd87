import type { Person } from "./person.ts";
import { person } from "./person.ts";
import type { Random } from "./random.ts";
import { MY_NICK, presence, subject } from "./stanzas.ts";

/** What a service sends to who enters: the others, ourselves, the subject. XEP-0045 §7.2.2, §7.2.15. */
export function entryOf(
  room: string,
  others: readonly Person[],
  random: Random,
  withoutAvatar?: boolean,
): readonly string[] {
  const me = { ...person(random, others.length), nick: MY_NICK };
  return [
    ...others.map((other) => presence(room, other, { withoutAvatar })),
    presence(room, me, { codes: [100, 110], withoutAvatar }),
    subject(room, `Today in ${room}`),
  ];
}
