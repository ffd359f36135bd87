import { attributeOf, buildElement, buildExtensions, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_DIRECT_INVITE } from "../namespaces.ts";
import { type Draft, isElement, keep } from "./children.ts";

/** `<x xmlns='jabber:x:conference'/>`: an invitation that does not go through the room. XEP-0249 §2. */
export interface DirectInvite {
  /** The bare JID of the room. */
  readonly jid: string;
  readonly password?: string | undefined;
  readonly reason?: string | undefined;
  /** The room goes on with a one-to-one chat. */
  readonly continue?: boolean | undefined;
  /** The `<thread/>` of that chat. */
  readonly thread?: string | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** The invitation as data; `undefined` for another element, and for one without `jid`. Never throws. */
export function parseDirectInvite(x: Element): DirectInvite | undefined {
  if (!isNamed(x, "x", NS_DIRECT_INVITE)) return undefined;
  // XEP-0249 §2: the 'jid' attribute is REQUIRED.
  const jid = attributeOf(x, "jid");
  if (jid === undefined) return undefined;
  const invite: Draft<DirectInvite> = { jid };
  const password = attributeOf(x, "password");
  if (password !== undefined) invite.password = password;
  const reason = attributeOf(x, "reason");
  if (reason !== undefined) invite.reason = reason;
  const continues = readBoolean(attributeOf(x, "continue"));
  if (continues !== undefined) invite.continue = continues;
  const thread = attributeOf(x, "thread");
  if (thread !== undefined) invite.thread = thread;
  for (const child of x.children) if (isElement(child)) keep(invite, child);
  return invite;
}

/** XML Schema 2 §3.2.2: the four spellings of xs:boolean, in any white space. */
function readBoolean(text: string | undefined): boolean | undefined {
  switch (text?.trim()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      return undefined;
  }
}

/** The invitation as an element. Throws `BuildError` for characters that XML forbids. */
export function buildDirectInvite(invite: DirectInvite): Element {
  const { jid, password, reason, thread } = invite;
  const continues = invite.continue === undefined ? undefined : String(invite.continue);
  return buildElement(
    "x",
    { xmlns: NS_DIRECT_INVITE, jid, password, reason, continue: continues, thread },
    buildExtensions(invite.extensions),
  );
}
