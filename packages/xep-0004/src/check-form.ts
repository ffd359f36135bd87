import { type Answer, type Answers, answerValues, listOf, readAnswers } from "./answer-values.ts";
import type { DataForm, FormField } from "./data-form.ts";
import { fieldType } from "./field-value.ts";
import type { FormProblem } from "./form-error.ts";
import { validateValues } from "./validation/validate-values.ts";
import { readValidation, type Validation } from "./validation/validation.ts";

/**
 * What is wrong with these answers, in the order of the form; empty when nothing is. Checked are what the form asks
 * (required fields, options, types, one value or several) and its validation rules (XEP-0122): datatypes, ranges,
 * patterns, number of choices. What the form itself holds is taken as good.
 *
 * A pattern of the form is run only when it has at most 256 characters, the value at most 4 096, and the syntax is a
 * subset of XML Schema's which is matched in linear time; else `regex-unchecked` says that it was not run. Never
 * throws.
 */
export function checkForm(form: DataForm, answers: Answers): FormProblem[] {
  return answerForm(form, answers).problems;
}

/** The fields of the answer, and what is wrong with them. */
export function answerForm(form: DataForm, answers: Answers): { fields: FormField[]; problems: FormProblem[] } {
  const given = readAnswers(answers);
  const seen = new Set<string>();
  const fields: FormField[] = [];
  const problems: FormProblem[] = [];
  for (const field of form.fields) {
    const name = field.var;
    // XEP-0004 §3.3: fixed "is intended for data description (…) rather than data gathering or provision"
    if (!name || field.type === "fixed" || seen.has(name)) continue;
    seen.add(name);
    const answer = given.get(name);
    given.delete(name);
    const { values, refusals } = field.type === "hidden" ? answerHidden(field, answer) : answerField(field, answer);
    if (values) fields.push({ var: name, ...(field.type !== undefined && { type: field.type }), values });
    for (const refusal of refusals) problems.push({ field: name, ...refusal });
  }
  for (const name of given.keys()) {
    problems.push({ field: name, rule: "unknown-field", message: "is not asked for in this form" });
  }
  return { fields, problems };
}

type Refusal = Omit<FormProblem, "field">;
interface Answered {
  /** Absent when the field is left out of the answer. */
  readonly values?: readonly string[];
  readonly refusals: readonly Refusal[];
}

// XEP-0004 §3.3: "The form-submitting entity SHOULD NOT modify the value of a hidden field"
/** A hidden field goes back as it came; an answer that repeats it is none. */
function answerHidden(field: FormField, answer: Answer | undefined): Answered {
  const { values } = field;
  const same = answer === undefined || isSame(values, listOf(answer));
  const refusals: Refusal[] = same ? [] : [{ rule: "unknown-field", message: "is hidden and goes back unchanged" }];
  return { values, refusals };
}

function isSame(values: readonly string[], given: readonly unknown[]): boolean {
  return values.length === given.length && values.every((value, index) => value === given[index]);
}

function answerField(field: FormField, answer: Answer | undefined): Answered {
  // XEP-0004 §3.5: what a submission leaves out keeps its value
  if (answer === undefined) {
    const { values } = field;
    return { ...(values.length > 0 && { values }), refusals: missing(field, values) };
  }
  const values = answerValues(field, answer);
  if ("rule" in values) return { refusals: [values] };
  const isBlank = values.every((value) => value === "");
  const validation = readValidation(field);
  const refusals = [
    ...missing(field, values),
    ...notOffered(field, values, validation),
    ...(validation ? validateValues(validation, fieldType(field), values, isBlank) : []),
  ];
  return { values, refusals };
}

/** XEP-0004 §3.2: `<required/>` "flags the field as required in order for the form to be considered valid". */
function missing(field: FormField, values: readonly string[]): Refusal[] {
  const isBlank = values.every((value) => value === "");
  return field.required && isBlank ? [{ rule: "required", message: "is required" }] : [];
}

/**
 * XEP-0004 §3.3, list-single and list-multi: "chooses one or more items from among the options presented by the
 * form-processing entity and MUST NOT insert new options"; XEP-0122 §3.2 lifts that.
 */
function notOffered(field: FormField, values: readonly string[], validation: Validation | undefined): Refusal[] {
  const type = fieldType(field);
  if ((type !== "list-single" && type !== "list-multi") || validation?.isOpen) return [];
  const offered = new Set(field.values);
  for (const option of field.options ?? []) offered.add(option.value);
  return values.every((value) => offered.has(value)) ? [] : [{ rule: "option", message: "is none of the options" }];
}
