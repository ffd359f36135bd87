import type { DataForm, FormField } from "@xeps/xep-0004";

/** The field of this name; a form without it is not the one that was asked for. */
export function findField(form: DataForm, name: string): FormField {
  const field = form.fields.find((one) => one.var === name);
  if (!field) throw new Error(`no ${name} among ${form.fields.map((one) => one.var).join(", ")}`);
  return field;
}
