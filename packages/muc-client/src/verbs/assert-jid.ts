import { BuildError } from "@xeps/xep-0030";
import { isJid } from "@xeps/xep-0030/kit";

/** Throws BuildError, naming the element that it was to stand in, for what is no JID. */
export function assertJid(element: string, jid: string): void {
  if (!isJid(jid)) throw new BuildError(element, `no JID: ${JSON.stringify(jid.slice(0, 100))}`);
}
