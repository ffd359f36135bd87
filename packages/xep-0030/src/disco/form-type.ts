import type { Element } from "ltx";
import { attributeOf, childElements, isNamed, textOf } from "../kit/element.ts";

const NS_DATA = "jabber:x:data";

/** The fields of a form; none of another element. */
export function fieldsOf(form: Element): Element[] {
  return isNamed(form, "x", NS_DATA) ? childElements(form).filter((child) => isNamed(child, "field", NS_DATA)) : [];
}

export function valuesOf(field: Element): string[] {
  return childElements(field)
    .filter((child) => isNamed(child, "value", NS_DATA))
    .map(textOf);
}

/** The FORM_TYPE of a form of XEP-0128, where it is always hidden; `undefined` without one. */
export function formTypeOf(form: Element): string | undefined {
  const field = fieldsOf(form).find((each) => attributeOf(each, "var") === "FORM_TYPE");
  return field && attributeOf(field, "type") === "hidden" ? valuesOf(field)[0] : undefined;
}
