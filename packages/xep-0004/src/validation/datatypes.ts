import { readDate, readDateTime, readTime } from "./calendar.ts";
import { compareDecimals, type Decimal, readDecimal } from "./decimal.ts";

/** A value that can be compared with others of its datatype; all of a datatype without order are equal. */
export type Value = number | Decimal | "unordered";
type Reader = (text: string) => Value | undefined;

// Text from a form is read in time that does not depend on who wrote the form.
const MAX_LENGTH = 4_096;

/** XML Schema Part 2 §3.2 and §3.3, by the names which XEP-0122 §3.1 gives them. */
const DATATYPES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  // XML Schema Part 2 §3.2.2.1: "legal literals {true, false, 1, 0}"
  ["xs:boolean", matching(/^(?:true|false|1|0)$/)],
  // XML Schema Part 2 §3.2.17, RFC 3986 §2: what a URI cannot hold, and "%" without two hexadecimal digits
  ["xs:anyURI", matching(/^(?:[^\s<>"{}|\\^`%]|%[0-9A-Fa-f]{2})*$/)],
  // XML Schema Part 2 §3.3.3.1
  ["xs:language", matching(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/)],
  ["xs:decimal", readDecimal],
  ["xs:double", readDouble],
  ["xs:float", readDouble],
  ["xs:date", readDate],
  ["xs:dateTime", readDateTime],
  ["xs:time", readTime],
  ["xs:integer", integer()],
  ["xs:long", integer(-(2n ** 63n), 2n ** 63n - 1n)],
  ["xs:int", integer(-(2n ** 31n), 2n ** 31n - 1n)],
  ["xs:short", integer(-32_768n, 32_767n)],
  ["xs:byte", integer(-128n, 127n)],
  ["xs:nonNegativeInteger", integer(0n)],
  ["xs:positiveInteger", integer(1n)],
  ["xs:nonPositiveInteger", integer(undefined, 0n)],
  ["xs:negativeInteger", integer(undefined, -1n)],
  ["xs:unsignedLong", integer(0n, 2n ** 64n - 1n)],
  ["xs:unsignedInt", integer(0n, 2n ** 32n - 1n)],
  ["xs:unsignedShort", integer(0n, 65_535n)],
  ["xs:unsignedByte", integer(0n, 255n)],
]);

/**
 * The value of a text by its datatype; `undefined` when it is none. White space around it does not count, XML Schema
 * Part 2 §4.3.6.
 */
export function readDatatype(datatype: string, text: string): Value | undefined {
  const read = DATATYPES.get(datatype);
  // XEP-0122 §4.1: "If an implementation does not understand the specified datatype, it MUST validate according to the
  // default "xs:string" datatype."
  if (!read) return "unordered";
  return text.length > MAX_LENGTH ? undefined : read(trim(text));
}

function trim(text: string): string {
  const isSpace = (at: number) => " \t\n\r".includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start++;
  while (start < end && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/**
 * Below 0, 0 or above 0 as `a` is less than, equal to or greater than `b`; NaN when they cannot be compared. Both are
 * of one datatype.
 */
export function compare(a: Value, b: Value): number {
  if (typeof a === "object" && typeof b === "object") return compareDecimals(a, b);
  // the infinities, too, are equal to themselves
  return a === b ? 0 : Number(a) - Number(b);
}

function matching(pattern: RegExp): Reader {
  return (text) => (pattern.test(text) ? "unordered" : undefined);
}

function integer(min?: bigint, max?: bigint): Reader {
  return (text) => {
    const value = /^[+-]?\d+$/.test(text) ? readDecimal(text) : undefined;
    if (value === undefined) return undefined;
    return (min === undefined || value.digits >= min) && (max === undefined || value.digits <= max) ? value : undefined;
  };
}

/** XML Schema Part 2 §3.2.5.1: a decimal with an exponent if need be, or one of the special values. */
function readDouble(text: string): number | undefined {
  if (text === "INF" || text === "-INF") return text === "INF" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (text === "NaN") return Number.NaN;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}
