import { attributeOf, findChild, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { FormField } from "../data-form.ts";
import { NS_VALIDATE } from "../namespaces.ts";

/** What `<validate/>` asks of the values of a field, as it is written. XEP-0122 §3. */
export interface Validation {
  readonly datatype: string;
  /** Values of the user's own are good beside the options. */
  readonly isOpen: boolean;
  readonly range?: Bounds;
  readonly regex?: string;
  readonly listRange?: Bounds;
}
export interface Bounds {
  readonly min: string | undefined;
  readonly max: string | undefined;
}

/** The validation of a field; `undefined` when it has none. */
export function readValidation(field: FormField): Validation | undefined {
  const validate = field.extensions?.find((child) => isNamed(child, "validate", NS_VALIDATE));
  if (!validate) return undefined;
  const child = (name: string) => findChild(validate, name, NS_VALIDATE);
  const range = child("range");
  const regex = child("regex");
  const listRange = child("list-range");
  return {
    // XEP-0122 §3.1: "This attribute is OPTIONAL, and defaults to "xs:string"."
    datatype: attributeOf(validate, "datatype") ?? "xs:string",
    // XEP-0122 §3.2: "Any validation method applied to a field of type "list-multi", "list-single", or "text-multi"
    // (other than <basic/>) MUST imply the same behavior as <open/>"
    isOpen: (child("open") ?? range ?? regex) !== undefined,
    ...(range && { range: bounds(range) }),
    ...(regex && { regex: textOf(regex) }),
    ...(listRange && { listRange: bounds(listRange) }),
  };
}

function bounds(element: Element): Bounds {
  return { min: attributeOf(element, "min"), max: attributeOf(element, "max") };
}
