import { attributeOf, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { DataForm, FieldOption, FormField, FormType } from "./data-form.ts";
import { defaultNamespace, formChildName, isElement } from "./form-child.ts";
import { NS_DATA_FORM } from "./namespaces.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FORM_TYPES: ReadonlySet<string> = new Set<FormType>(["form", "submit", "cancel", "result"]);

/** True for the four values which the `type` of `<x/>` may have. XEP-0004 §3.1. */
export function isFormType(type: string | undefined): type is FormType {
  return type !== undefined && FORM_TYPES.has(type);
}

/**
 * The form of an `<x xmlns="jabber:x:data"/>`, its children in any order. `undefined` for another element, and for a
 * form whose type is missing or none of the four; never throws. Of a child that should be there once, the first counts.
 */
export function parseForm(x: Element): DataForm | undefined {
  if (!isNamed(x, "x", NS_DATA_FORM)) return undefined;
  const type = attributeOf(x, "type");
  if (!isFormType(type)) return undefined;
  const inherited = x.name === "x" ? NS_DATA_FORM : defaultNamespace(x, undefined);
  const fields: FormField[] = [];
  const instructions: string[] = [];
  const items: (readonly FormField[])[] = [];
  const extensions: Element[] = [];
  let reported: FormField[] | undefined;
  const form: Mutable<DataForm> = { type, fields };
  for (const child of x.children) {
    if (!isElement(child)) continue;
    switch (formChildName(child, inherited)) {
      case "field":
        fields.push(parseField(child, inherited));
        break;
      case "item":
        items.push(parseFields(child, inherited, []));
        break;
      case "reported":
        reported ??= [];
        parseFields(child, inherited, reported);
        break;
      case "title":
        form.title ??= textOf(child);
        break;
      case "instructions":
        instructions.push(textOf(child));
        break;
      default:
        extensions.push(child);
    }
  }
  if (instructions.length > 0) form.instructions = instructions;
  if (reported) form.reported = reported;
  if (items.length > 0) form.items = items;
  if (extensions.length > 0) form.extensions = extensions;
  return form;
}

/** The fields of `<reported/>` or `<item/>`, added to those given. */
function parseFields(parent: Element, outer: string | undefined, fields: FormField[]): FormField[] {
  const inherited = defaultNamespace(parent, outer);
  for (const child of parent.children) {
    if (isElement(child) && formChildName(child, inherited) === "field") fields.push(parseField(child, inherited));
  }
  return fields;
}

function parseField(element: Element, outer: string | undefined): FormField {
  const inherited = defaultNamespace(element, outer);
  const values: string[] = [];
  let options: FieldOption[] | undefined;
  let extensions: Element[] | undefined;
  const field: Mutable<FormField> = { values };
  const name = attributeOf(element, "var");
  const type = attributeOf(element, "type");
  const label = attributeOf(element, "label");
  if (name !== undefined) field.var = name;
  if (type !== undefined) field.type = type;
  if (label !== undefined) field.label = label;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    switch (formChildName(child, inherited)) {
      case "value":
        values.push(textOf(child));
        break;
      case "option":
        options ??= [];
        options.push(parseOption(child, inherited));
        break;
      case "desc":
        field.description ??= textOf(child);
        break;
      case "required":
        field.required = true;
        break;
      default:
        extensions ??= [];
        extensions.push(child);
    }
  }
  if (options) field.options = options;
  if (extensions) field.extensions = extensions;
  return field;
}

function parseOption(element: Element, outer: string | undefined): FieldOption {
  const inherited = defaultNamespace(element, outer);
  const label = attributeOf(element, "label");
  let value: string | undefined;
  for (const child of element.children) {
    if (isElement(child) && formChildName(child, inherited) === "value") value ??= textOf(child);
  }
  return { value: value ?? "", ...(label !== undefined && { label }) };
}
