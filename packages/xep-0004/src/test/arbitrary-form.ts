import { elementText, objects, parseXml, someXmlText, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Element } from "ltx";
import type { DataForm, FieldOption, FieldType, FormField, FormType } from "../index.ts";

const KNOWN_TYPES: Readonly<Record<FieldType, true>> = {
  boolean: true,
  fixed: true,
  hidden: true,
  "jid-multi": true,
  "jid-single": true,
  "list-multi": true,
  "list-single": true,
  "text-multi": true,
  "text-private": true,
  "text-single": true,
};
/** All ten. */
export const fieldTypes: readonly FieldType[] = Object.keys(KNOWN_TYPES) as FieldType[];
const FORM_TYPES: Readonly<Record<FormType, true>> = { form: true, submit: true, cancel: true, result: true };

const foreign = (namespaces: readonly string[]): fc.Arbitrary<Element> =>
  fc
    .oneof(
      fc.constantFrom(
        "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:int'><range min='1'/></validate>",
        "<v:validate xmlns:v='http://jabber.org/protocol/xdata-validate'><v:basic/></v:validate>",
        "<media xmlns='urn:xmpp:media-element' height='80' width='290'><uri type='image/jpeg'>cid:1</uri></media>",
        "<page xmlns='http://jabber.org/protocol/xdata-layout' label='1'><fieldref var='a'/></page>",
      ),
      elementText({
        names: ["field", "value", "x", "p:option"],
        namespaces,
        attributes: ["var", "type", "__proto__"],
      }).map((inner) => `<foreign xmlns='urn:example:foreign' xmlns:p='urn:example:p'>${inner}</foreign>`),
    )
    .map((text) => parseXml(text));
const option = objects<FieldOption>({ value: xmlText, label: xmlText }, ["value"]);

function field(type: fc.Arbitrary<string>, extensions: fc.Arbitrary<Element[]>): fc.Arbitrary<FormField> {
  return objects<FormField>(
    {
      var: someXmlText,
      type,
      label: xmlText,
      description: xmlText,
      required: fc.constant(true),
      options: fc.array(option, { minLength: 1, maxLength: 3 }),
      values: fc.array(xmlText, { maxLength: 3 }),
      extensions,
    },
    ["values"],
  ).map((made) => (made.var === undefined && made.type !== "fixed" ? { ...made, var: "a" } : made));
}

function form(type: fc.Arbitrary<string>, namespaces: readonly string[]): fc.Arbitrary<DataForm> {
  const extensions = fc.array(foreign(namespaces), { minLength: 1, maxLength: 2 });
  const fields = fc.array(field(type, extensions), { maxLength: 4 });
  const some = fc.array(field(type, extensions), { minLength: 1, maxLength: 3 });
  return objects<DataForm>(
    {
      type: fc.constantFrom(...(Object.keys(FORM_TYPES) as FormType[])),
      title: xmlText,
      instructions: fc.array(xmlText, { minLength: 1, maxLength: 3 }),
      fields,
      reported: some,
      items: fc.array(some, { minLength: 1, maxLength: 3 }),
      extensions,
    },
    ["type", "fields"],
  );
}

/** Any form that can be built, its fields of known and unknown types. */
export const someForm: fc.Arbitrary<DataForm> = form(fc.oneof(fc.constantFrom(...fieldTypes), xmlText), [
  "urn:example:foreign",
  "jabber:x:data",
]);
/** The same with the ten types of fields which the schema knows, and nothing of a form inside of foreign elements. */
export const someSchemaForm: fc.Arbitrary<DataForm> = form(fc.constantFrom(...fieldTypes), ["urn:example:foreign"]);
