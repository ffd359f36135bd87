import { BuildError } from "@xeps/xep-0030";
import { buildElement, buildExtensions, buildTextElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { DataForm, FieldOption, FormField } from "./data-form.ts";
import { NS_DATA_FORM } from "./namespaces.ts";
import { isFormType } from "./parse-form.ts";

/**
 * The `<x/>` of a form, its children in the order of the schema of XEP-0004. It is written as given, by an asking
 * side as well as by an answering one. Throws `BuildError` for what no side may write: characters that XML forbids, a
 * type that is none of the four, a field without `var` that is not `fixed`, and a `reported` or an item without fields.
 */
export function buildForm(form: DataForm): Element {
  if (!isFormType(form.type)) throw new BuildError("x", "the type is none of form, submit, cancel, result");
  return buildElement("x", { xmlns: NS_DATA_FORM, type: form.type }, [
    buildTextElement("title", form.title),
    ...(form.instructions ?? []).map((text) => buildTextElement("instructions", text)),
    ...form.fields.map(buildField),
    form.reported && buildFields("reported", form.reported),
    ...(form.items ?? []).map((item) => buildFields("item", item)),
    ...buildExtensions(form.extensions),
  ]);
}

function buildFields(name: "reported" | "item", fields: readonly FormField[]): Element {
  // XEP-0004 §3.4: "Each of these elements MUST contain one or more <field/> children"
  if (fields.length === 0) throw new BuildError(name, "holds no field");
  return buildElement(name, {}, fields.map(buildField));
}

function buildField(field: FormField): Element {
  // XEP-0004 §3.2: "If the <field/> element type is anything other than "fixed" (see below), it MUST possess a 'var'
  // attribute"
  if (!field.var && field.type !== "fixed") throw new BuildError("field", "a field that is not fixed needs a var");
  return buildElement("field", { var: field.var, type: field.type, label: field.label }, [
    buildTextElement("desc", field.description),
    field.required ? buildElement("required") : undefined,
    ...field.values.map((value) => buildTextElement("value", value)),
    ...(field.options ?? []).map(buildOption),
    ...buildExtensions(field.extensions),
  ]);
}

function buildOption(option: FieldOption): Element {
  return buildElement("option", { label: option.label }, [buildTextElement("value", option.value)]);
}
