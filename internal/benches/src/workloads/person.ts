import type { Random } from "./random.ts";

/** Somebody who may come into a room, with what services and clients write into presences. */
export interface Person {
  readonly nick: string;
  /** The real JID, full. */
  readonly jid: string;
  readonly occupantId: string;
  readonly affiliation: string;
  readonly role: string;
  readonly show: string | undefined;
  readonly status: string | undefined;
  readonly client: string;
  /** XEP-0115 verification string. */
  readonly caps: string;
  /** SHA-1 of the avatar, XEP-0153. */
  readonly avatar: string;
}

const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const SYLLABLES = ["an", "bel", "cor", "dan", "el", "fin", "gar", "hol", "is", "jon", "kar", "lin", "mor", "nel", "or"];
const ELSEWHERE = ["Алёна Петрова", "山田太郎", "محمد العربي", "Ελένη", "זאב", "สมชาย", "김민준", "Σωκράτης 🏛"];
const DOMAINS = ["capulet.example", "montague.example", "im.verona.example", "jabber.mantua.example"];
const CLIENTS = [
  "http://gajim.org",
  "https://conversations.im",
  "https://dino.im",
  "http://swift.im",
  "https://monal.im",
];
const RESOURCES = ["gajim", "phone", "dino", "balcony", "conversations"];
const STATUSES = ["in a meeting until three", "at lunch", "Back on Monday", "please write, do not call", "zzz"];

/** The n-th of a crowd, with a nickname that nobody else of it has. 3 of 100 nicknames are not Latin. */
export function person(random: Random, index: number): Person {
  const name = Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join("");
  const foreign = random.below(100) < 3 ? random.pick(ELSEWHERE) : undefined;
  return {
    // From right to left a nickname has to begin and end with a letter (RFC 3454 §6), else no server lets it in.
    nick: foreign ? `${foreign} ${index} ${foreign}` : `${name}${index}`,
    jid: `${name}${index}@${random.pick(DOMAINS)}/${random.pick(RESOURCES)}.${random.text(8, LETTERS)}`,
    occupantId: `${random.text(43, BASE64)}=`,
    affiliation: random.pick(["none", "none", "none", "member", "member", "admin", "owner"]),
    role: random.pick(["participant", "participant", "participant", "moderator", "visitor"]),
    show: random.pick([undefined, undefined, "away", "xa", "dnd"]),
    status: random.below(5) === 0 ? random.pick(STATUSES) : undefined,
    client: random.pick(CLIENTS),
    caps: `${random.text(27, BASE64)}=`,
    avatar: random.text(40, HEX),
  };
}

/** So many different people. */
export function crowd(random: Random, size: number): Person[] {
  return Array.from({ length: size }, (_, index) => person(random, index));
}
