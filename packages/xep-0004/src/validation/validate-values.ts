import type { FieldType } from "../data-form.ts";
import type { FormProblem } from "../form-error.ts";
import { compilePattern } from "./compile-pattern.ts";
import { compare, readDatatype, type Value } from "./datatypes.ts";
import type { Bounds, Validation } from "./validation.ts";

type Refusal = Omit<FormProblem, "field">;

/**
 * What XEP-0122 has against these values, each rule once. Each value is looked at for itself; a blank answer, which
 * unsets a field, is not looked at.
 */
export function validateValues(
  validation: Validation,
  type: FieldType,
  values: readonly string[],
  isBlank: boolean,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isBlank) {
    const read = values.map((value) => readDatatype(validation.datatype, value));
    if (read.includes(undefined)) refusals.push({ rule: "datatype", message: `is no ${validation.datatype}` });
    else refusals.push(...outOfRange(validation, read as readonly Value[]));
    refusals.push(...unmatched(validation, values));
  }
  // XEP-0122 §3.3: "SHOULD be included only when the <field/> is of type "list-multi" and SHOULD be ignored otherwise"
  if (type === "list-multi" && validation.listRange) refusals.push(...wrongNumber(validation.listRange, values.length));
  return refusals;
}

function outOfRange({ datatype, range }: Validation, values: readonly Value[]): Refusal[] {
  if (!range) return [];
  const min = range.min === undefined ? undefined : readDatatype(datatype, range.min);
  const max = range.max === undefined ? undefined : readDatatype(datatype, range.max);
  const isInside = (value: Value) =>
    (min === undefined || compare(value, min) >= 0) && (max === undefined || compare(value, max) <= 0);
  return values.every(isInside) ? [] : [{ rule: "range", message: inWords("is out of the range", range) }];
}

function wrongNumber(range: Bounds, count: number): Refusal[] {
  const isWrong = count < (readCount(range.min) ?? 0) || count > (readCount(range.max) ?? count);
  return isWrong ? [{ rule: "list-range", message: inWords("needs another number of choices,", range) }] : [];
}

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\+?\d+\s*$/.test(text) ? Number(text) : undefined;
}

function inWords(fault: string, { min, max }: Bounds): string {
  return `${fault}${min === undefined ? "" : ` from ${min}`}${max === undefined ? "" : ` to ${max}`}`;
}

function unmatched({ regex }: Validation, values: readonly string[]): Refusal[] {
  if (regex === undefined) return [];
  const matches = compilePattern(regex);
  const results = new Set(values.map((value) => matches?.(value)));
  const refusals: Refusal[] = [];
  if (results.has(false)) refusals.push({ rule: "regex", message: "does not match the pattern of the form" });
  if (results.has(undefined))
    refusals.push({ rule: "regex-unchecked", message: "the pattern of the form was not run" });
  return refusals;
}
