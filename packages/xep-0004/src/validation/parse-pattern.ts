import { type Cursor, cursorOf, UNSUPPORTED } from "./cursor.ts";
import { NOT_LINE_END, readClass, readEscape, type Test } from "./pattern-class.ts";

/** What a pattern is made of. */
export type Pattern =
  | { readonly kind: "character"; readonly test: Test }
  | { readonly kind: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly kind: "choice"; readonly branches: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly part: Pattern; readonly min: number; readonly max: number };

const MAX_LENGTH = 256;

/**
 * A pattern of XML Schema Part 2, appendix F, with all of its syntax but blocks of Unicode, `\i` and `\c`. Throws
 * SyntaxError for these, for what is no such pattern (lazy or possessive quantifiers, back references,
 * look-around, `[[:alpha:]]`), and for more than 256 characters.
 *
 * "^" and "$" around the whole are what the pattern means anyway and are passed over. Elsewhere XML Schema and POSIX
 * disagree on them, and they are not supported.
 */
export function parsePattern(text: string): Pattern {
  if (text.length > MAX_LENGTH) throw new SyntaxError(UNSUPPORTED);
  const cursor = cursorOf(text);
  cursor.accept("^");
  const pattern = readChoice(cursor);
  cursor.accept("$");
  if (!cursor.isAtEnd()) throw new SyntaxError(UNSUPPORTED);
  return pattern;
}

function readChoice(cursor: Cursor): Pattern {
  const first = readSequence(cursor);
  if (!cursor.sees("|")) return first;
  const branches = [first];
  while (cursor.accept("|")) branches.push(readSequence(cursor));
  return { kind: "choice", branches };
}

function readSequence(cursor: Cursor): Pattern {
  const parts: Pattern[] = [];
  while (!cursor.isAtEnd() && !cursor.sees("|") && !cursor.sees(")") && !cursor.sees("$")) {
    parts.push(readQuantifier(cursor, readAtom(cursor)));
  }
  return { kind: "sequence", parts };
}

function readAtom(cursor: Cursor): Pattern {
  if (cursor.accept("(")) {
    const group = readChoice(cursor);
    cursor.expect(")");
    return group;
  }
  if (cursor.accept("[")) return { kind: "character", test: readClass(cursor) };
  if (cursor.accept(".")) return { kind: "character", test: NOT_LINE_END };
  if (cursor.accept("\\")) return { kind: "character", test: testFor(readEscape(cursor)) };
  const character = cursor.take();
  // Appendix F, [10] Char ::= [^.\?*+()|#x5B#x5D], and "{}" as its errata have it
  if ("?*+)]{}^".includes(character)) throw new SyntaxError(UNSUPPORTED);
  return { kind: "character", test: testFor(character) };
}

function testFor(meant: string | Test): Test {
  return typeof meant === "string" ? (character) => character === meant : meant;
}

function readQuantifier(cursor: Cursor, part: Pattern): Pattern {
  if (cursor.accept("?")) return { kind: "repeat", part, min: 0, max: 1 };
  if (cursor.accept("*")) return { kind: "repeat", part, min: 0, max: Number.POSITIVE_INFINITY };
  if (cursor.accept("+")) return { kind: "repeat", part, min: 1, max: Number.POSITIVE_INFINITY };
  if (!cursor.accept("{")) return part;
  const min = readNumber(cursor);
  const isExact = !cursor.accept(",");
  const max = isExact ? min : cursor.sees("}") ? Number.POSITIVE_INFINITY : readNumber(cursor);
  cursor.expect("}");
  if (max < min) throw new SyntaxError(UNSUPPORTED);
  return { kind: "repeat", part, min, max };
}

function readNumber(cursor: Cursor): number {
  let digits = "";
  while (!cursor.sees(",") && !cursor.sees("}")) digits += cursor.take();
  if (!/^\d{1,6}$/.test(digits)) throw new SyntaxError(UNSUPPORTED);
  return Number(digits);
}
