import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Draft } from "./children.ts";

/** Who kicked, banned or changed someone. A service may say it by JID, by nick, or not at all. XEP-0045 §8.2. */
export interface Actor {
  readonly jid?: string | undefined;
  readonly nick?: string | undefined;
}

/** @internal */
export function readActor(element: Element): Actor {
  const actor: Draft<Actor> = {};
  const jid = attributeOf(element, "jid");
  if (jid !== undefined) actor.jid = jid;
  const nick = attributeOf(element, "nick");
  if (nick !== undefined) actor.nick = nick;
  return actor;
}

/** @internal */
export function buildActor(actor: Actor | undefined): Element | undefined {
  return actor && buildElement("actor", { jid: actor.jid, nick: actor.nick });
}
