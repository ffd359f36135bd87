import type { Client } from "@xmpp/client";
import xml from "@xmpp/xml";

const NS_MANAGEMENT = "urn:xmpp:sm:3";

/**
 * What becomes of a lost stream (XEP-0198), where the server manages streams.
 *
 * - `resumed`: it goes on where it was
 * - `refused`: the server knows nothing of it any more, but its rooms do until the old session has run out
 * - `fresh`: nobody manages it; what was on its way is lost
 */
export type Recovery = "resumed" | "refused" | "fresh";

/** Lets a client recover like this. */
export function recoverBy(entity: Client, recovery: Recovery): void {
  if (recovery === "refused") entity.on("disconnect", () => forget(entity));
  if (recovery === "fresh") refuseManagement(entity);
}

/** The server will not know this one. */
function forget(entity: Client): void {
  if (entity.streamManagement.id) entity.streamManagement.id = "no-such-stream";
}

/** As if the server had answered so: xmpp.js has no option to do without. */
function refuseManagement(entity: Client): void {
  const send = entity.send.bind(entity);
  entity.send = async (element) => {
    if (!element.is("enable", NS_MANAGEMENT)) return send(element);
    const condition = xml("feature-not-implemented", { xmlns: "urn:ietf:params:xml:ns:xmpp-stanzas" });
    const refusal = xml("failed", { xmlns: NS_MANAGEMENT }, condition);
    queueMicrotask(() => entity.emit("nonza", refusal));
  };
}
