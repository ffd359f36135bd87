import { type DataForm, type FormField, formType } from "@xeps/xep-0004";
import { BuildError } from "@xeps/xep-0030";

/** XEP-0004 §3.3: "0" and "1" are one of the two spellings of a boolean. */
export function booleanField(name: string, value: boolean): FormField {
  return { var: name, type: "boolean", values: [value ? "1" : "0"] };
}

export function formTypeField(type: string): FormField {
  return { var: "FORM_TYPE", type: "hidden", values: [type] };
}

/** A field, or no field at all when there is nothing to say. */
export function fieldsOf(name: string, type: string, value: string | undefined): readonly FormField[] {
  return value === undefined ? [] : [{ var: name, type, values: [value] }];
}

/**
 * The answer to a form that asks for approval: all its fields back, with the decision. Options and labels are not
 * repeated.
 *
 * @param allowField the field of the decision; it is added when the form forgot it
 */
export function approve(form: DataForm, type: string, allowField: string, allow: boolean): DataForm {
  if (formType(form) !== type) throw new BuildError("x", `the form to answer is not of FORM_TYPE ${type}`);
  const decision = booleanField(allowField, allow);
  const fields = form.fields.filter((field) => field.var && field.type !== "fixed").map(answered);
  const offered = fields.some((field) => field.var === allowField);
  const decided = fields.map((field) => (field.var === allowField ? decision : field));
  return { type: "submit", fields: offered ? decided : [...decided, decision] };
}

function answered({ var: name, type, values }: FormField): FormField {
  return { ...(name !== undefined && { var: name }), ...(type !== undefined && { type }), values };
}
