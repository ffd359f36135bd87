import { createHmac, randomBytes } from "node:crypto";

const KEY = randomBytes(16);

/** Who asked, and under which id. */
export interface Question {
  /** Full JID. */
  readonly asker: string;
  readonly id: string;
}

/** The id under which a question goes on to an occupant: nobody else can make one, so an answer to it is an answer. */
export function relayedId({ asker, id }: Question): string {
  const content = Buffer.from(`${asker}\0${id}`).toString("base64url");
  return `${content}.${signature(content)}`;
}

/** What question the id of an answer belongs to; `undefined` when it belongs to none. */
export function questionOf(relayed: string): Question | undefined {
  const [content = "", signed] = relayed.split(".");
  if (signed !== signature(content)) return undefined;
  const [asker = "", id = ""] = Buffer.from(content, "base64url").toString().split("\0");
  return { asker, id };
}

function signature(content: string): string {
  return createHmac("sha256", KEY).update(content).digest("base64url").slice(0, 16);
}
