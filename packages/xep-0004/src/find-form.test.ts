import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { findForm, formType, parseForm } from "./index.ts";

const typed = (type: string, name: string) =>
  `<x xmlns='jabber:x:data' type='${type}'><field var='FORM_TYPE' type='hidden'><value>${name}</value></field></x>`;

describe("findForm", () => {
  const query = parseXml(
    `<query xmlns='urn:q'>text<y/><x xmlns='jabber:x:data' type='error'/><x xmlns='jabber:x:delay' type='form'/>
      ${typed("result", "urn:a")}${typed("result", "urn:b")}${typed("form", "urn:b")}</query>`,
  );

  test("takes the first form that can be read", () => {
    expect(formType(findForm(query)!)).toBe("urn:a");
  });

  test("takes the first one of a FORM_TYPE (DF-36)", () => {
    expect(findForm(query, "urn:b")?.type).toBe("result");
    expect(findForm(query, "urn:B")).toBeUndefined();
    expect(findForm(query, "")).toBeUndefined();
  });

  test("looks through elements that a parser kept, as of an answer to disco#info (SD-19)", () => {
    const elements = query.getChildElements();
    expect(formType(findForm(elements)!)).toBe("urn:a");
    expect(formType(findForm(elements, "urn:b")!)).toBe("urn:b");
    expect(findForm([])).toBeUndefined();
    expect(findForm(elements.slice(0, 3))).toBeUndefined();
  });

  test("looks at children only (DF-03)", () => {
    expect(findForm(parseXml(`<iq><query xmlns='urn:q'>${typed("form", "urn:a")}</query></iq>`))).toBeUndefined();
    expect(findForm(parseXml(typed("form", "urn:a")))).toBeUndefined();
  });
});

describe("formType", () => {
  test.each<[string, string, string | undefined, string]>([
    ["form", "type='hidden'", "urn:a", "hidden in a form (DF-34)"],
    ["result", "type='hidden'", "urn:a", "hidden in a result"],
    ["form", "", undefined, "untyped in a form, an ordinary field"],
    ["result", "", undefined, "untyped in a result"],
    ["form", "type='text-single'", undefined, "visible in a form"],
    ["submit", "type='hidden'", "urn:a", "hidden in an answer"],
    ["submit", "", "urn:a", "untyped in an answer"],
    ["submit", "type='text-single'", undefined, "visible in an answer"],
    ["cancel", "", "urn:a", "untyped in a form that is given up"],
  ])("of a %s whose field has %j is %j: %s", (type, attribute, expected) => {
    const field = `<field var='FORM_TYPE' ${attribute}><value>urn:a</value><value>urn:b</value></field>`;
    const x = parseXml(`<x xmlns='jabber:x:data' type='${type}'><field var='a' type='hidden'/>${field}</x>`);
    expect(formType(parseForm(x)!)).toBe(expected);
  });

  test("is none without the field, or without value in it", () => {
    expect(formType({ type: "form", fields: [] })).toBeUndefined();
    expect(formType({ type: "form", fields: [{ var: "FORM_TYPE", type: "hidden", values: [] }] })).toBeUndefined();
    expect(
      formType({ type: "form", fields: [{ var: "form_type", type: "hidden", values: ["urn:a"] }] }),
    ).toBeUndefined();
  });
});
