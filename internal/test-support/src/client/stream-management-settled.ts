import type { Client } from "@xmpp/client";
import type { Element } from "ltx";

const NS_MANAGEMENT = "urn:xmpp:sm:3";

/**
 * Call it before the start. Resolves once the server has answered whether it manages this stream, at once where it does
 * not offer to. xmpp.js sets its count of stanzas to zero a moment after that answer; a join whose stanzas come in the
 * same chunk is then miscounted, and Prosody cuts the stream.
 */
export function streamManagementSettled(entity: Client): () => Promise<void> {
  let offered = false;
  let settle: () => void = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const look = (element: Element) => {
    if (element.is("features", "http://etherx.jabber.org/streams")) {
      offered = element.getChild("sm", NS_MANAGEMENT) !== undefined;
    } else if (element.is("enabled", NS_MANAGEMENT) || element.is("failed", NS_MANAGEMENT)) {
      entity.removeListener("nonza", look);
      setImmediate(settle); // after the continuation in xmpp.js
    }
  };
  entity.on("nonza", look);
  return async () => {
    if (offered) await settled;
    entity.removeListener("nonza", look);
  };
}
