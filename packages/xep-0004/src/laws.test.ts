import { elementText, laws, pairLaws, parseXml } from "@xeps-internal/test-kit";
import { schemaErrors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildForm, checkForm, type DataForm, fillForm, formRows, formType, formValues, parseForm } from "./index.ts";
import { someForm, someSchemaForm } from "./test/arbitrary-form.ts";

pairLaws({ name: "DataForm", values: someForm, parse: parseForm, build: buildForm });

test("never throws, whatever the element, and gives fields which the typed view can read", () => {
  const text = elementText({
    names: [
      "x",
      "field",
      "value",
      "option",
      "reported",
      "item",
      "title",
      "desc",
      "required",
      "p:field",
      "validate",
      "regex",
    ],
    namespaces: ["jabber:x:data", "http://jabber.org/protocol/xdata-validate", "urn:example"],
    attributes: ["type", "var", "label", "__proto__", "xmlns:p", "datatype"],
    values: ["form", "submit", "result", "boolean", "list-multi", "hidden", "FORM_TYPE", "xs:integer", "jabber:x:data"],
  }).map((inner) => `<x xmlns='jabber:x:data' type='form'><field var='a'>${inner}</field>${inner}</x>`);
  fc.assert(
    fc.property(text, (xml) => {
      const form = parseForm(parseXml(xml)) as DataForm;
      expect(formValues(form).has("a")).toBe(true);
      expect(formRows(form)).toHaveLength(form.items?.length ?? 0);
      expect(["undefined", "string"]).toContain(typeof formType(form));
      expect(Array.isArray(checkForm(form, formValues(form)))).toBe(true);
    }),
    laws,
  );
});

test("can send an answer to whatever form there is nothing wrong with", () => {
  const text = elementText({
    names: ["field", "value", "option", "required"],
    namespaces: ["jabber:x:data"],
    attributes: ["type", "var"],
    values: ["boolean", "list-single", "jid-multi", "hidden", "fixed", "a"],
  }).map((inner) => `<x xmlns='jabber:x:data' type='form'>${inner}<field type='text-multi'>${inner}</field></x>`);
  let sent = 0;
  fc.assert(
    fc.property(text, (xml) => {
      const form = parseForm(parseXml(xml)) as DataForm;
      if (checkForm(form, {}).length > 0) return;
      const answer = fillForm(form, {});
      expect(parseForm(parseXml(buildForm(answer).toString()))).toStrictEqual(answer);
      sent++;
    }),
    laws,
  );
  expect(sent).toBeGreaterThan(0);
});

test.skipIf(!vectorsFolder)("writes what the schema allows", async () => {
  const elements = fc.sample(someSchemaForm, 2_000).map(buildForm);
  console.log(`xep-0004: ${elements.length} elements validated`);
  expect(await schemaErrors(elements.map(String))).toEqual([]);
});
