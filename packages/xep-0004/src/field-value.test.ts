import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type FieldType, type FieldValue, fieldType, fieldValue, formRows, formValues, parseForm } from "./index.ts";
import { fieldTypes } from "./test/arbitrary-form.ts";

const read = (inner: string, type = "form") =>
  parseForm(parseXml(`<x xmlns='jabber:x:data' type='${type}'>${inner}</x>`))!;

describe("fieldType", () => {
  test.each(fieldTypes)("is %s where the field says so", (type) => {
    expect(fieldType({ type, values: [] })).toBe(type);
  });

  test.each([undefined, "", "colour", "Boolean", "__proto__"])("is text-single for %j (DF-08, DF-09)", (type) => {
    expect(fieldType({ type, values: [] })).toBe("text-single");
  });

  test("is one of the ten types to the compiler", () => {
    expectTypeOf(fieldType).returns.toEqualTypeOf<FieldType>();
  });
});

describe("fieldValue", () => {
  test.each<[string | undefined, readonly string[], FieldValue, string]>([
    ["boolean", ["1"], true, "DF-15"],
    ["boolean", ["true"], true, "DF-15"],
    ["boolean", ["0"], false, "DF-15"],
    ["boolean", ["false"], false, "DF-15"],
    ["boolean", [], false, "the default"],
    ["boolean", ["TRUE"], undefined, "no boolean"],
    ["boolean", [""], undefined, "no boolean either"],
    ["boolean", ["1", "0"], true, "the first"],
    ["text-single", ["a"], "a", "one string"],
    ["text-single", [], undefined, "no value"],
    ["text-single", [""], "", "an empty value"],
    ["text-single", ["a", "b"], "a", "the first"],
    ["text-private", ["a"], "a", "one string"],
    ["text-private", ["a", "b"], "a", "the first"],
    ["list-single", ["a"], "a", "one string"],
    ["list-single", ["a", "b"], "a", "the first"],
    ["jid-single", ["A@b"], "A@b", "as it is written"],
    ["jid-single", ["A@b", "c@d"], "A@b", "the first"],
    ["text-multi", ["a", "", "b"], "a\n\nb", "lines (DF-21)"],
    ["text-multi", ["a\nb"], "a\nb", "a line break in a value"],
    ["text-multi", [], undefined, "no value"],
    ["text-multi", [""], "", "an empty line"],
    ["fixed", ["a", "b"], "a\nb", "lines (DF-16)"],
    ["fixed", [], undefined, "no text"],
    ["list-multi", ["b", "a", "b"], ["b", "a", "b"], "in order (DF-20)"],
    ["list-multi", [], [], "none chosen"],
    ["jid-multi", ["A@b/C", "a@B/C", "a@b/c", "A@b/C"], ["A@b/C", "a@b/c"], "each address once (DF-18)"],
    ["jid-multi", [], [], "none"],
    ["hidden", ["a"], "a", "one string"],
    ["hidden", ["a", "b"], ["a", "b"], "all of several (DF-11)"],
    ["hidden", [], undefined, "no value"],
    [undefined, ["a"], "a", "one string"],
    [undefined, ["a", "b"], ["a", "b"], "all of several, as in submissions (DF-10)"],
    ["colour", ["a", "b"], ["a", "b"], "all of several"],
    [undefined, [], undefined, "no value"],
  ])("of %s %j is %j: %s", (type, values, expected) => {
    expect(fieldValue({ type, values })).toStrictEqual(expected);
  });
});

describe("formValues", () => {
  test("has the values by var, fixed fields and fields without var left out (DF-16)", () => {
    const form = read(
      `<field type='fixed' var='f'><value>Head</value></field><field><value>lost</value></field>
       <field var=''><value>lost</value></field><field var='b' type='boolean'><value>1</value></field><field var='m' type='list-multi'><value>1</value></field>`,
    );
    expect([...formValues(form)]).toStrictEqual([
      ["b", true],
      ["m", ["1"]],
    ]);
  });

  test("tells a field without value from a field that is not there (DF-29)", () => {
    const values = formValues(read("<field var='a'/>"));
    expect(values.has("a")).toBe(true);
    expect(values.get("a")).toBeUndefined();
    expect(values.has("b")).toBe(false);
  });

  test("takes the first of several fields of one name", () => {
    expect(formValues(read("<field var='a'/><field var='a'><value>2</value></field>")).get("a")).toBeUndefined();
  });

  test("keeps names that objects have (DF-35)", () => {
    const values = formValues(read("<field var='__proto__'><value>x</value></field><field var='toString'/>"));
    expect([...values]).toStrictEqual([
      ["__proto__", "x"],
      ["toString", undefined],
    ]);
  });
});

describe("formRows", () => {
  const columns =
    "<reported><field var='n' type='text-multi'/><field var='ok' type='boolean'/><field var='u'/></reported>";

  test("types each value by its column (DF-27)", () => {
    const row =
      "<item><field var='n'><value>a</value><value>b</value></field><field var='ok'><value>1</value></field></item>";
    expect(
      formRows(read(`${columns}${row}<item><field var='ok'/></item>`, "result")).map((values) => [...values]),
    ).toStrictEqual([
      [
        ["n", "a\nb"],
        ["ok", true],
      ],
      [["ok", false]],
    ]);
  });

  test("prefers the type of the column to that in the row, and takes the first of two columns", () => {
    const twice = "<reported><field var='ok' type='boolean'/><field var='ok' type='hidden'/></reported>";
    const row = "<item><field var='ok' type='text-single'><value>1</value></field></item>";
    expect(formRows(read(twice + row, "result"))[0]?.get("ok")).toBe(true);
  });

  test("goes by the type in the row where the column has none, or there is none", () => {
    const row = "<item><field var='u' type='boolean'><value>0</value></field><field var='x' type='boolean'/></item>";
    expect([...formRows(read(columns + row, "result"))[0]!.values()]).toStrictEqual([false, false]);
    expect([...formRows(read(row, "result"))[0]!.values()]).toStrictEqual([false, false]);
  });

  test("is empty without rows", () => {
    expect(formRows(read(columns, "result"))).toStrictEqual([]);
  });
});
