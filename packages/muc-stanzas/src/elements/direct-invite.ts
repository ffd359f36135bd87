import { BuildError } from "@xeps/xep-0030";
import { attributeOf, buildElement, buildExtensions, isNamed, textOf } from "@xeps/xep-0030/kit";
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

/**
 * The invitation as data; `undefined` for another element, and for one without `jid`. The reason may stand in the text
 * of the element, as before XEP-0249. Never throws.
 */
export function parseDirectInvite(x: Element): DirectInvite | undefined {
  if (!isNamed(x, "x", NS_DIRECT_INVITE)) return undefined;
  // XEP-0249 §2: the 'jid' attribute is REQUIRED.
  const jid = attributeOf(x, "jid");
  if (!jid) return undefined;
  const invite: Draft<DirectInvite> = { jid };
  const password = attributeOf(x, "password");
  if (password !== undefined) invite.password = password;
  const reason = attributeOf(x, "reason") ?? readText(x);
  if (reason !== undefined) invite.reason = reason;
  const continues = readBoolean(attributeOf(x, "continue"));
  if (continues !== undefined) invite.continue = continues;
  const thread = attributeOf(x, "thread");
  if (thread !== undefined) invite.thread = thread;
  for (const child of x.children) if (isElement(child)) keep(invite, child);
  return invite;
}

/** WORKAROUND Prosody ≤ 0.12: the reason is the text of the element, beside an invitation through the room. */
function readText(x: Element): string | undefined {
  const text = textOf(x);
  return text.trim() === "" ? undefined : text;
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

/** The invitation as an element. Throws `BuildError` without `jid`, and for characters that XML forbids. */
export function buildDirectInvite(invite: DirectInvite): Element {
  const { jid, password, reason, thread } = invite;
  if (!jid) throw new BuildError("x", "an invitation needs the jid of a room");
  const continues = invite.continue?.toString();
  return buildElement(
    "x",
    { xmlns: NS_DIRECT_INVITE, jid, password, reason, continue: continues, thread },
    buildExtensions(invite.extensions),
  );
}
