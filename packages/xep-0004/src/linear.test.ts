import { besideParsing, parseXml, respell, time } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { type DataForm, formRows, formValues, parseForm } from "./index.ts";
import { compilePattern } from "./validation/compile-pattern.ts";

describe("reads in proportion to the parser", () => {
  const field = "<field var='v' type='list-multi' label='l'><desc>d</desc><value>1</value><value>2</value></field>";
  const column = "<reported><field var='a'/></reported>";
  test.each([
    ["many fields", `<x xmlns='jabber:x:data' type='form'>${field.repeat(10_000)}</x>`],
    [
      "many fields with prefixes",
      respell(parseXml(`<x xmlns='jabber:x:data' type='form'>${field.repeat(10_000)}</x>`)),
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
    const element = parseXml(text);
    const { ours, allowed } = besideParsing(text, () => {
      const form = parseForm(element) as DataForm;
      formValues(form);
      formRows(form);
    });
    expect(ours).toBeLessThan(allowed);
  });
});

test.each([
  "(a*)*b",
  "(a|a)*b",
  "(a|aa)+b",
  "([a-z]+)*[0-9]",
  "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b",
  "((((.*)*)*)*)*b",
  "(a?){500}a{40}b",
  "([^b]*){300}b",
  `(${"a|".repeat(120)}a)*b`,
])("%s takes its time on 4 096 characters, but not more", (pattern) => {
  const matches = compilePattern(pattern)!;
  const text = "a".repeat(4_096);
  expect(matches(text)).toBe(false);
  expect(time(() => matches(text))).toBeLessThan(2_000);
});
