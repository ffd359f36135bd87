import { type Cursor, UNSUPPORTED } from "./cursor.ts";

/** Whether one character, a whole code point, is meant. */
export type Test = (character: string) => boolean;

// XML Schema Part 2 appendix F: "." is "[^\n\r]", \s is "[#x20\t\n\r]", \d is "\p{Nd}", \w "all characters except the
// set of "punctuation", "separator" and "other" characters". Each of these expressions sees one character at a time.
export const NOT_LINE_END: Test = single(/[^\n\r]/u);
const CLASSES: ReadonlyMap<string, Test> = new Map([
  ["s", single(/[ \t\n\r]/)],
  ["d", single(/\p{Nd}/u)],
  ["w", single(/[^\p{P}\p{Z}\p{C}]/u)],
]);
// Appendix F, [24] SingleCharEsc, and "$", which other dialects must escape
const ESCAPED: ReadonlyMap<string, string> = new Map(
  [..."\\|.-^?*+{}()[]$"]
    .map((character) => [character, character] as const)
    .concat([
      ["n", "\n"],
      ["r", "\r"],
      ["t", "\t"],
    ]),
);

function single(pattern: RegExp): Test {
  return (character) => pattern.test(character);
}

/** What stands behind a "\": one character, or a class of them. */
export function readEscape(cursor: Cursor): string | Test {
  const letter = cursor.take();
  const character = ESCAPED.get(letter);
  if (character !== undefined) return character;
  if (letter === "p" || letter === "P") return readCategory(cursor, letter === "P");
  const test = CLASSES.get(letter.toLowerCase());
  if (!test) throw new SyntaxError(UNSUPPORTED);
  return letter === letter.toLowerCase() ? test : not(test);
}

/** `\p{Lu}`: the general categories of Unicode by their one or two letters; no blocks (`\p{IsGreek}`). */
function readCategory(cursor: Cursor, isNegated: boolean): Test {
  cursor.expect("{");
  let name = "";
  while (!cursor.accept("}")) name += cursor.take();
  if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name))
    throw new SyntaxError(UNSUPPORTED);
  const test = single(new RegExp(`\\p{${name}}`, "u"));
  return isNegated ? not(test) : test;
}

function not(test: Test): Test {
  return (character) => !test(character);
}

/** A character class from behind its "[" to its "]", with subtraction: `[a-z-[aeiou]]`. Appendix F.1. */
export function readClass(cursor: Cursor): Test {
  const isNegated = cursor.accept("^");
  const tests: Test[] = [];
  let without: Test | undefined;
  while (!without && !cursor.sees("]")) {
    if (tests.length > 0 && cursor.accept("-[")) without = readClass(cursor);
    else tests.push(readMember(cursor, tests.length === 0));
  }
  cursor.expect("]");
  if (tests.length === 0) throw new SyntaxError(UNSUPPORTED);
  const isIn: Test = (character) => tests.some((test) => test(character)) !== isNegated;
  const isOut = without;
  return isOut ? (character) => isIn(character) && !isOut(character) : isIn;
}

/** A character, a range or an escape. A "-" stands for itself only at either end of the class. */
function readMember(cursor: Cursor, isFirst: boolean): Test {
  if (cursor.sees("-") && !isFirst && !cursor.sees("-]")) throw new SyntaxError(UNSUPPORTED);
  const from = readClassCharacter(cursor);
  if (typeof from !== "string") return from;
  if (!cursor.sees("-") || cursor.sees("-]") || cursor.sees("-[")) return (character) => character === from;
  cursor.expect("-");
  const to = readClassCharacter(cursor);
  if (typeof to !== "string" || codeOf(to) < codeOf(from)) throw new SyntaxError(UNSUPPORTED);
  return (character) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to);
}

function readClassCharacter(cursor: Cursor): string | Test {
  if (cursor.accept("\\")) return readEscape(cursor);
  const character = cursor.take();
  if (character === "[") throw new SyntaxError(UNSUPPORTED);
  return character;
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}
