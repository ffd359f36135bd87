/** Looks at one file; `path` is relative to the root, with "/". */
export interface Rule {
  readonly applies: (path: string) => boolean;
  readonly find: (text: string) => readonly Finding[];
}

export interface Finding {
  readonly line: number;
  readonly message: string;
}

const MAX_LINES = 300;
const MAX_COLUMNS = 120;

const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);
const isDocument = (path: string): boolean => path.endsWith(".md");
const isPublishedSource = (path: string): boolean => /^packages\/[^/]+\/src\//.test(path) && !isTest(path);
const isTest = (path: string): boolean => path.endsWith(".test.ts") || path.includes("/src/test/");

/** What no formatter or linter in use looks at. */
export const rules: readonly Rule[] = [
  { applies: isCode, find: tooLong },
  { applies: isCode, find: eachLine((line) => isLongComment(line) && `more than ${MAX_COLUMNS} characters`) },
  {
    applies: isTest,
    find: pattern(
      /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:only|todo|skip)\b|\bf(?:it|describe)\(/,
      "focused, skipped or empty test",
    ),
  },
  { applies: (path) => isCode(path) || isDocument(path), find: pattern(/\b(?:TO[D]O|FIXM[E]|XX[X])\b/, "unfinished") },
  { applies: () => true, find: pattern(/(?<![\w.~)}/-])\/(?:tmp|root|home|work|Users)\/\w/, "a path of one machine") },
  {
    applies: isPublishedSource,
    find: pattern(/\bconsole\.(?!error\b)\w|\bprocess\.\w|\bBuffer\b/, "not in a library for browsers"),
  },
  {
    applies: isPublishedSource,
    find: pattern(
      /\binstanceof (?:\w*Element)\b|\.(?:getNS|getChildText|getAttr)\(/,
      "see the kit: elements by shape and namespace",
    ),
  },
];

/** The formatter breaks code; comments it leaves as they are, and string literals cannot be broken. */
function isLongComment(line: string): boolean {
  return line.length > MAX_COLUMNS && /^\s*(?:\/\/|\/?\*)/.test(line);
}

function tooLong(text: string): readonly Finding[] {
  const lines = text.split("\n").length - 1;
  return lines > MAX_LINES ? [{ line: MAX_LINES, message: `${lines} lines, more than ${MAX_LINES}` }] : [];
}

function pattern(wrong: RegExp, message: string): Rule["find"] {
  return eachLine((line) => {
    const found = wrong.exec(line);
    return found && `${message}: ${found[0]}`;
  });
}

function eachLine(judge: (line: string) => string | false | null): Rule["find"] {
  return (text) =>
    text.split("\n").flatMap((line, index) => {
      const message = judge(line);
      return message ? [{ line: index + 1, message }] : [];
    });
}
