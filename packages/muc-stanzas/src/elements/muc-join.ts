import { buildElement, buildExtensions, buildTextElement, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC } from "../namespaces.ts";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";
import { buildHistory, type History, readHistory } from "./history.ts";

/** `<x xmlns='http://jabber.org/protocol/muc'/>`, which makes a presence a join. XEP-0045 §7.2. */
export interface MucJoin {
  readonly password?: string | undefined;
  readonly history?: History | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/**
 * The payload as data; `undefined` for another element. Never throws: limits and dates that cannot be read are left
 * out.
 */
export function parseMucJoin(x: Element): MucJoin | undefined {
  return isNamed(x, "x", NS_MUC) ? readMucJoin(x) : undefined;
}

/** @internal The payload of an element whose name and namespace are known. */
export function readMucJoin(x: Element): MucJoin {
  const join: Draft<MucJoin> = {};
  for (const child of x.children) {
    if (!isElement(child)) continue;
    switch (nameWithin(child, NS_MUC)) {
      case "history":
        join.history ??= readHistory(child);
        break;
      case "password":
        join.password ??= textOf(child);
        break;
      default:
        keep(join, child);
    }
  }
  return join;
}

/**
 * The payload as an element. Throws `BuildError` for limits that are no non-negative integer, an invalid Date,
 * characters that XML forbids.
 */
export function buildMucJoin(join: MucJoin = {}): Element {
  // XEP-0045 §19.1: <xs:sequence> history, password
  return buildElement("x", { xmlns: NS_MUC }, [
    buildHistory(join.history),
    buildTextElement("password", join.password),
    ...buildExtensions(join.extensions),
  ]);
}
