import { deadline } from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import type { Element } from "ltx";
import { PATIENCE } from "./next.ts";

/** The next stanza that matches never reaches any listener, as if it were lost on the way. Resolves with it. */
export async function lose(entity: Client, matches: (stanza: Element) => boolean): Promise<Element> {
  const emit = entity.emit.bind(entity);
  const lost = new Promise<Element>((resolve) => {
    entity.emit = (event, ...args) => {
      const [stanza] = args as [Element];
      if ((event !== "stanza" && event !== "element") || !matches(stanza)) return emit(event, ...args);
      if (event === "stanza") {
        entity.emit = emit;
        resolve(stanza);
      }
      return true;
    };
  });
  return deadline(lost, PATIENCE, "the stanza to lose");
}
