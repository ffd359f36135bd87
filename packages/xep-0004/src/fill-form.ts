import type { Answers } from "./answer-values.ts";
import { answerForm } from "./check-form.ts";
import type { DataForm } from "./data-form.ts";
import { FormError } from "./form-error.ts";

/**
 * The submission of a form: its hidden fields as they came, the answers, and where there is none the form's own values.
 * Fixed fields are left out, and so are fields that have neither answer nor value. Throws {@link FormError} for
 * everything that `checkForm` finds, but not for patterns which it could not check.
 *
 * An empty string or list unsets a field. XEP-0004 §3.5 and §3.6.
 */
export function fillForm(form: DataForm, answers: Answers): DataForm {
  const { fields, problems } = answerForm(form, answers);
  const faults = problems.filter(({ rule }) => rule !== "regex-unchecked");
  if (faults.length > 0) throw new FormError(faults);
  return { type: "submit", fields };
}

/** The answer to a form that is given up. XEP-0004 §3.1. */
export const cancelForm: DataForm = { type: "cancel", fields: [] };
