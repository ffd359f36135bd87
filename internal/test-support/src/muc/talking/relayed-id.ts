import { createHmac, randomBytes } from "node:crypto";

const KEY = randomBytes(16);

/** Who asked, and under which id. */
export interface Question {
  /** Full JID. */
  readonly asker: string;
  readonly id: string;
}

/**
 * The id under which a question goes on to an occupant: nobody else can make one, so an answer to it is an answer; and
 * it does not tell whoever answers who has asked.
 */
export function relayedId({ asker, id }: Question): string {
  const content = Buffer.from(id).toString("base64url");
  return `${content}.${signature(content, asker)}`;
}

/** Which question of these askers the id of an answer belongs to; `undefined` when it belongs to none. */
export function questionOf(relayed: string, askers: readonly string[]): Question | undefined {
  const [content = "", signed] = relayed.split(".");
  const asker = askers.find((one) => signed === signature(content, one));
  return asker === undefined ? undefined : { asker, id: Buffer.from(content, "base64url").toString() };
}

function signature(content: string, asker: string): string {
  return createHmac("sha256", KEY).update(`${content} ${asker}`).digest("base64url").slice(0, 16);
}
