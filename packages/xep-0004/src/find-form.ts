import type { Element } from "ltx";
import type { DataForm } from "./data-form.ts";
import { isElement } from "./form-child.ts";
import { parseForm } from "./parse-form.ts";

const FORM_TYPE = "FORM_TYPE";

/**
 * The first form among the children of an element (a stanza, a query), or among elements kept by a parser (the
 * `extensions` of a disco answer). With `type` only a form of that FORM_TYPE, compared as it is written (XEP-0068
 * §3.6). `undefined` when there is none.
 */
export function findForm(parent: Element | readonly Element[], type?: string): DataForm | undefined {
  const children: readonly (Element | string)[] = "children" in parent ? parent.children : parent;
  for (const child of children) {
    const form = isElement(child) ? parseForm(child) : undefined;
    if (form && (type === undefined || formType(form) === type)) return form;
  }
  return undefined;
}

/**
 * The FORM_TYPE of a form: the namespace that gives its field names their meaning (XEP-0068). `undefined` without one.
 * In a form or result it counts only as a hidden field, else it is an ordinary field; in an answer it counts without a
 * type too.
 */
export function formType(form: DataForm): string | undefined {
  const isAnswer = form.type === "submit" || form.type === "cancel";
  for (const field of form.fields) {
    if (field.var !== FORM_TYPE) continue;
    if (field.type === "hidden" || (isAnswer && field.type === undefined)) return field.values[0];
  }
  return undefined;
}

/** The field which says that its form is of this FORM_TYPE. */
export function formTypeField(type: string): {
  readonly var: string;
  readonly type: "hidden";
  readonly values: readonly string[];
} {
  return { var: FORM_TYPE, type: "hidden", values: [type] };
}
