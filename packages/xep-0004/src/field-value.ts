import { foldJid } from "@xeps/xep-0030/kit";
import type { DataForm, FieldType, FormField } from "./data-form.ts";

/** What a field holds, by its type: see {@link fieldValue}. */
export type FieldValue = boolean | string | readonly string[] | undefined;

const FIELD_TYPES: ReadonlySet<string> = new Set<FieldType>([
  "boolean",
  "fixed",
  "hidden",
  "jid-multi",
  "jid-single",
  "list-multi",
  "list-single",
  "text-multi",
  "text-private",
  "text-single",
]);

function isFieldType(type: string | undefined): type is FieldType {
  return type !== undefined && FIELD_TYPES.has(type);
}

/** The type in force: "text-single" when the field names none, or one that XEP-0004 §3.3 does not know. */
export function fieldType(field: FormField): FieldType {
  return isFieldType(field.type) ? field.type : "text-single";
}

/**
 * The value by the type of the field:
 * - `boolean`: true or false, false without value, `undefined` for text that is no boolean;
 * - `list-multi`, `jid-multi`: the values in order, addresses that are the same but for case once;
 * - `text-multi`, `fixed`: one string, its lines joined by `\n`;
 * - all others: one string; of a hidden or untyped field (a submission need not name types) with several values, all of
 * them.
 *
 * `undefined` without value, except for boolean and the two lists.
 */
export function fieldValue(field: FormField): FieldValue {
  const { values } = field;
  switch (fieldType(field)) {
    case "boolean":
      // XEP-0004 §3.3: "The default value is "false"."
      return values[0] === undefined ? false : readBoolean(values[0]);
    case "list-multi":
      return values;
    case "jid-multi":
      return distinctJids(values);
    case "text-multi":
    case "fixed":
      return values.length === 0 ? undefined : values.join("\n");
    case "hidden":
      return oneOrAll(values);
    default:
      return isFieldType(field.type) ? values[0] : oneOrAll(values);
  }
}

function oneOrAll(values: readonly string[]): string | readonly string[] | undefined {
  return values.length > 1 ? values : values[0];
}

/**
 * The values by `var`; of fields with the same one the first. A field without value is there, as `undefined`. Fixed
 * fields are text, not data, and left out.
 */
export function formValues(form: DataForm): ReadonlyMap<string, FieldValue> {
  return valuesOf(form.fields, fieldValue);
}

/**
 * The rows of a result (XEP-0004 §3.4), each value by the type which `reported` gives its column; where it gives none,
 * by the type in the row.
 */
export function formRows(form: DataForm): ReadonlyMap<string, FieldValue>[] {
  const types = new Map<string | undefined, string | undefined>();
  for (const column of form.reported ?? []) if (!types.has(column.var)) types.set(column.var, column.type);
  const read = (cell: FormField) => {
    const type = types.get(cell.var);
    return fieldValue(type === undefined ? cell : { ...cell, type });
  };
  return (form.items ?? []).map((item) => valuesOf(item, read));
}

function valuesOf(
  fields: readonly FormField[],
  read: (field: FormField) => FieldValue,
): ReadonlyMap<string, FieldValue> {
  const values = new Map<string, FieldValue>();
  for (const field of fields) {
    if (field.var && field.type !== "fixed" && !values.has(field.var)) values.set(field.var, read(field));
  }
  return values;
}

// XEP-0004 §3.3, of "0" and "false", "1" and "true": "implementations MUST support both styles of lexical
// representation"
/** The boolean of a `<value/>`; `undefined` for any other text. */
export function readBoolean(text: string): boolean | undefined {
  if (text === "1" || text === "true") return true;
  return text === "0" || text === "false" ? false : undefined;
}

// XEP-0004 §3.3: "duplicate JIDs MUST be ignored"
/** Each address once, in its first spelling. */
export function distinctJids(jids: readonly string[]): readonly string[] {
  const distinct = new Map<string, string>();
  for (const jid of jids) {
    const folded = foldJid(jid);
    if (!distinct.has(folded)) distinct.set(folded, jid);
  }
  return [...distinct.values()];
}
