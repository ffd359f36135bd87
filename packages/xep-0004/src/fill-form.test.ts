import { canonicalXml } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import {
  type Answers,
  buildForm,
  cancelForm,
  checkForm,
  type FieldValue,
  FormError,
  fillForm,
  formValues,
} from "./index.ts";
import { sampleForm as form, options, readSample as read } from "./test/sample-form.ts";

/** The values sent for one field when it and the required one are answered. */
const sent = (name: string, answer: FieldValue) =>
  fillForm(form, { t: "t", [name]: answer }).fields.find((field) => field.var === name)?.values;

describe("fillForm", () => {
  test("sends hidden fields as they came, answers, the form's own values, and no more (DF-16, DF-17, DF-28)", () => {
    expect(canonicalXml(buildForm(fillForm(form, { t: "hello", b: false })))).toBe(
      canonicalXml(
        `<x xmlns='jabber:x:data' type='submit'
          ><field var='FORM_TYPE' type='hidden'><value>urn:x</value></field
          ><field var='h' type='hidden'><value>1</value><value>2</value></field
          ><field var='t' type='text-single'><value>hello</value></field
          ><field var='b' type='boolean'><value>0</value></field
          ><field var='ls' type='list-single'><value>old</value></field
          ><field var='tm' type='text-multi'><value>old</value></field></x>`,
      ),
    );
  });

  test("takes answers in a Map, and undefined as no answer", () => {
    const answers = new Map<string, FieldValue>([
      ["t", "a"],
      ["u", undefined],
    ]);
    const fields = fillForm(form, answers).fields.map((field) => field.var);
    expect(fields).toStrictEqual(["FORM_TYPE", "h", "t", "b", "ls", "tm"]);
    expect(fillForm(form, { t: "a", u: null as never }).fields).toStrictEqual(fillForm(form, answers).fields);
  });

  test("gives untyped fields back untyped", () => {
    expect(fillForm(read("<field var='u'/>"), { u: "v" })).toStrictEqual({
      type: "submit",
      fields: [{ var: "u", values: ["v"] }],
    });
  });

  test.each<[string, FieldValue, readonly string[] | undefined, string]>([
    ["b", true, ["1"], "one spelling of true (DF-15)"],
    ["b", false, ["0"], "false is sent, not dropped"],
    ["b", "true", ["1"], "text that is a boolean"],
    ["b", "0", ["0"], "text that is a boolean"],
    ["b", ["false"], ["0"], "a list of one"],
    ["b", [], [], "unset"],
    ["b", "", [], "an empty text, which unsets it"],
    ["b", undefined, ["true"], "the form's own value as it is"],
    ["ls", "x", ["x"], "an option (DF-20)"],
    ["ls", ["y"], ["y"], "a list of one"],
    ["ls", "old", ["old"], "the form's own value, option or not"],
    ["ls", [], [], "unset"],
    ["ls", "", [], "nothing chosen, which unsets it"],
    ["ls", [""], [], "nothing chosen, which unsets it"],
    ["lm", ["z", "x"], ["x", "z"], "in the order of the options (DF-20)"],
    ["lm", ["x", "x"], ["x"], "each option once"],
    ["lm", "y", ["y"], "one"],
    ["lm", [], [], "none, which unsets it (DF-29)"],
    ["lm", "", [], "nothing chosen, which unsets it"],
    ["lm", undefined, undefined, "no answer and no value, for which nothing is invented (DF-33)"],
    ["tm", "a\r\nb\rc\nd\n\re", ["a", "b", "c", "d", "", "e"], "one value a line (DF-21)"],
    ["tm", ["a\nb", "", "c"], ["a", "b", "", "c"], "lines in a list"],
    ["tm", "", [""], "an empty text, which unsets it (DF-29)"],
    ["js", "Room@chat.example/Nick", ["Room@chat.example/Nick"], "as it is written (DF-19)"],
    ["js", "", [""], "an empty text, which unsets it"],
    [
      "jm",
      ["B@c.example", "a@c.example/R", "b@C.example", "a@c.example/r"],
      ["b@c.example", "a@c.example/R", "a@c.example/r"],
      "each address once, folded (DF-18)",
    ],
    ["jm", "a@c.example", ["a@c.example"], "one"],
    ["jm", [], [], "none"],
    ["jm", "", [], "an empty text, which unsets it"],
    ["p", "", [""], "an empty text, which unsets it"],
    ["p", " a ", [" a "], "to the letter (DF-37)"],
    ["u", "a\nb", ["a\nb"], "a line break in a single value, which no rule forbids"],
    ["u", ["a"], ["a"], "a list of one"],
    ["h", ["1", "2"], ["1", "2"], "a hidden field answered by itself"],
    ["FORM_TYPE", "urn:x", ["urn:x"], "a hidden field answered by itself"],
  ])("for %s answered %j sends %j: %s", (name, answer, expected) => {
    expect(sent(name, answer)).toStrictEqual(expected);
  });

  test.each(["list-single", "list-multi"])("takes an empty text for a choice of a %s that has it as option", (type) => {
    const list = read(`<field var='a' type='${type}'><option label='None'><value/></option></field>`);
    expect(fillForm(list, { a: "" }).fields).toMatchObject([{ var: "a", values: [""] }]);
  });

  test("takes back the values which it gave", () => {
    const values = new Map(formValues(form)).set("t", "t");
    expect(fillForm(form, values).fields.map(({ var: name, values: own }) => [name, own])).toStrictEqual([
      ["FORM_TYPE", ["urn:x"]],
      ["h", ["1", "2"]],
      ["t", ["t"]],
      ["b", ["1"]],
      ["ls", ["old"]],
      ["lm", []],
      ["tm", ["old"]],
      ["jm", []],
    ]);
  });

  test("keeps the order of the form, whatever that of the answers (DF-23)", () => {
    const { fields } = fillForm(form, { u: "u", p: "p", tm: "tm", t: "t", lm: "x" });
    const names = ["FORM_TYPE", "h", "t", "b", "ls", "lm", "tm", "p", "u"];
    expect(fields.map((field) => field.var)).toStrictEqual(names);
  });

  test("chooses once what is offered twice (DF-13)", () => {
    const twice = read(
      `<field var='a' type='list-multi'>${options}${options}</field><field var='b' type='list-single'>${options}${options}</field>`,
    );
    expect(fillForm(twice, { a: ["y", "x"], b: "z" }).fields.map(({ values }) => values)).toStrictEqual([
      ["x", "y"],
      ["z"],
    ]);
  });

  test("answers the first of several fields of one name, and passes over fields without var", () => {
    const twice = read("<field var='a'/><field var='a'><value>2</value></field><field><value>lost</value></field>");
    expect(fillForm(twice, { a: "1" }).fields).toStrictEqual([{ var: "a", values: ["1"] }]);
    expect(fillForm(twice, {}).fields).toStrictEqual([]);
  });

  test("passes over fields with an empty var, so that the rest can be sent (DF-07)", () => {
    const odd = read(
      "<field var=''><required/></field><field var='' type='hidden'><value>1</value></field><field var='a'/>",
    );
    const filled = fillForm(odd, new Map(formValues(odd)).set("a", "1"));
    expect(canonicalXml(buildForm(filled))).toBe(
      canonicalXml("<x xmlns='jabber:x:data' type='submit'><field var='a'><value>1</value></field></x>"),
    );
  });

  test("works with names that objects have (DF-35)", () => {
    const odd = read("<field var='__proto__'/><field var='constructor'/>");
    expect(fillForm(odd, {}).fields).toStrictEqual([]);
    const answers = JSON.parse('{ "__proto__": "x", "constructor": "y" }') as Answers;
    expect(fillForm(odd, answers).fields.map(({ values }) => values)).toStrictEqual([["x"], ["y"]]);
  });

  test("throws an error that names everything that is wrong, and nothing of the answers (DF-22)", () => {
    const answers = { lm: ["secret"], p: ["secret", "word"], other: "secret" };
    let thrown: unknown;
    try {
      fillForm(form, answers);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FormError);
    expect(thrown).toBeInstanceOf(Error);
    const error = thrown as FormError;
    expect(error.name).toBe("FormError");
    expect(error.problems).toStrictEqual(checkForm(form, answers));
    expect(error.message).toBe(
      "t: is required; lm: is none of the options; p: takes one value; other: is not asked for in this form",
    );
    expect(JSON.stringify(error.problems)).not.toContain("secret");
  });

  test("throws an error which another copy of the package takes for its own", () => {
    const foreign = Object.assign(new Error("x"), { name: "FormError" });
    expect(foreign instanceof FormError).toBe(true);
    expect(new Error("x") instanceof FormError).toBe(false);
    class Derived extends FormError {}
    expect(foreign instanceof Derived).toBe(false);
    expect(new Derived([]) instanceof FormError).toBe(true);
  });

  test("leaves the form and the answers as they are", () => {
    const answers = { t: "a", lm: ["z", "x"] };
    const before = JSON.stringify([form.fields, answers]);
    fillForm(form, answers);
    expect(JSON.stringify([form.fields, answers])).toBe(before);
  });
});

describe("cancelForm", () => {
  test("is a form without fields (DF-06)", () => {
    expect(cancelForm).toStrictEqual({ type: "cancel", fields: [] });
  });
});
