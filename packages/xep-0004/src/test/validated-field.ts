import { parseXml } from "@xeps-internal/test-kit";
import { checkForm, type DataForm, type FieldValue, type FormProblem, parseForm } from "../index.ts";

export const NS_VALIDATE = "http://jabber.org/protocol/xdata-validate";

/** The form of these fields. */
export function formOf(fields: string): DataForm {
  return parseForm(parseXml(`<x xmlns='jabber:x:data' type='form'>${fields}</x>`)) as DataForm;
}

/** A field `a` of this type, validated so: attributes of `<validate`, its ">" and its children. */
export function field(validation: string, type = "text-single", more = ""): string {
  return `<field var='a' type='${type}'>${more}<validate xmlns='${NS_VALIDATE}' ${validation}</validate></field>`;
}

/** What is wrong with this answer to the field `a`. */
export function problems(fields: string, answer: FieldValue): Omit<FormProblem, "field">[] {
  return checkForm(formOf(fields), { a: answer }).map(({ rule, message }) => ({ rule, message }));
}

/** Which rules it breaks. */
export function rules(fields: string, answer: FieldValue): FormProblem["rule"][] {
  return problems(fields, answer).map(({ rule }) => rule);
}

/** Two of them: 1 and 2. */
export const options = "<option><value>1</value></option><option><value>2</value></option>";
