import type { FormField } from "./data-form.ts";
import type { FieldKind } from "./define-form.ts";
import { distinctJids, readBoolean } from "./field-value.ts";

const INTEGER = /^[+-]?\d+$/;

/** The value of a known field; `undefined` when it has none, or one that is not of its kind. */
export function readKnown(
  field: FormField,
  kind: FieldKind,
): boolean | number | string | readonly string[] | undefined {
  const { values } = field;
  const [first] = values;
  if (kind === "strings") return field.type === "jid-multi" ? distinctJids(values) : values;
  // XEP-0004 §3.3, boolean: "The default value is "false"."
  if (first === undefined) return kind === "boolean" ? false : undefined;
  switch (kind) {
    case "boolean":
      return readBoolean(first);
    case "string":
      return values.join("\n");
    case "integer":
      return readInteger(first);
    case "limit":
      return readLimit(first);
  }
}

function readInteger(text: string): number | undefined {
  const number = INTEGER.test(text) ? Number(text) + 0 : undefined; // no -0
  return Number.isSafeInteger(number) ? number : undefined;
}

function readLimit(text: string): number | "none" | undefined {
  if (text === "none") return text;
  const number = readInteger(text);
  return number !== undefined && number >= 0 ? number : undefined;
}

/** The `<value/>`s of a known value, or in words what its kind takes. */
export function writeKnown(value: unknown, kind: FieldKind): readonly string[] | { readonly takes: string } {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean" ? [value ? "1" : "0"] : { takes: "true or false" };
    case "string":
      return typeof value === "string" ? [value] : { takes: "a string" };
    case "strings":
      return Array.isArray(value) && value.every((one) => typeof one === "string")
        ? value
        : { takes: "a list of strings" };
    case "integer":
      return Number.isSafeInteger(value) ? [String(value)] : { takes: "an integer" };
    case "limit":
      return value === "none" || (Number.isSafeInteger(value) && (value as number) >= 0)
        ? [String(value)]
        : { takes: 'a number from 0 on, or "none"' };
  }
}
