import { canonicalXml, laws, parseXml, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  buildForm,
  type DataForm,
  defineForm,
  FormError,
  type FormValues,
  type KnownForm,
  parseForm,
} from "./index.ts";

const table = {
  name: ["room#name", "string"],
  membersOnly: ["room#membersonly", "boolean"],
  maxUsers: ["room#maxusers", "limit"],
  history: ["room#history", "integer"],
  admins: ["room#admins", "strings"],
} as const;
const roomForm: KnownForm<typeof table> = defineForm("urn:example:room", table);
type Room = FormValues<typeof table>;

const form = (inner: string, type = "form") =>
  parseForm(parseXml(`<x xmlns='jabber:x:data' type='${type}'>${inner}</x>`)) as DataForm;
const field = (name: string, values: readonly string[], type = "") =>
  `<field var='room#${name}'${type && ` type='${type}'`}>${values.map((value) => `<value>${value}</value>`).join(" ")}
  </field>`;
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test("knows its FORM_TYPE", () => {
  expect(roomForm.formType).toBe("urn:example:room");
});

describe("read", () => {
  test("gives what is there, by the names of the program, and ignores what it does not know (DF-30)", () => {
    const all = [
      field("name", ["Cavern"]),
      field("membersonly", ["1"]),
      field("maxusers", ["30"]),
      field("history", ["-5"]),
      field("admins", ["a@b.example", "c@d.example"]),
      field("unknown", ["x"]),
    ];
    expect(roomForm.read(form(all.join("")))).toStrictEqual({
      name: "Cavern",
      membersOnly: true,
      maxUsers: 30,
      history: -5,
      admins: ["a@b.example", "c@d.example"],
    });
    expect(roomForm.read(form(""))).toStrictEqual({});
  });

  test.each<[string, readonly string[], string, Room]>([
    ["name", [], "", {}],
    ["name", [""], "", { name: "" }],
    ["name", ["a", "", "b"], "", { name: "a\n\nb" }],
    ["name", [" a "], "boolean", { name: " a " }],
    ["membersonly", [], "", { membersOnly: false }],
    ["membersonly", ["false"], "", { membersOnly: false }],
    ["membersonly", ["true"], "list-single", { membersOnly: true }],
    ["membersonly", ["yes"], "", {}],
    ["membersonly", [""], "", {}],
    ["maxusers", [], "", {}],
    ["maxusers", ["none"], "", { maxUsers: "none" }],
    ["maxusers", ["0"], "", { maxUsers: 0 }],
    ["maxusers", ["-1"], "", {}],
    ["maxusers", ["unlimited"], "", {}],
    ["maxusers", [""], "", {}],
    ["history", ["+7"], "", { history: 7 }],
    ["history", ["-0"], "", { history: 0 }],
    ["history", ["9007199254740991"], "", { history: Number.MAX_SAFE_INTEGER }],
    ["history", ["9007199254740992"], "", {}],
    ["history", ["1.0"], "", {}],
    ["history", ["x1"], "", {}],
    ["history", ["1x"], "", {}],
    ["history", [], "", {}],
    ["admins", [], "", { admins: [] }],
    ["admins", ["", "b"], "text-multi", { admins: ["", "b"] }],
    ["admins", ["A@b.example", "a@B.example"], "", { admins: ["A@b.example", "a@B.example"] }],
    ["admins", ["A@b.example", "a@B.example"], "jid-multi", { admins: ["A@b.example"] }],
  ])("of %s holding %j, typed %j, gives %j", (name, values, type, expected) => {
    expect(roomForm.read(form(field(name, values, type)))).toStrictEqual(expected);
  });

  test("takes the first of several fields of one name", () => {
    expect(roomForm.read(form(field("name", ["1"]) + field("name", ["2"])))).toStrictEqual({ name: "1" });
  });

  test("takes names that objects have", () => {
    const odd = defineForm("urn:odd", { constructor: ["__proto__", "string"], toString: ["toString", "boolean"] });
    expect(odd.read(form("<field var='__proto__'><value>x</value></field>"))).toStrictEqual({ constructor: "x" });
  });
});

describe("submit", () => {
  test("writes these values alone, in the order of the table, behind the FORM_TYPE (DF-28)", () => {
    const values = {
      admins: ["a@b.example", "c@d.example"],
      maxUsers: "none",
      membersOnly: false,
      name: "a\nb",
    } as const;
    expect(canonicalXml(buildForm(roomForm.submit({ ...values, history: undefined })))).toBe(
      canonicalXml(
        `<x xmlns='jabber:x:data' type='submit'
          ><field var='FORM_TYPE' type='hidden'><value>urn:example:room</value></field
          ><field var='room#name'><value>a\nb</value></field
          ><field var='room#membersonly'><value>0</value></field
          ><field var='room#maxusers'><value>none</value></field
          ><field var='room#admins'><value>a@b.example</value><value>c@d.example</value></field></x>`,
      ),
    );
  });

  test("writes numbers, true, and lists of nothing", () => {
    const { fields } = roomForm.submit({ membersOnly: true, maxUsers: 0, history: -5, admins: [] });
    expect(fields.map(({ values }) => values)).toStrictEqual([["urn:example:room"], ["1"], ["0"], ["-5"], []]);
  });

  test("over a received form fills in what that offers", () => {
    const received = form(
      `<field var='FORM_TYPE' type='hidden'><value>urn:example:room</value></field>
       <field var='other'><value>kept</value></field>
       ${field("name", [], "text-multi")} ${field("membersonly", ["0"], "boolean")}
       <field var='room#maxusers' type='list-single'>
       <option><value>10</value></option><option><value>none</value></option></field>`,
    );
    expect(roomForm.submit({ name: "a\nb", membersOnly: true, maxUsers: 10 }, received)).toStrictEqual({
      type: "submit",
      fields: [
        { var: "FORM_TYPE", type: "hidden", values: ["urn:example:room"] },
        { var: "other", values: ["kept"] },
        { var: "room#name", type: "text-multi", values: ["a", "b"] },
        { var: "room#membersonly", type: "boolean", values: ["1"] },
        { var: "room#maxusers", type: "list-single", values: ["10"] },
      ],
    });
    expect(thrownBy(() => roomForm.submit({ history: 5, maxUsers: 20 }, received))).toMatchObject({
      name: "FormError",
      problems: [
        { field: "room#maxusers", rule: "option", message: "is none of the options" },
        { field: "room#history", rule: "unknown-field", message: "is not asked for in this form" },
      ],
    });
  });

  test("over a received form leaves a choice unset for an empty text", () => {
    const list = form(
      "<field var='room#name' type='list-single'><value>a</value><option><value>a</value></option></field>",
    );
    expect(roomForm.submit({ name: "" }, list).fields).toMatchObject([{ var: "room#name", values: [] }]);
  });

  test.each<[object, string, string]>([
    [{ name: 5 }, "room#name", "takes a string"],
    [{ name: null }, "room#name", "takes a string"],
    [{ membersOnly: "1" }, "room#membersonly", "takes true or false"],
    [{ maxUsers: "many" }, "room#maxusers", 'takes a number from 0 on, or "none"'],
    [{ maxUsers: -1 }, "room#maxusers", 'takes a number from 0 on, or "none"'],
    [{ maxUsers: 1.5 }, "room#maxusers", 'takes a number from 0 on, or "none"'],
    [{ history: Number.NaN }, "room#history", "takes an integer"],
    [{ history: "5" }, "room#history", "takes an integer"],
    [{ history: 2 ** 53 }, "room#history", "takes an integer"],
    [{ admins: "a@b.example" }, "room#admins", "takes a list of strings"],
    [{ admins: [5] }, "room#admins", "takes a list of strings"],
  ])("refuses %j: %s %s", (values, name, message) => {
    expect(thrownBy(() => roomForm.submit(values))).toMatchObject({
      name: "FormError",
      message: `${name}: ${message}`,
      problems: [{ field: name, rule: "type", message }],
    });
  });

  test("refuses names that the form does not have, all at once", () => {
    const values = { membersonly: true, maxUsers: "many", toString: "x" } as object;
    const error = thrownBy(() => roomForm.submit(values));
    expect(error).toBeInstanceOf(FormError);
    expect((error as FormError).problems).toStrictEqual([
      { field: "room#maxusers", rule: "type", message: 'takes a number from 0 on, or "none"' },
      { field: "membersonly", rule: "unknown-field", message: "is no name of this form" },
      { field: "toString", rule: "unknown-field", message: "is no name of this form" },
    ]);
  });

  test("writes what is read as the same values", () => {
    const fields: { readonly [K in keyof Required<Room>]: fc.Arbitrary<NonNullable<Room[K]>> } = {
      name: xmlText,
      membersOnly: fc.boolean(),
      maxUsers: fc.oneof(fc.constant("none" as const), fc.maxSafeNat()),
      history: fc.maxSafeInteger(),
      admins: fc.array(xmlText),
    };
    fc.assert(
      fc.property(fc.record(fields, { requiredKeys: [], noNullPrototype: true }), (values) => {
        const written = parseXml(buildForm(roomForm.submit(values)).toString());
        expect(roomForm.read(parseForm(written) as DataForm)).toStrictEqual(values);
      }),
      laws,
    );
  });
});

describe("to the compiler", () => {
  test("values have the types of their kinds, and each may be missing or undefined", () => {
    expectTypeOf<Room>().toEqualTypeOf<{
      readonly name?: string | undefined;
      readonly membersOnly?: boolean | undefined;
      readonly maxUsers?: number | "none" | undefined;
      readonly history?: number | undefined;
      readonly admins?: readonly string[] | undefined;
    }>();
    expectTypeOf(roomForm.read).returns.toEqualTypeOf<Room>();
  });

  test("a table written on the spot needs no annotation", () => {
    const known = defineForm("urn:example", { limit: ["l", "limit"] });
    expectTypeOf(known.read).returns.toEqualTypeOf<{ readonly limit?: number | "none" | undefined }>();
  });

  test("wrong values and misspelt names are refused", () => {
    // @ts-expect-error a limit is a number or "none"
    expect(() => roomForm.submit({ maxUsers: "many" })).toThrow(FormError);
    // @ts-expect-error it is membersOnly
    expect(() => roomForm.submit({ membersonly: true })).toThrow(FormError);
    // @ts-expect-error there is no such kind
    expect(defineForm("urn:example", { a: ["a", "date"] }).formType).toBe("urn:example");
    expect(roomForm.submit({ maxUsers: "none" }).type).toBe("submit");
  });
});
