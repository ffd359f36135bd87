import { expect, it } from "vitest";
import { changesetProblems } from "./problems.ts";

const judge = (text: string) => changesetProblems(text, ["@xeps/a", "@xeps/b"]).join("; ");

it("passes one sentence about published packages", () => {
  expect(
    judge('---\n"@xeps/a": minor\n"@xeps/b": patch\n---\n\nForms keep `label` when they are written back.\n'),
  ).toBe("");
});

it.each([
  ["text without front matter", "Forms work.", "no front matter"],
  ["no package", "---\n---\n\nForms work.\n", "names no package"],
  ["an unknown package", '---\n"@xeps/c": minor\n---\n\nForms work.\n', "@xeps/c is no published package"],
  ["an unknown bump", '---\n"@xeps/a": huge\n---\n\nForms work.\n', "cannot read"],
  ["a note instead of a sentence", '---\n"@xeps/a": patch\n---\n\nfix stuff\n', "is no sentence"],
  ["two sentences", '---\n"@xeps/a": patch\n---\n\nForms work. Dates too.\n', "more than one sentence"],
  ["a hash", '---\n"@xeps/a": patch\n---\n\nForms work since 1a2b3c4d.\n', "names a commit"],
])("finds %s", (_, text, message) => {
  expect(judge(text)).toContain(message);
});
