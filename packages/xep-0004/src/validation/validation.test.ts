import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { checkForm, type FieldValue, type FormProblem, fillForm, parseForm } from "../index.ts";

const NS = "http://jabber.org/protocol/xdata-validate";
const read = (field: string) => parseForm(parseXml(`<x xmlns='jabber:x:data' type='form'>${field}</x>`))!;
const problems = (field: string, answer: FieldValue): Omit<FormProblem, "field">[] =>
  checkForm(read(field), { a: answer }).map(({ rule, message }) => ({ rule, message }));
const rules = (field: string, answer: FieldValue) => problems(field, answer).map(({ rule }) => rule);
/** A field `a` of this type, validated so. */
const field = (validation: string, type = "text-single", more = "") =>
  `<field var='a' type='${type}'>${more}<validate xmlns='${NS}' ${validation}</validate></field>`;
const options = "<option><value>1</value></option><option><value>2</value></option>";

describe("datatypes", () => {
  const accepts: Readonly<Record<string, readonly string[]>> = {
    "xs:string": ["", "anything", "\n"],
    "xs:boolean": ["true", "false", "1", "0", " true\n"],
    "xs:integer": ["0", "-0", "+7", "007", "-123456789012345678901234567890", "\t5 "],
    "xs:byte": ["-128", "127", "0"],
    "xs:short": ["-32768", "32767"],
    "xs:int": ["-2147483648", "2147483647"],
    "xs:long": ["-9223372036854775808", "9223372036854775807"],
    "xs:nonNegativeInteger": ["0", "1", "-0", "99999999999999999999"],
    "xs:positiveInteger": ["1", "99999999999999999999"],
    "xs:nonPositiveInteger": ["0", "-1", "-99999999999999999999"],
    "xs:negativeInteger": ["-1", "-99999999999999999999"],
    "xs:unsignedByte": ["0", "255"],
    "xs:unsignedShort": ["0", "65535"],
    "xs:unsignedInt": ["0", "4294967295"],
    "xs:unsignedLong": ["0", "18446744073709551615"],
    "xs:decimal": ["1", "-1.50", ".5", "5.", "+0.0"],
    "xs:double": ["1", "-1.5E3", "1e-10", ".5e+1", "INF", "-INF", "NaN", "1e999"],
    "xs:float": ["1.5"],
    "xs:date": ["2024-02-29", "2024-02-29Z", "2024-02-29-14:00", "-0001-12-31", "12024-01-01", "0001-01-01"],
    "xs:dateTime": [
      "2003-10-06T11:22:00-07:00",
      "2003-10-06T11:22:00",
      "2003-10-06T24:00:00Z",
      "2003-10-06T00:00:59.999Z",
      "2000-02-29T00:00:00+14:00",
    ],
    "xs:time": ["11:22:00", "11:22:00.5Z", "24:00:00", "23:59:59-14:00"],
    "xs:anyURI": ["http://example.com/%20?a=b#c", "", "mailto:a@b", "relative/path", "ünïcode"],
    "xs:language": ["en", "en-GB", "x-klingon-12345678", "sr-Latn-RS"],
    "x:own": ["what nobody knows is text"],
    "xsd:integer": ["so is this"],
    constructor: ["and this"],
  };
  const refuses: Readonly<Record<string, readonly string[]>> = {
    "xs:boolean": ["TRUE", "yes", "2", "true false", "xtrue", "truex"],
    "xs:integer": ["1.0", "1e3", "--1", "+", "one", "1 2", "\u00A05", "٣", "0x10", "1_000"],
    "xs:byte": ["-129", "128"],
    "xs:short": ["-32769", "32768"],
    "xs:int": ["-2147483649", "2147483648"],
    "xs:long": ["-9223372036854775809", "9223372036854775808"],
    "xs:nonNegativeInteger": ["-1"],
    "xs:positiveInteger": ["0", "-1"],
    "xs:nonPositiveInteger": ["1"],
    "xs:negativeInteger": ["0", "1"],
    "xs:unsignedByte": ["-1", "256"],
    "xs:unsignedShort": ["-1", "65536"],
    "xs:unsignedInt": ["-1", "4294967296"],
    "xs:unsignedLong": ["-1", "18446744073709551616"],
    "xs:decimal": [".", "1e3", "1,5", "+-1", "1.2.3", "INF"],
    "xs:double": ["inf", "+INF", "1e", "e5", ".", "nan", "1e1.5", "x1", "1x"],
    "xs:date": [
      "2023-02-29",
      "1900-02-29",
      "2024-13-01",
      "2024-00-01",
      "2024-04-31",
      "2024-01-00",
      "0000-01-01",
      "24-01-01",
      "2024-1-1",
      "2024-01-01+15:00",
      "2024-01-01T00:00:00",
      "01234-01-01",
      "x2024-01-01",
      "2024-01-01x",
      "1234567890-01-01",
    ],
    "xs:dateTime": [
      "2024-01-01",
      "2024-01-01T25:00:00",
      "2024-01-01T24:00:01",
      "2024-01-01T00:60:00",
      "2024-01-01T00:00:60",
      "2024-01-01T00:00:00+14:01",
      "2024-01-01T00:00:00+01:60",
      "2024-02-30T00:00:00",
      "x2024-01-01T00:00:00",
      "2024-01-01T00:00:00.",
      "2024-01-01T00:00:00x",
    ],
    "xs:time": ["11:22", "25:00:00", "1:22:00", "11:22:00+1:00", "24:00:00.1", "x11:22:00", "11:22:00x"],
    "xs:anyURI": ["a b", "<a>", "%", "%2", "%zz", "a\\b", "{a}", '"', "a|b", "a^b", "`"],
    "xs:language": ["toolonglang", "en_GB", "en-", "12", "-en", "en-toolongsub", "e n"],
  };
  const table = (values: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(values).flatMap(([datatype, texts]) => texts.map((text) => [datatype, text] as const));

  test.each(table(accepts))("%s takes %j", (datatype, text) => {
    expect(rules(field(`datatype='${datatype}'><basic/>`), text)).toStrictEqual([]);
  });

  test.each(table(refuses))("%s does not take %j", (datatype, text) => {
    expect(problems(field(`datatype='${datatype}'><basic/>`), text)).toStrictEqual([
      { rule: "datatype", message: `is no ${datatype}` },
    ]);
  });

  test.each([
    ["without datatype", ">"],
    ["without method", "datatype='xs:integer'>"],
    ["with a method that nobody knows", "datatype='xs:integer'><magic/>"],
  ])("hold %s too", (name, validation) => {
    expect(rules(field(validation), "x")).toStrictEqual(name === "without datatype" ? [] : ["datatype"]);
  });

  test("hold with prefixes", () => {
    const validate = "<xdv:validate datatype='xs:date'><xdv:basic/></xdv:validate>";
    const prefixed = `<field var='a' xmlns:xdv='${NS}'>${validate}</field>`;
    expect(rules(prefixed, "x")).toStrictEqual(["datatype"]);
    expect(rules(prefixed, "2024-01-01")).toStrictEqual([]);
  });

  test("of another namespace do not hold", () => {
    expect(rules("<field var='a'><validate xmlns='urn:e' datatype='xs:date'/></field>", "x")).toStrictEqual([]);
  });

  test("hold for each line and each choice, and are reported once", () => {
    expect(rules(field("datatype='xs:integer'><open/>", "text-multi"), "1\n2")).toStrictEqual([]);
    expect(rules(field("datatype='xs:integer'><open/>", "text-multi"), "1\nx\ny")).toStrictEqual(["datatype"]);
    expect(rules(field("datatype='xs:integer'><open/>", "text-multi"), "1\n\n2")).toStrictEqual(["datatype"]);
    expect(rules(field("datatype='xs:integer'><open/>", "list-multi", options), ["1", "x"])).toStrictEqual([
      "datatype",
    ]);
  });

  test("do not hold for an empty answer, which unsets the field, or for the form's own values", () => {
    expect(rules(field("datatype='xs:integer'><range min='1'/>"), "")).toStrictEqual([]);
    expect(rules(field("datatype='xs:integer'><range min='1'/>", "text-multi"), "\n")).toStrictEqual([]);
    expect(rules(field("datatype='xs:integer'>", "text-single", "<value>x</value>"), undefined)).toStrictEqual([]);
  });

  test("other than text take at most 4 096 characters", () => {
    expect(rules(field("datatype='xs:integer'>"), "1".repeat(4_096))).toStrictEqual([]);
    expect(rules(field("datatype='xs:integer'>"), "1".repeat(4_097))).toStrictEqual(["datatype"]);
    expect(rules(field("datatype='xs:string'>"), "1".repeat(4_097))).toStrictEqual([]);
  });
});

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
      "08:00:00",
      "17:30:00.5",
      ["08:00:00Z", "09:00:00+01:00", "17:30:00.500", "12:34:56"],
      ["07:59:59.9", "17:30:00.51", "08:00:00+00:01"],
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
    const filled = fillForm(read(field(">\n<open/>", "list-multi", options)), { a: ["own", "2", "other", "1", "own"] });
    expect(filled.fields[0]?.values).toStrictEqual(["1", "2", "own", "other"]);
  });

  test.each<[string, readonly string[], boolean]>([
    ["min='1'", [], false],
    ["min='1'", ["1"], true],
    ["min='2'", ["1", "1"], false],
    ["max='1'", ["1"], true],
    ["max='1'", ["1", "2"], false],
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
    expect(fillForm(read(strange), { a: "aa" }).fields[0]?.values).toStrictEqual(["aa"]);
    expect(() => fillForm(read(strange), { a: "aa", b: "x" })).toThrow(/^b: is not asked for in this form$/);
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
