import { foldJid, isJid } from "@xeps/xep-0030/kit";
import type { FieldType, FormField } from "./data-form.ts";
import { type FieldValue, fieldType, readBoolean } from "./field-value.ts";
import type { FormProblem } from "./form-error.ts";

/** Values by the `var` of their fields; `undefined` is no answer. */
export type Answers = Readonly<Record<string, FieldValue>> | ReadonlyMap<string, FieldValue>;
export type Answer = Exclude<FieldValue, undefined>;
export type Refusal = Omit<FormProblem, "field">;

/** The answers that are given. */
export function readAnswers(answers: Answers): Map<string, Answer> {
  const given = new Map<string, Answer>();
  const entries = Symbol.iterator in answers ? (answers as ReadonlyMap<string, FieldValue>) : Object.entries(answers);
  for (const [name, answer] of entries) if (answer !== undefined && answer !== null) given.set(name, answer);
  return given;
}

/** The `<value/>`s which an answer becomes in this field, or why it cannot. */
export function answerValues(field: FormField, answer: Answer): readonly string[] | Refusal {
  const type = fieldType(field);
  if (CHOSEN.has(type) && isEmptyText(answer) && !field.options?.some(({ value }) => value === "")) return [];
  if (type === "boolean") return booleanValues(answer);
  const texts = listOf(answer);
  if (!texts.every((text) => typeof text === "string")) return { rule: "type", message: "takes text" };
  switch (type) {
    case "text-multi":
      // XEP-0004 §3.3: "the application SHOULD split the data into multiple strings (based on the newlines inserted by
      // the platform), then specify each string as the XML character data of a distinct <value/> element"
      return texts.flatMap((text) => text.split(/\r\n|\r|\n/));
    case "list-multi":
      return inOrderOfOptions(field, texts);
    case "jid-multi":
      // XEP-0004 §3.3: "Each provided JID SHOULD be unique (…), and duplicate JIDs MUST be ignored"
      return texts.every(isJid) ? [...new Set(texts.map(foldJid))] : NO_JID;
    default:
      // XEP-0004 §3.2: "all other field types MUST NOT contain more than one <value/> element"
      if (texts.length > 1) return TOO_MANY;
      return type === "jid-single" && !texts.every((text) => text === "" || isJid(text)) ? NO_JID : texts;
  }
}

/** One answer or several, as several. */
export function listOf(answer: Answer): readonly unknown[] {
  return Array.isArray(answer) ? answer : [answer];
}

/** Types of which an empty text is no value, but means that there is none: the field is unset, XEP-0004 §3.6. */
const CHOSEN: ReadonlySet<FieldType> = new Set(["boolean", "list-single", "list-multi", "jid-multi"]);

function isEmptyText(answer: Answer): boolean {
  const given = listOf(answer);
  return given.length === 1 && given[0] === "";
}

const NO_JID: Refusal = { rule: "type", message: "is no JID" };
const TOO_MANY: Refusal = { rule: "multiple", message: "takes one value" };

function booleanValues(answer: Answer): readonly string[] | Refusal {
  const given = listOf(answer);
  if (given.length > 1) return TOO_MANY;
  if (given.length === 0) return [];
  const value = typeof given[0] === "string" ? readBoolean(given[0]) : given[0];
  return typeof value === "boolean" ? [value ? "1" : "0"] : { rule: "type", message: "takes true or false" };
}

// XEP-0004 §3.3: "The form-submitting entity MUST NOT modify the order of items as received"
/** The chosen options, each once, then what the user added. */
function inOrderOfOptions(field: FormField, chosen: readonly string[]): readonly string[] {
  const rest = new Set(chosen);
  const offered = (field.options ?? []).map((option) => option.value).filter((value) => rest.delete(value));
  return [...offered, ...rest];
}
