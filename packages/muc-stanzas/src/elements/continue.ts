import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

/** The room goes on with a one-to-one chat. XEP-0045 §7.9. */
export interface Continue {
  /** The `<thread/>` of that chat. */
  readonly thread?: string | undefined;
}

/** @internal */
export function readContinue(element: Element): Continue {
  const thread = attributeOf(element, "thread");
  return thread === undefined ? {} : { thread };
}

/** @internal */
export function buildContinue(value: Continue | undefined): Element | undefined {
  return value && buildElement("continue", { thread: value.thread });
}
