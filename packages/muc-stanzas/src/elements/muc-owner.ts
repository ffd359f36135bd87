import { buildForm, type DataForm, parseForm } from "@xeps/xep-0004";
import { BuildError } from "@xeps/xep-0030";
import { buildElement, buildExtensions, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_OWNER } from "../namespaces.ts";
import { type Draft, isElement, keep } from "./children.ts";
import { buildDestroy, type Destroy, readDestroy } from "./destroy.ts";

/** `<query xmlns='http://jabber.org/protocol/muc#owner'/>`: empty, a form, or a destroy. XEP-0045 §10, §19.4. */
export interface MucOwner {
  readonly form?: DataForm | undefined;
  readonly destroy?: Destroy | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/**
 * The query as data; `undefined` for another element. Never throws: a form that cannot be read is among the extensions.
 */
export function parseMucOwner(query: Element): MucOwner | undefined {
  return isNamed(query, "query", NS_MUC_OWNER) ? readMucOwner(query) : undefined;
}

/** @internal The query of an element whose name and namespace are known. */
export function readMucOwner(query: Element): MucOwner {
  const owner: Draft<MucOwner> = {};
  for (const child of query.children) {
    if (!isElement(child)) continue;
    if (isNamed(child, "destroy", NS_MUC_OWNER)) owner.destroy ??= readDestroy(child, NS_MUC_OWNER);
    else {
      const form = parseForm(child);
      if (form) owner.form ??= form;
      else keep(owner, child);
    }
  }
  return owner;
}

/**
 * The query as an element. Throws `BuildError` for characters that XML forbids, and when both a form and a destroy are
 * given.
 */
export function buildMucOwner(owner: MucOwner = {}): Element {
  // XEP-0045 §19.4: <xs:choice> x, destroy
  if (owner.form && owner.destroy) throw new BuildError("query", "both a form and a destroy");
  return buildElement("query", { xmlns: NS_MUC_OWNER }, [
    owner.form && buildForm(owner.form),
    buildDestroy(owner.destroy),
    ...buildExtensions(owner.extensions),
  ]);
}
