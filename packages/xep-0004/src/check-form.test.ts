import { describe, expect, expectTypeOf, test } from "vitest";
import { type Answers, checkForm, type FieldValue, type FormProblem } from "./index.ts";
import { sampleForm as form, readSample as read } from "./test/sample-form.ts";

const rules = (problems: readonly FormProblem[]) => problems.map(({ field, rule }) => [field, rule]);

describe("checkForm", () => {
  test("finds nothing wrong with good answers", () => {
    expect(
      checkForm(form, { t: "a", b: true, ls: "x", lm: ["x"], tm: "a\nb", js: "a@b.example", jm: ["a@b.example"] }),
    ).toStrictEqual([]);
  });

  test.each<[string, FieldValue, FormProblem["rule"], string]>([
    ["b", "yes", "type", "takes true or false"],
    ["b", 1 as never, "type", "takes true or false"],
    ["b", [true as never, false as never], "multiple", "takes one value"],
    ["ls", "w", "option", "is none of the options"],
    ["ls", ["x", "y"], "multiple", "takes one value"],
    ["ls", true, "type", "takes text"],
    ["lm", ["x", "w"], "option", "is none of the options"],
    ["lm", [1 as never], "type", "takes text"],
    ["tm", true, "type", "takes text"],
    ["js", "a@b@c", "type", "is no JID"],
    ["js", ["a@b", "c@d"], "multiple", "takes one value"],
    ["js", "@b", "type", "is no JID"],
    ["jm", ["a@b.example", ""], "type", "is no JID"],
    ["jm", ["a@b.example", "a b@c"], "type", "is no JID"],
    ["p", ["a", "b"], "multiple", "takes one value"],
    ["p", { length: 1 } as never, "type", "takes text"],
    ["u", 5 as never, "type", "takes text"],
    ["h", "1", "unknown-field", "is hidden and goes back unchanged"],
    ["h", ["1", "3"], "unknown-field", "is hidden and goes back unchanged"],
    ["h", ["1", "2", "3"], "unknown-field", "is hidden and goes back unchanged"],
    ["h", ["2", "1"], "unknown-field", "is hidden and goes back unchanged"],
    ["FORM_TYPE", "urn:y", "unknown-field", "is hidden and goes back unchanged"],
    ["FORM_TYPE", true, "unknown-field", "is hidden and goes back unchanged"],
    ["head", "Head", "unknown-field", "is not asked for in this form"],
    ["nobody", "x", "unknown-field", "is not asked for in this form"],
  ])("of %s answered %j says %s: %s", (field, answer, rule, message) => {
    expect(checkForm(form, { t: "t", [field]: answer })).toStrictEqual([{ field, rule, message }]);
  });

  test("takes undefined for no answer, whatever the name", () => {
    expect(checkForm(form, { t: "t", nobody: undefined, h: undefined })).toStrictEqual([]);
  });

  test.each<[string, Answers, boolean]>([
    ["no answer", {}, false],
    ["an empty answer", { a: "" }, false],
    ["an empty list", { a: [] }, false],
    ["an answer", { a: " " }, true],
  ])("takes %s for a required field without value: %3$s (DF-28)", (_name, answers, isGood) => {
    for (const own of ["", "<value/>"]) {
      const problems = checkForm(read(`<field var='a'><required/>${own}</field>`), answers);
      expect(rules(problems)).toStrictEqual(isGood ? [] : [["a", "required"]]);
    }
  });

  test.each<[string, Answers, boolean]>([
    ["no answer", {}, true],
    ["an empty answer", { a: "" }, false],
  ])("takes %s for a required field with a value of its own: %3$s", (_name, answers, isGood) => {
    const problems = checkForm(read("<field var='a'><required/><value>v</value></field>"), answers);
    expect(rules(problems)).toStrictEqual(isGood ? [] : [["a", "required"]]);
  });

  test.each<[string, FieldValue, boolean]>([
    ["boolean", undefined, false],
    ["boolean", false, true],
    ["text-multi", "\n", false],
    ["text-multi", "a\n", true],
    ["boolean", "", false],
    ["list-single", "", false],
    ["list-multi", [], false],
    ["jid-multi", [], false],
    ["jid-single", "a@b.example", true],
  ])("takes a required %s answered %j: %s", (type, answer, isGood) => {
    const problems = checkForm(read(`<field var='a' type='${type}'><required/></field>`), { a: answer });
    expect(rules(problems)).toStrictEqual(isGood ? [] : [["a", "required"]]);
  });

  test("takes what a list without options already holds, and nothing else", () => {
    const list = read("<field var='a' type='list-single'><value>p</value></field>");
    expect(checkForm(list, { a: "p" })).toStrictEqual([]);
    expect(rules(checkForm(list, { a: "q" }))).toStrictEqual([["a", "option"]]);
  });

  test("gives problems in the order of the form, unknown fields last", () => {
    expect(rules(checkForm(form, { zz: "1", jm: ["@"], b: "maybe", aa: "2" }))).toStrictEqual([
      ["t", "required"],
      ["b", "type"],
      ["jm", "type"],
      ["zz", "unknown-field"],
      ["aa", "unknown-field"],
    ]);
  });

  test("takes only what fields can hold, to the compiler", () => {
    expectTypeOf<{ a: string; b: boolean; c: readonly string[] }>().toExtend<Answers>();
    expectTypeOf<Map<string, string>>().toExtend<Answers>();
    expectTypeOf<{ a: number }>().not.toExtend<Answers>();
  });
});
