import { describe, expect, test } from "vitest";
import { fillForm } from "../index.ts";
import { field, formOf, options, problems, rules } from "../test/validated-field.ts";

describe("ranges", () => {
  test.each<[string, string, string, readonly string[], readonly string[]]>([
    ["xs:integer", "-5", "5", ["-5", "0", "5", "+5"], ["-6", "6", "99999999999999999999"]],
    [
      "xs:decimal",
      "0.1",
      "0.30",
      ["0.1", "0.10", ".3", "0.2999999999999999999999", "0.3"],
      ["0.0999999999999999999999", "0.3000000000000000000001", "-1"],
    ],
    ["xs:decimal", "0.05", "1", ["1", "0.05", "1.00"], ["0", "2", "1.01"]],
    ["xs:decimal", "10", "9000000000000000000.5", ["10.0", "9000000000000000000.50"], ["9.9", "9000000000000000000.6"]],
    ["xs:double", "-1.5e1", "INF", ["-15", "1e300", "INF"], ["-15.001", "-INF", "NaN"]],
    [
      "xs:date",
      "2024-01-31",
      "2024-03-01",
      ["2024-01-31", "2024-02-29", "2024-03-01"],
      ["2024-01-30", "2024-03-02", "2023-12-31"],
    ],
    [
      "xs:date",
      "-0002-01-01",
      "0001-12-31",
      ["-0001-06-01", "0001-01-01", "-0002-01-01"],
      ["-0003-12-31", "0002-01-01"],
    ],
    ["xs:date", "1999-12-31", "12000-02-29", ["2000-01-01", "12000-02-29"], ["1999-12-30", "12000-03-01"]],
    [
      "xs:dateTime",
      "2003-10-05T00:00:00-07:00",
      "2003-10-24T23:59:59-07:00",
      ["2003-10-05T07:00:00Z", "2003-10-06T11:22:00-07:00", "2003-10-25T06:59:59Z"],
      ["2003-10-05T06:59:59.999Z", "2003-10-25T07:00:00Z"],
    ],
    [
      "xs:time",
      "08:10:00",
      "17:30:00.5",
      ["08:10:00Z", "09:10:00+01:00", "17:30:00.500", "12:34:56", "08:20:00"],
      ["08:09:59.9", "17:30:00.51", "08:10:00+00:01", "07:50:00", "17:40:00"],
    ],
  ])("of %s from %s to %s", (datatype, min, max, inside, outside) => {
    const range = field(`datatype='${datatype}'><range min='${min}' max='${max}'/>`);
    for (const value of inside) expect([value, rules(range, value)]).toStrictEqual([value, []]);
    for (const value of outside) {
      expect([value, problems(range, value)]).toStrictEqual([
        value,
        [{ rule: "range", message: `is out of the range from ${min} to ${max}` }],
      ]);
    }
  });

  test.each([
    ["0003-12-31", "0004-01-01"],
    ["0004-12-31", "0005-01-01"],
    ["0100-12-31", "0101-01-01"],
    ["0400-12-31", "0401-01-01"],
    ["0400-02-29", "0400-03-01"],
    ["1900-02-28", "1900-03-01"],
    ["1999-12-31", "2000-01-01"],
    ["2000-02-29", "2000-03-01"],
    ["2000-12-31", "2001-01-01"],
    ["2023-10-31", "2023-11-01"],
    ["-0003-12-31", "-0002-01-01"],
    ["-0004-02-29", "-0004-03-01"],
    ["12000-02-29", "12000-03-01"],
  ])("of dates know that the midnight after %s is that before %s", (day, next) => {
    const midnight = `${next}T00:30:00Z`;
    const range = field(`datatype='xs:dateTime'><range min='${midnight}' max='${midnight}'/>`);
    expect(rules(range, `${day}T23:30:00-01:00`)).toStrictEqual([]);
    expect(rules(range, `${day}T23:29:59-01:00`)).toStrictEqual(["range"]);
    expect(rules(range, `${day}T23:30:01-01:00`)).toStrictEqual(["range"]);
  });

  test("may be open at either end", () => {
    expect(rules(field("datatype='xs:int'><range min='3'/>"), "2147483647")).toStrictEqual([]);
    expect(problems(field("datatype='xs:int'><range min='3'/>"), "2")).toStrictEqual([
      { rule: "range", message: "is out of the range from 3" },
    ]);
    expect(problems(field("datatype='xs:int'><range max='3'/>"), "4")).toStrictEqual([
      { rule: "range", message: "is out of the range to 3" },
    ]);
    expect(rules(field("datatype='xs:int'><range/>"), "4")).toStrictEqual([]);
  });

  test("do not hold where a bound cannot be read, or values have no order", () => {
    expect(rules(field("datatype='xs:int'><range min='x' max='3'/>"), "-9")).toStrictEqual([]);
    expect(rules(field("datatype='xs:int'><range min='x' max='3'/>"), "4")).toStrictEqual(["range"]);
    expect(rules(field("datatype='xs:int'><range min='3' max='x'/>"), "4")).toStrictEqual([]);
    expect(rules(field("datatype='xs:string'><range min='b' max='c'/>"), "a")).toStrictEqual([]);
    expect(rules(field("datatype='xs:language'><range min='b' max='c'/>"), "a")).toStrictEqual([]);
  });

  test("come after the datatype", () => {
    expect(rules(field("datatype='xs:int'><range min='3' max='5'/>"), "x")).toStrictEqual(["datatype"]);
  });

  test("hold for every value, and are reported once", () => {
    expect(rules(field("datatype='xs:int'><range min='3'/>", "text-multi"), "3\n1\n2")).toStrictEqual(["range"]);
  });
});

describe("lists", () => {
  test.each([
    ["<basic/>", ["option"]],
    ["", ["option"]],
    ["<open/>", []],
    ["<range min='1'/>", []],
    ["<regex>.*</regex>", []],
  ])("with %s take values that are no options: %j (DF-20)", (method, expected) => {
    expect(rules(field(`datatype='xs:int'>${method}`, "list-single", options), "3")).toStrictEqual(expected);
    expect(rules(field(`datatype='xs:int'>${method}`, "list-multi", options), ["1", "3"])).toStrictEqual(expected);
  });

  test("send what the user added behind the options", () => {
    const filled = fillForm(formOf(field(">\n<open/>", "list-multi", options)), {
      a: ["own", "2", "other", "1", "own"],
    });
    expect(filled.fields[0]?.values).toStrictEqual(["1", "2", "own", "other"]);
  });

  test.each<[string, readonly string[], boolean]>([
    ["min='1'", [], false],
    ["min='1'", ["1"], true],
    ["min='2'", ["1", "1"], false],
    ["max='1'", ["1"], true],
    ["max='1'", ["1", "2"], false],
    ["min='10'", ["1"], false],
    ["max='0'", [], true],
    ["min='1' max='2'", ["1", "2"], true],
    ["min=' +1 '", [], false],
    ["min='x' max='-1'", ["1"], true],
    ["min='1.5'", [], true],
    ["", [], true],
  ])("with a list-range %s take %j: %s", (range, answer, isGood) => {
    const rule = isGood ? [] : ["list-range"];
    expect(rules(field(`><basic/><list-range ${range}/>`, "list-multi", options), answer)).toStrictEqual(rule);
  });

  test("say how many they want", () => {
    expect(problems(field("><list-range min='1' max='1'/>", "list-multi", options), ["1", "2"])).toStrictEqual([
      { rule: "list-range", message: "needs another number of choices, from 1 to 1" },
    ]);
  });

  test.each(["text-multi", "jid-multi", "text-single", "list-single"])("alone have a list-range: not %s", (type) => {
    const answer = type === "jid-multi" ? "a@b.example" : "1";
    expect(rules(field("><list-range min='5'/>", type, options), answer)).toStrictEqual([]);
  });
});

describe("patterns", () => {
  const ssn = field("><regex>([0-9]{3})-([0-9]{2})-([0-9]{4})</regex>");

  test("hold for the whole value", () => {
    expect(rules(ssn, "123-12-1234")).toStrictEqual([]);
    expect(problems(ssn, "x123-12-1234")).toStrictEqual([
      { rule: "regex", message: "does not match the pattern of the form" },
    ]);
    expect(rules(ssn, "123-12-12345")).toStrictEqual(["regex"]);
    expect(rules(ssn, "")).toStrictEqual([]);
  });

  test("hold beside the datatype, for every value, and are reported once", () => {
    const pattern = field("datatype='xs:int'><regex>[0-9]</regex>", "text-multi");
    expect(rules(pattern, "1\n2")).toStrictEqual([]);
    expect(rules(pattern, "1\n22\n33")).toStrictEqual(["regex"]);
    expect(rules(pattern, "x\n1")).toStrictEqual(["datatype", "regex"]);
  });

  test("that are not supported are reported, and do not keep the form from being filled in", () => {
    const strange = field("><regex>(a)\\1</regex>");
    expect(problems(strange, "aa")).toStrictEqual([
      { rule: "regex-unchecked", message: "the pattern of the form was not run" },
    ]);
    expect(fillForm(formOf(strange), { a: "aa" }).fields[0]?.values).toStrictEqual(["aa"]);
    expect(() => fillForm(formOf(strange), { a: "aa", b: "x" })).toThrow(/^b: is not asked for in this form$/);
  });

  test("are not run on more than 4 096 characters", () => {
    expect(rules(field("><regex>a*</regex>"), "a".repeat(4_096))).toStrictEqual([]);
    expect(rules(field("><regex>a*</regex>"), "a".repeat(4_097))).toStrictEqual(["regex-unchecked"]);
    const lines = field("><regex>a</regex>", "text-multi");
    expect(rules(lines, ["a".repeat(4_097), "b"])).toStrictEqual(["regex", "regex-unchecked"]);
  });

  test("may have 256 characters and no more", () => {
    expect(rules(field(`><regex>${"a".repeat(256)}</regex>`), "a".repeat(256))).toStrictEqual([]);
    expect(rules(field(`><regex>${"a".repeat(257)}</regex>`), "a".repeat(257))).toStrictEqual(["regex-unchecked"]);
  });
});
