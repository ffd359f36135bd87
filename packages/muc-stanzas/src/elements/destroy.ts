import { attributeOf, buildElement, buildExtensions, buildTextElement, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";

/** The end of a room: an owner's wish (muc#owner), and what the occupants hear of it (muc#user). XEP-0045 §10.9. */
export interface Destroy {
  /** The room to go to instead. */
  readonly jid?: string | undefined;
  readonly reason?: string | undefined;
  /** The password of the room to go to. */
  readonly password?: string | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** @internal The destroy of an element whose name and namespace are known. */
export function readDestroy(element: Element, namespace: string): Destroy {
  const destroy: Draft<Destroy> = {};
  const jid = attributeOf(element, "jid");
  if (jid !== undefined) destroy.jid = jid;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    switch (nameWithin(child, namespace)) {
      case "reason":
        destroy.reason ??= textOf(child);
        break;
      case "password":
        destroy.password ??= textOf(child);
        break;
      default:
        keep(destroy, child);
    }
  }
  return destroy;
}

/** @internal */
export function buildDestroy(destroy: Destroy | undefined): Element | undefined {
  if (!destroy) return undefined;
  // XEP-0045 §19.4: <xs:sequence> password, reason
  return buildElement("destroy", { jid: destroy.jid }, [
    buildTextElement("password", destroy.password),
    buildTextElement("reason", destroy.reason),
    ...buildExtensions(destroy.extensions),
  ]);
}
