import { nameOf, namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

/** What lists of the parsers are when there is nothing in them: one array for all. */
export const EMPTY: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** T while it is being read. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** The name of a child of this namespace, to switch on; `undefined` for one of another namespace. */
export function nameWithin(child: Element, namespace: string): string | undefined {
  return namespaceOf(child) === namespace ? nameOf(child) : undefined;
}

/** Whether a node is an element, whichever copy of ltx made it. */
export function isElement(node: Element | string): node is Element {
  return typeof node === "object" && node !== null;
}

/** Keeps a child that the parser does not know. */
export function keep(draft: { extensions?: readonly Element[] | undefined }, child: Element): void {
  if (draft.extensions) (draft.extensions as Element[]).push(child);
  else draft.extensions = [child];
}
