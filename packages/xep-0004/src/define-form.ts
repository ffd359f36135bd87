import type { DataForm, FormField } from "./data-form.ts";
import { fillForm } from "./fill-form.ts";
import { formTypeField } from "./find-form.ts";
import { FormError, type FormProblem } from "./form-error.ts";
import { readKnown, writeKnown } from "./known-value.ts";

/**
 * What a known field holds: "strings" a list, "string" one text (of several values the lines, joined by `\n`), "limit"
 * a number, or "none" for no limit (`muc#roomconfig_maxusers`).
 */
export type FieldKind = "boolean" | "string" | "strings" | "integer" | "limit";

type ValueOf<K extends FieldKind> = K extends "boolean"
  ? boolean
  : K extends "integer"
    ? number
    : K extends "limit"
      ? number | "none"
      : K extends "strings"
        ? readonly string[]
        : string;

/** The fields of a known form: the name in the program, the `var` on the wire, and what the field holds. */
export type FieldKinds = Readonly<Record<string, readonly [fieldName: string, kind: FieldKind]>>;

/** The values of a known form; each may be missing. */
export type FormValues<S extends FieldKinds> = { readonly [N in keyof S]?: ValueOf<S[N][1]> | undefined };

/** A form whose fields are registered (XEP-0068), read and written by names of the program. */
export interface KnownForm<S extends FieldKinds> {
  readonly formType: string;
  /**
   * The values of the fields that are there and of their kind; whatever else the form holds is ignored. Never throws.
   */
  read(form: DataForm): FormValues<S>;
  /**
   * A submission of these values alone, which leaves all others as they are (XEP-0004 §3.5); or, over a received form,
   * filled in as `fillForm` does. Throws {@link FormError} for values of another kind, for names that this form does
   * not have, and for fields which the received form does not offer.
   */
  submit(values: FormValues<S>, over?: DataForm): DataForm;
}

/** A form of registered fields, from a table `{ name: [var, kind] }`. XEP-0068. */
export function defineForm<const S extends FieldKinds>(formType: string, fields: S): KnownForm<S> {
  const table = new Map(Object.entries(fields));
  return {
    formType,
    read: (form) => {
      const byVar = new Map<string, FormField>();
      for (const field of form.fields)
        if (field.var !== undefined && !byVar.has(field.var)) byVar.set(field.var, field);
      const values: [string, unknown][] = [];
      for (const [name, [fieldName, kind]] of table) {
        const field = byVar.get(fieldName);
        const value = field && readKnown(field, kind);
        if (value !== undefined) values.push([name, value]);
      }
      return Object.fromEntries(values) as FormValues<S>;
    },
    submit: (values, over) => {
      const answers = writeAll(table, values);
      if (over) return fillForm(over, answers);
      const written = [...answers].map(([name, texts]) => ({ var: name, values: texts }));
      return { type: "submit", fields: [formTypeField(formType), ...written] };
    },
  };
}

/** By `var`, in the order of the table. */
function writeAll(table: ReadonlyMap<string, FieldKinds[string]>, values: object): Map<string, readonly string[]> {
  const given = new Map(Object.entries(values).filter(([, value]) => value !== undefined));
  const answers = new Map<string, readonly string[]>();
  const problems: FormProblem[] = [];
  for (const [name, [fieldName, kind]] of table) {
    if (!given.has(name)) continue;
    const texts = writeKnown(given.get(name), kind);
    if ("takes" in texts) problems.push({ field: fieldName, rule: "type", message: `takes ${texts.takes}` });
    else answers.set(fieldName, texts);
    given.delete(name);
  }
  for (const name of given.keys())
    problems.push({ field: name, rule: "unknown-field", message: "is no name of this form" });
  if (problems.length > 0) throw new FormError(problems);
  return answers;
}
