import { canonicalXml, forbiddenText, laws, parseXml } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildForm, cancelForm, type DataForm, type FormField } from "./index.ts";

const refused = (element: string, rule: string) => expect.objectContaining({ name: "BuildError", element, rule });

describe("writes", () => {
  test.each<[string, DataForm, string]>([
    [
      "everything, in the order of the schema",
      {
        type: "form",
        extensions: [parseXml("<page xmlns='urn:layout'/>")],
        reported: [{ var: "c", type: "boolean", label: "C", values: [] }],
        items: [[{ var: "c", values: ["1"] }], [{ var: "c", values: ["0"] }]],
        fields: [
          {
            extensions: [parseXml("<validate xmlns='urn:validate'/>")],
            options: [{ value: "1", label: "One" }, { value: "2" }],
            values: ["1", "2"],
            required: true,
            description: "d",
            label: "L",
            type: "list-multi",
            var: "a",
          },
        ],
        instructions: ["i1", "i2"],
        title: "t",
      },
      `<x xmlns='jabber:x:data' type='form'><title>t</title
        ><instructions>i1</instructions><instructions>i2</instructions
        ><field var='a' type='list-multi' label='L'><desc>d</desc><required/><value>1</value><value>2</value
        ><option label='One'><value>1</value></option><option><value>2</value></option
        ><validate xmlns='urn:validate'/></field
        ><reported><field var='c' type='boolean' label='C'/></reported
        ><item><field var='c'><value>1</value></field></item
        ><item><field var='c'><value>0</value></field></item><page xmlns='urn:layout'/></x>`,
    ],
    ["an empty submission (DF-06)", { type: "submit", fields: [] }, "<x xmlns='jabber:x:data' type='submit'/>"],
    ["a form that is given up (DF-06)", cancelForm, "<x xmlns='jabber:x:data' type='cancel'/>"],
    [
      "no value and an empty value as different (DF-29)",
      {
        type: "submit",
        fields: [
          { var: "a", values: [] },
          { var: "b", values: [""] },
        ],
      },
      "<x xmlns='jabber:x:data' type='submit'><field var='a'/><field var='b'><value/></field></x>",
    ],
    [
      "fixed fields with and without var (DF-07)",
      {
        type: "form",
        fields: [
          { type: "fixed", values: ["Head"] },
          { type: "fixed", var: "f", values: [] },
        ],
      },
      `<x xmlns='jabber:x:data' type='form'><field type='fixed'><value>Head</value></field
        ><field type='fixed' var='f'/></x>`,
    ],
    [
      "nothing for what is absent or empty",
      {
        type: "form",
        title: undefined,
        instructions: [],
        items: [],
        extensions: [],
        reported: undefined,
        fields: [{ var: "a", type: undefined, required: false, options: [], values: [], extensions: undefined }],
      },
      "<x xmlns='jabber:x:data' type='form'><field var='a'/></x>",
    ],
    [
      "empty texts as empty elements",
      { type: "form", title: "", instructions: [""], fields: [{ var: "a", label: "", description: "", values: [] }] },
      "<x xmlns='jabber:x:data' type='form'><title/><instructions/><field var='a' label=''><desc/></field></x>",
    ],
    [
      "types that it does not know as they are",
      { type: "form", fields: [{ var: "a", type: "colour", values: ["red"] }] },
      "<x xmlns='jabber:x:data' type='form'><field var='a' type='colour'><value>red</value></field></x>",
    ],
  ])("%s", (_name, form, expected) => {
    expect(canonicalXml(buildForm(form))).toBe(canonicalXml(expected));
  });

  test("foreign elements as copies, with the namespaces that they had", () => {
    const outer = parseXml("<x xmlns='urn:outer' xmlns:p='urn:p'><p:media>m</p:media></x>");
    const media = outer.getChildElements()[0];
    const built = buildForm({ type: "form", fields: [{ var: "a", values: [], extensions: media ? [media] : [] }] });
    const copy = built.getChildElements()[0]?.getChildElements()[0];
    expect(canonicalXml(String(copy))).toBe('<{urn:p}media>"m"</>');
    expect(copy).not.toBe(media);
    expect(media?.parent).toBe(outer);
  });
});

describe("refuses", () => {
  test.each<[string, FormField]>([
    ["without var", { values: [] }],
    ["of a known type without var", { type: "hidden", values: [] }],
    ["of an unknown type without var", { type: "colour", values: [] }],
    ["with an empty var", { var: "", values: [] }],
  ])("a field %s that is not fixed, wherever it stands (DF-07)", (_name, field) => {
    const error = refused("field", "a field that is not fixed needs a var");
    expect(() => buildForm({ type: "submit", fields: [field] })).toThrow(error);
    expect(() => buildForm({ type: "result", fields: [], reported: [field] })).toThrow(error);
    expect(() => buildForm({ type: "result", fields: [], items: [[field]] })).toThrow(error);
  });

  test("columns and rows without fields (DF-26)", () => {
    expect(() => buildForm({ type: "result", fields: [], reported: [] })).toThrow(
      refused("reported", "holds no field"),
    );
    expect(() => buildForm({ type: "result", fields: [], items: [[]] })).toThrow(refused("item", "holds no field"));
  });

  test("a type that is none (DF-01)", () => {
    const form = { type: "error" as "form", fields: [] };
    expect(() => buildForm(form)).toThrow(refused("x", "the type is none of form, submit, cancel, result"));
  });

  test("characters that XML forbids, wherever they stand", () => {
    const places: Readonly<Record<string, (text: string) => DataForm>> = {
      title: (text) => ({ type: "form", title: text, fields: [] }),
      instructions: (text) => ({ type: "form", instructions: ["fine", text], fields: [] }),
      field: (text) => ({ type: "form", fields: [{ var: text, values: [] }] }),
      desc: (text) => ({ type: "form", fields: [{ var: "a", description: text, values: [] }] }),
      value: (text) => ({ type: "form", fields: [{ var: "a", values: ["fine", text] }] }),
      option: (text) => ({ type: "form", fields: [{ var: "a", values: [], options: [{ value: "1", label: text }] }] }),
    };
    fc.assert(
      fc.property(forbiddenText, fc.constantFrom(...Object.keys(places)), (text, element) => {
        expect(() => buildForm(places[element]!(text))).toThrow(
          expect.objectContaining({
            name: "BuildError",
            element,
            rule: expect.stringContaining("forbidden in XML 1.0"),
          }),
        );
      }),
      laws,
    );
  });
});
