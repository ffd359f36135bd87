import { laws } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "./compile-pattern.ts";

const matching = (pattern: string, texts: readonly string[]) => texts.filter((text) => compilePattern(pattern)?.(text));

describe("a pattern matches the whole text", () => {
  test.each<[pattern: string, yes: readonly string[], no: readonly string[]]>([
    ["", [""], ["a", "\n"]],
    ["abc", ["abc"], ["", "ab", "abcd", "xabc", "ABC"]],
    ["a|bc|", ["a", "bc", ""], ["abc", "b", "c", "a|bc"]],
    ["(a|b)c", ["ac", "bc"], ["a", "c", "abc"]],
    ["a(b(c)?)*d", ["ad", "abd", "abcbd", "abcbcd"], ["acd", "abccd"]],
    ["a?", ["", "a"], ["aa"]],
    ["a*", ["", "a", "aaaa"], ["b", "ab"]],
    ["a+", ["a", "aaaa"], ["", "ab"]],
    ["(ab)+", ["ab", "abab"], ["", "aba"]],
    ["a{2}", ["aa"], ["a", "aaa", "a{2}"]],
    ["a{0}b", ["b"], ["ab", ""]],
    ["a{2,}", ["aa", "aaa"], ["a", ""]],
    ["a{1,3}", ["a", "aa", "aaa"], ["", "aaaa"]],
    ["(a{1,2}b){2}", ["abab", "aabaab"], ["ab", "ababab"]],
    ["(a*)*", ["", "aaa"], ["b"]],
    ["(a|a)*b", ["b", "aaab"], ["a"]],
    ["()*", [""], ["a"]],
    [".", ["a", "👩", "\t"], ["", "\n", "\r", "ab"]],
    ["[abc]", ["a", "b", "c"], ["d", "ab", ""]],
    ["[^abc]", ["d", "^", "\n"], ["a", ""]],
    ["[a-a]", ["a"], ["b", "-"]],
    ["[a-cx]", ["a", "b", "c", "x"], ["d", "-", "`", "w"]],
    ["[-a]", ["-", "a"], ["b"]],
    ["[a-]", ["-", "a"], ["b"]],
    ["[^-]", ["a"], ["-"]],
    ["[a^]", ["a", "^"], ["b"]],
    ["[.*$]", [".", "*", "$"], ["a"]],
    ["[\\]\\[\\-\\\\]", ["]", "[", "-", "\\"], ["a"]],
    ["[\\d_]", ["0", "٣", "_"], ["a", "d", "\\"]],
    ["[a-z-[aeiou]]", ["b", "z"], ["a", "u", "-", "B"]],
    ["[^a-c-[x-z]]", ["d", "w"], ["a", "x", "z"]],
    ["[a-z-[b-y-[m]]]", ["a", "z", "m"], ["b", "y", "l"]],
    ["[\\--0]", ["-", ".", "/", "0"], ["1", ","]],
    ["[😀-😂]", ["😀", "😁", "😂"], ["😃", "\uD83D"]],
    ["\\d+", ["0123456789", "٣"], ["", "a", "½"]],
    ["\\D", ["a", " "], ["1"]],
    ["\\s", [" ", "\t", "\n", "\r"], ["\u00A0", "\u2028", "a", ""]],
    ["\\S", ["a", "\u00A0"], [" "]],
    ["\\w", ["a", "Z", "5", "é", "$", "+"], ["_", "-", " ", "."]],
    ["\\W", ["_", "-", " "], ["a"]],
    ["\\p{Lu}", ["A", "É"], ["a", "1"]],
    ["\\p{L}", ["A", "a", "ʰ"], ["1", "-"]],
    ["\\P{L}", ["1", "-"], ["A"]],
    ["\\p{M}\\p{N}\\p{P}\\p{Z}\\p{S}\\p{C}", ["\u03011- +\u0001"], ["a1- +\u0001", "\u03011- +a"]],
    ["\\p{Mn}\\p{Me}\\p{No}\\p{Pd}\\p{Zl}\\p{Sm}\\p{Cf}", ["\u0301\u20DD½-\u2028+\u00AD"], ["\u0301\u20DD½-\u2028++"]],
    ["\\p{Nd}\\p{Zs}\\p{Sc}\\p{Ps}", ["1 €("], ["1 €)"]],
    ["\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\\\\\^\\$\\-", [".*+?()[]{}|\\^$-"], [""]],
    ["\\n\\r\\t", ["\n\r\t"], ["nrt"]],
    ["^abc$", ["abc"], ["^abc$", "ab"]],
    ["^a|b$", ["a", "b"], ["ab", "xb", "ax"]],
    ["a\\$", ["a$"], ["a"]],
    ["-a,b:c=d!e'f\"g/h&i~j", ["-a,b:c=d!e'f\"g/h&i~j"], [""]],
    ["[0-9]{3}-[0-9]{2}-[0-9]{4}", ["123-12-1234"], ["123-12-123", "123-12-12345"]],
    ["[A-Za-z0-9._%+\\-]+@[A-Za-z0-9.\\-]+\\.[A-Za-z]{2,}", ["romeo@montague.example"], ["romeo@montague", "@x.yz"]],
  ])("%j", (pattern, yes, no) => {
    expect(matching(pattern, yes)).toStrictEqual(yes);
    expect(matching(pattern, no)).toStrictEqual([]);
    expect(compilePattern(pattern)).toBeDefined();
  });
});

describe("a pattern is not run", () => {
  test.each([
    ["(", "an open group"],
    ["(a", "an open group"],
    ["a)", "a group that was not begun"],
    ["[a", "an open class"],
    ["[", "an open class"],
    ["[]", "a class of nothing"],
    ["[^]", "a class of everything"],
    ["[]a]", "a class that begins with its end"],
    ["a]", "a bracket alone"],
    ["[[:alpha:]]", "a class of POSIX"],
    ["[a[b]]", "a class in a class"],
    ["[b-a]", "a range backwards"],
    ["[a-\\d]", "a range to a class"],
    ["[\\d-a]", "a range from a class"],
    ["[a-c-e]", "a hyphen in the middle"],
    ["[a-[b]", "an open subtraction"],
    ["[a-[b]c]", "a subtraction in the middle"],
    ["[-[a]]", "a subtraction from nothing"],
    ["*a", "a quantifier of nothing"],
    ["a|*", "a quantifier of nothing"],
    ["+", "a quantifier of nothing"],
    ["a**", "a quantifier twice"],
    ["a+?", "a lazy quantifier"],
    ["a++", "a possessive quantifier"],
    ["a{1}{2}", "a count twice"],
    ["a{", "an open count"],
    ["a{}", "an empty count"],
    ["a{x}", "a count of letters"],
    ["a{1x}", "a count with a letter"],
    ["a{,2}", "a count without beginning"],
    ["a{1,2", "an open count"],
    ["a{2,1}", "a count backwards"],
    ["a{1,2,3}", "a count of three"],
    ["a{ 1}", "a count with a space"],
    ["a{9999999}", "a count of seven digits"],
    ["{1}", "a count of nothing"],
    ["a}", "a brace alone"],
    ["(?:a)", "a group of Perl"],
    ["(?=a)b", "look-ahead"],
    ["(?<=a)b", "look-behind"],
    ["(?<n>a)", "a named group"],
    ["(a)\\1", "a back reference"],
    ["\\bword\\b", "a word boundary"],
    ["\\", "an escape of nothing"],
    ["\\x41", "an escape of a code"],
    ["\\u0041", "an escape of a code"],
    ["\\i\\c*", "the classes of XML names"],
    ["\\p", "a category of nothing"],
    ["\\pL", "a category without braces"],
    ["\\p{", "an open category"],
    ["\\p{L", "an open category"],
    ["\\p{}", "a category of nothing"],
    ["\\p{IsGreek}", "a block"],
    ["\\p{Script=Greek}", "a script"],
    ["\\p{Lx}", "a category that there is not"],
    ["\\p{Letter}", "a category by its long name"],
    ["\\p{Mark}", "a category by its long name"],
    ["\\p{Control}", "a category by its long name"],
    ["\\p{ASCII}", "a property"],
    ["[a[b]", "a class in a class"],
    ["a^b", "an anchor inside"],
    ["a$b", "an anchor inside"],
    ["^^a", "an anchor twice"],
    ["a$$", "an anchor twice"],
    ["(^a)", "an anchor in a group"],
    ["(a$)", "an anchor in a group"],
    ["^a$|^b$", "an anchor in a branch"],
    ["a{1101}", "too many states"],
    ["(a{100}){100}", "too many states"],
    ["((((){1000}){1000}){1000}){1000}", "too much of nothing"],
  ])("%j: %s", (pattern) => {
    expect(compilePattern(pattern)).toBeUndefined();
  });

  test("when it grows beyond 1 100 states", () => {
    expect(compilePattern("a{1099}")?.("a".repeat(1_099))).toBe(true);
    expect(compilePattern("a{1100}")).toBeUndefined();
  });
});

test("agrees with the expressions of JavaScript where both mean the same", () => {
  const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "\\.");
  const quantifier = fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{2,}");
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
    piece: fc
      .tuple(
        fc.oneof(
          { depthSize: "small", withCrossShrink: true },
          atom,
          tie("pattern").map((inner) => `(${inner})`),
        ),
        quantifier,
      )
      .map((parts) => parts.join("")),
    pattern: fc
      .array(
        fc.array(tie("piece"), { maxLength: 3 }).map((pieces) => pieces.join("")),
        { minLength: 1, maxLength: 2 },
      )
      .map((branches) => branches.join("|")),
  }));
  const text = fc.array(fc.constantFrom("a", "b", "1", ".", "\n"), { maxLength: 6 }).map((all) => all.join(""));
  fc.assert(
    fc.property(
      pattern.filter((made) => made.length <= 40),
      text,
      (made, value) => {
        const matches = compilePattern(made);
        if (matches) expect(matches(value)).toBe(new RegExp(`^(?:${made})$`, "u").test(value));
      },
    ),
    laws,
  );
});

test("never throws, whatever the pattern", () => {
  const piece = fc.constantFrom(..."()[]{}|*+?.^$-\\,12abpPdL😀\uD83D");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 20 }).map((all) => all.join("")),
      ),
      (pattern) => {
        expect(["boolean", "undefined"]).toContain(typeof compilePattern(pattern)?.("aab"));
      },
    ),
    laws,
  );
});
