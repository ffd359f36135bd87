import { parseXml, plain } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { type DataForm, type FormField, parseForm } from "./index.ts";

const read = (text: string) => plain(parseForm(parseXml(text)));
const form = (inner: string, type = "form") => `<x xmlns='jabber:x:data' type='${type}'>${inner}</x>`;

test.each<DataForm["type"]>(["form", "submit", "cancel", "result"])("reads a form of type %s (DF-01)", (type) => {
  expect(read(form("", type))).toStrictEqual({ type, fields: [] });
});

test.each([
  ["no type", "<x xmlns='jabber:x:data'/>"],
  ["an empty type", "<x xmlns='jabber:x:data' type=''/>"],
  ["the type error, which no revision defines (DF-01)", "<x xmlns='jabber:x:data' type='error'/>"],
  ["a type of another case", "<x xmlns='jabber:x:data' type='Form'/>"],
  ["a name that every object has", "<x xmlns='jabber:x:data' type='constructor'/>"],
  ["another element", "<y xmlns='jabber:x:data' type='form'/>"],
  ["another namespace", "<x xmlns='jabber:x:delay' type='form'/>"],
  ["no namespace of its own", "<x type='form'/>"],
])("gives nothing for %s", (_name, text) => {
  expect(parseForm(parseXml(text))).toBeUndefined();
});

describe("reads of a form", () => {
  test.each<[string, string, Partial<DataForm>]>([
    [
      "title and instructions, line breaks kept (DF-05)",
      "<title>a\nb</title><instructions>1</instructions><instructions> 2\n</instructions>",
      { title: "a\nb", instructions: ["1", " 2\n"] },
    ],
    ["an empty title", "<title/>", { title: "" }],
    [
      "children in any order (DF-05)",
      "<field var='a'/><instructions>i</instructions><title>t</title>",
      { title: "t", instructions: ["i"], fields: [{ var: "a", values: [] }] },
    ],
    ["the first of two titles", "<title>1</title><title>2</title>", { title: "1" }],
    ["text between the children as nothing", " <title>t</title>\n", { title: "t" }],
    [
      "columns and rows (DF-24)",
      `<reported><field var='n' type='text-single' label='N'/></reported><item><field var='n'><value>1</value
        ></field></item><item><field var='n'/></item>`,
      {
        reported: [{ var: "n", type: "text-single", label: "N", values: [] }],
        items: [[{ var: "n", values: ["1"] }], [{ var: "n", values: [] }]],
      },
    ],
    [
      "columns behind rows, as old services write them (DF-24)",
      "<item><field var='n'/></item><reported><field var='n'/></reported>",
      { reported: [{ var: "n", values: [] }], items: [[{ var: "n", values: [] }]] },
    ],
    [
      "columns in several parts as one",
      "<reported><field var='a'/></reported><reported><field var='b'/></reported>",
      {
        reported: [
          { var: "a", values: [] },
          { var: "b", values: [] },
        ],
      },
    ],
    ["columns and rows without fields", "<reported/><item/>", { reported: [], items: [[]] }],
    [
      "nothing but fields in columns and rows",
      "<reported><title>t</title>x<field xmlns='urn:example' var='a'/></reported>",
      { reported: [] },
    ],
    [
      "fields beside columns (DF-25)",
      "<field var='f'/><reported><field var='n'/></reported>",
      { fields: [{ var: "f", values: [] }], reported: [{ var: "n", values: [] }] },
    ],
    [
      "foreign children as extensions, in order (DF-38)",
      "<page xmlns='urn:example'/><field var='a'/><other/>",
      {
        fields: [{ var: "a", values: [] }],
        extensions: ["<{urn:example}page></>", "<{jabber:x:data}other></>"] as never,
      },
    ],
    [
      "a form inside of a foreign child as part of that",
      "<z xmlns='urn:e'><x xmlns='jabber:x:data' type='form'><field var='b'/></x></z>",
      { extensions: ['<{urn:e}z><{jabber:x:data}x type="form"><{jabber:x:data}field var="b"></></></>'] as never },
    ],
    [
      "a child whose namespace is taken away as foreign",
      "<title xmlns=''>t</title>",
      { extensions: ['<{}title>"t"</>'] as never },
    ],
  ])("%s", (_name, inner, expected) => {
    expect(read(form(inner))).toStrictEqual({ type: "form", fields: [], ...expected });
  });
});

describe("reads of a field", () => {
  test.each<[string, string, FormField]>([
    [
      "all attributes",
      "<field var='a' type='list-single' label='L'/>",
      { var: "a", type: "list-single", label: "L", values: [] },
    ],
    ["nothing when there is nothing (DF-08)", "<field/>", { values: [] }],
    [
      "a type that it does not know (DF-09)",
      "<field var='a' type='colour'/>",
      { var: "a", type: "colour", values: [] },
    ],
    ["a var that is empty", "<field var=''/>", { var: "", values: [] }],
    ["a var of any kind (DF-35)", "<field var='__proto__'/>", { var: "__proto__", values: [] }],
    [
      "a description and that it is required (DF-14)",
      "<field var='a'><value>v</value><required/><desc>d</desc></field>",
      { var: "a", description: "d", required: true, values: ["v"] },
    ],
    [
      "a required that is not empty",
      "<field var='a'><required>1</required></field>",
      { var: "a", required: true, values: [] },
    ],
    [
      "the first of two descriptions",
      "<field var='a'><desc/><desc>d</desc></field>",
      { var: "a", description: "", values: [] },
    ],
    ["no value and an empty value as different (DF-29)", "<field var='a'><value/></field>", { var: "a", values: [""] }],
    [
      "values to the letter (DF-37)",
      "<field var='a'><value> a\n</value><value>&lt;<![CDATA[&]]></value></field>",
      { var: "a", values: [" a\n", "<&"] },
    ],
    [
      "several values, whatever the type (DF-11)",
      "<field var='a' type='boolean'><value>1</value><value>0</value></field>",
      { var: "a", type: "boolean", values: ["1", "0"] },
    ],
    [
      "options with and without label (DF-12)",
      `<field var='a'><option label='One'><value>1</value></option><option label=''><value/></option><option
        ><value>3</value></option></field>`,
      { var: "a", options: [{ value: "1", label: "One" }, { value: "", label: "" }, { value: "3" }], values: [] },
    ],
    [
      "an option without value, and the first of two",
      "<field var='a'><option label='L'/><option><value>1</value><value>2</value></option></field>",
      { var: "a", options: [{ value: "", label: "L" }, { value: "1" }], values: [] },
    ],
    [
      "no value of a foreign kind",
      "<field var='a'><option>x<value xmlns='urn:e'>1</value></option></field>",
      { var: "a", options: [{ value: "" }], values: [] },
    ],
    [
      "foreign children as extensions (DF-38)",
      "<field var='a'><value>1</value><validate xmlns='urn:v'/><value xmlns='urn:v'>2</value></field>",
      { var: "a", values: ["1"], extensions: ["<{urn:v}validate></>", '<{urn:v}value>"2"</>'] as never },
    ],
  ])("%s", (_name, inner, expected) => {
    expect(read(form(inner))).toStrictEqual({ type: "form", fields: [expected] });
    expect(read(form(`<item>${inner}</item>`))).toStrictEqual({ type: "form", fields: [], items: [[expected]] });
  });
});

describe("goes by names and namespaces, not by spelling (DF-39)", () => {
  const expected = { type: "form", title: "t", fields: [{ var: "a", options: [{ value: "1" }], values: ["2"] }] };

  test.each([
    [
      "prefixes",
      `<d:x xmlns:d='jabber:x:data' type='form'><d:title>t</d:title><d:field var='a'><d:option
        ><d:value>1</d:value></d:option><d:value>2</d:value></d:field></d:x>`,
    ],
    [
      "a prefix on the root alone",
      `<d:x xmlns:d='jabber:x:data' xmlns='jabber:x:data' type='form'><title>t</title><field var='a'><option
        ><value>1</value></option><value>2</value></field></d:x>`,
    ],
    [
      "a default that comes from above",
      `<d:x xmlns:d='jabber:x:data' type='form'><d:title>t</d:title><d:field xmlns='jabber:x:data' var='a'
        ><option><value>1</value></option><value>2</value></d:field></d:x>`,
    ],
    [
      "declarations on every child",
      `<x xmlns='jabber:x:data' type='form'><title xmlns='jabber:x:data'>t</title
        ><field xmlns='jabber:x:data' var='a'><option><d:value xmlns:d='jabber:x:data'>1</d:value></option
        ><value>2</value></field></x>`,
    ],
    [
      "a default of another namespace inside",
      `<d:x xmlns:d='jabber:x:data' type='form'><d:title>t</d:title><d:field xmlns='urn:e' var='a'><d:option
        ><d:value>1</d:value></d:option><d:value>2</d:value></d:field></d:x>`,
    ],
  ])("%s", (_name, text) => {
    expect(read(text)).toStrictEqual(expected);
  });

  test("unprefixed children of a prefixed form belong to the stream", () => {
    const text = "<d:x xmlns:d='jabber:x:data' type='form'><field var='a'/></d:x>";
    expect(read(text)).toStrictEqual({ type: "form", fields: [], extensions: ['<{jabber:client}field var="a"></>'] });
  });

  test("children of a field whose default is another namespace are foreign", () => {
    const text = form("<d:field xmlns:d='jabber:x:data' xmlns='urn:e' var='a'><value>1</value></d:field>");
    expect(read(text)).toStrictEqual({
      type: "form",
      fields: [{ var: "a", values: [], extensions: ['<{urn:e}value>"1"</>'] }],
    });
  });

  test("an undeclared prefix belongs to nothing", () => {
    expect(read(form("<d:title>t</d:title>"))).toMatchObject({ extensions: [expect.stringContaining("title")] });
  });
});
