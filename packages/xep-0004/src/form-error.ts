import { hasInstanceByName } from "@xeps/xep-0030/kit";

/** One thing that is wrong with an answer. */
export interface FormProblem {
  /** The `var` of the field. */
  readonly field: string;
  /** What it breaks; `regex-unchecked` is a note, not a fault: the pattern was not run. */
  readonly rule:
    | "unknown-field"
    | "required"
    | "option"
    | "type"
    | "datatype"
    | "range"
    | "regex"
    | "list-range"
    | "multiple"
    | "regex-unchecked";
  /** For developers, in English. Never holds the answer, which may be a password. */
  readonly message: string;
}

/** The answers do not fit the form; nothing was made of them. */
export class FormError extends Error {
  override readonly name: "FormError" = "FormError";
  /** Everything that is wrong, in the order of the form. */
  readonly problems: readonly FormProblem[];

  constructor(problems: readonly FormProblem[]) {
    super(problems.map(({ field, message }) => `${field}: ${message}`).join("; "));
    this.problems = problems;
  }

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, FormError, "FormError", value);
  }
}
