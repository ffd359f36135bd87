import {
  canonicalXml,
  elementText,
  laws,
  parseWithOtherLtx,
  parseXml,
  schemaErrors,
  vectorsFolder,
} from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Element } from "ltx";
import { describe, expect, test } from "vitest";
import {
  buildForm,
  checkForm,
  type DataForm,
  formRows,
  formType,
  formValues,
  NS_DATA_FORM,
  parseForm,
} from "./index.ts";
import { someForm, someSchemaForm } from "./test/arbitrary-form.ts";
import { comparable } from "./test/comparable.ts";
import { medianTime } from "./test/median-time.ts";
import { respell } from "./test/respell.ts";

const overTheWire = (form: DataForm): Element => parseXml(buildForm(form).toString());

test("reads what it writes as the same form", () => {
  fc.assert(
    fc.property(someForm, (form) => {
      expect(comparable(parseForm(overTheWire(form)))).toStrictEqual(comparable(form));
    }),
    laws,
  );
});

test("writes again what it has read, to the letter", () => {
  fc.assert(
    fc.property(someForm, (form) => {
      const element = overTheWire(form);
      expect(canonicalXml(buildForm(parseForm(element) as DataForm))).toBe(canonicalXml(element));
    }),
    laws,
  );
});

test("leaves the objects it is given as they are", () => {
  fc.assert(
    fc.property(someForm, (form) => {
      const before = JSON.stringify(comparable(form));
      const element = buildForm(form);
      element.attrs.type = "changed";
      for (const child of element.children) if (typeof child !== "string") child.attrs.changed = "yes";
      expect(JSON.stringify(comparable(form))).toBe(before);
    }),
    laws,
  );
});

test("reads the same form whatever its prefixes and the order of its attributes (DF-39)", () => {
  fc.assert(
    fc.property(someForm, (form) => {
      const element = overTheWire(form);
      const other = parseXml(respell(element, NS_DATA_FORM));
      expect(other.name).toBe("q:x");
      expect(comparable(parseForm(other))).toStrictEqual(comparable(form));
    }),
    laws,
  );
});

test("reads and writes elements of another copy of ltx", async () => {
  await fc.assert(
    fc.asyncProperty(someForm, async (form) => {
      const text = buildForm(form).toString();
      const parsed = parseForm(await parseWithOtherLtx(text)) as DataForm;
      expect(comparable(parsed)).toStrictEqual(comparable(form));
      expect(canonicalXml(buildForm(parsed))).toBe(canonicalXml(text));
    }),
    laws,
  );
});

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

test.skipIf(!vectorsFolder)("writes what the schema allows", async () => {
  const elements = fc.sample(someSchemaForm, 500).map(buildForm);
  expect(await schemaErrors(elements.map(String))).toEqual([]);
});

describe("stays in proportion to the parser", () => {
  const field = "<field var='v' type='list-multi' label='l'><desc>d</desc><value>1</value><value>2</value></field>";
  const column = "<reported><field var='a'/></reported>";
  test.each([
    ["many fields", `<x xmlns='jabber:x:data' type='form'>${field.repeat(10_000)}</x>`],
    [
      "many fields with prefixes",
      respell(parseXml(`<x xmlns='jabber:x:data' type='form'>${field.repeat(10_000)}</x>`), NS_DATA_FORM),
    ],
    [
      "many values",
      `<x xmlns='jabber:x:data' type='form'><field var='a'>${"<value>v</value>".repeat(40_000)}</field></x>`,
    ],
    ["many rows", `<x xmlns='jabber:x:data' type='result'>${column}${`<item>${field}</item>`.repeat(10_000)}</x>`],
    ["many lists of columns", `<x xmlns='jabber:x:data' type='result'>${column.repeat(20_000)}</x>`],
    ["many foreign children", `<x xmlns='jabber:x:data' type='form'>${"<a xmlns='urn:example'/>".repeat(40_000)}</x>`],
    [
      "deep foreign children",
      `<x xmlns='jabber:x:data' type='form'>${"<a xmlns='urn:example'>".repeat(10_000)}${"</a>".repeat(10_000)}</x>`,
    ],
  ])("on %s", (_name, text) => {
    const parsing = medianTime(() => parseXml(text));
    const element = parseXml(text);
    const reading = medianTime(() => {
      const form = parseForm(element) as DataForm;
      formValues(form);
      formRows(form);
    });
    expect(reading).toBeLessThan(3 * parsing + 5);
  });

  test("on an element nested deeper than a stack, which it also writes", () => {
    const inner = `${"<a xmlns='urn:example'>".repeat(20_000)}${"</a>".repeat(20_000)}`;
    const text = `<x xmlns='jabber:x:data' type='form'>${inner}</x>`;
    let depth = 0;
    let at = buildForm(parseForm(parseXml(text)) as DataForm).children[0];
    for (; at && typeof at !== "string"; at = at.children[0]) depth++;
    expect(depth).toBe(20_000);
  });
});
