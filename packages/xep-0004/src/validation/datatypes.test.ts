import { describe, expect, test } from "vitest";
import { field, NS_VALIDATE, options, problems, rules } from "../test/validated-field.ts";

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
    "xs:decimal": ["1", "-1.50", ".5", ".55", "5.", "+0.0"],
    "xs:double": ["1", "-1.5E3", "1e-10", ".5e+1", ".55", "INF", "-INF", "NaN", "1e999"],
    "xs:float": ["1.5"],
    "xs:date": ["2024-02-29", "2024-02-29Z", "2024-02-29-14:00", "-0001-12-31", "12024-01-01", "0001-01-01"],
    "xs:dateTime": [
      "2003-10-06T11:22:00-07:00",
      "2003-10-06T11:22:00",
      "2003-10-06T24:00:00Z",
      "2003-10-06T00:00:59.999Z",
      "2000-02-29T00:00:00+14:00",
      "2000-02-29T00:00:00+01:59",
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
    "xs:float": ["x"],
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
    const prefixed = `<field var='a' xmlns:xdv='${NS_VALIDATE}'>${validate}</field>`;
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
