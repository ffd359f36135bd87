import fc from "fast-check";

/** Options for `fc.assert`: a law is tried on 2 000 cases, or as many as XEPS_RUNS says. */
export const laws: { readonly numRuns: number } = { numRuns: Number(process.env.XEPS_RUNS ?? 2_000) };

const awkward: fc.Arbitrary<string> = fc.constantFrom(
  ..."<>&'\"/@ \t\n\r",
  "]]>",
  "&amp;",
  "<!--",
  "<![CDATA[",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "e\u0301",
  "\u202E",
  "\u200D",
  "\u00AD",
  "\uFEFF",
  "\u0085",
  "ß",
  "Ａ",
  "👩‍🚀",
  "\u{10FFFD}",
);

/** A character of any plane, combining ones among them. The units of fast-check take a second to build their tables. */
export const character: fc.Arbitrary<string> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 0x20, max: 0x7e }), weight: 4 },
    fc.integer({ min: 0, max: 0x2ff }),
    fc.integer({ min: 0x300, max: 0x36f }),
    fc.integer({ min: 0x370, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0xffff }),
    fc.integer({ min: 0x10000, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code));

/**
 * Any text that XML can hold, biased to what breaks writers and readers of it. Never contains CR, which XML parsers may
 * read as LF.
 */
export const xmlText: fc.Arbitrary<string> = fc
  .array(fc.oneof(awkward, fc.string({ unit: character, maxLength: 8 })), { maxLength: 6 })
  .map((parts) => withoutForbidden(parts.join("")));

/** The same, never empty. */
export const someXmlText: fc.Arbitrary<string> = xmlText.filter((text) => text !== "");

/** Text with at least one character that XML 1.0 forbids. */
export const forbiddenText: fc.Arbitrary<string> = fc
  .tuple(xmlText, fc.constantFrom("\0", "\b", "\u001B", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "\uDFFF"), xmlText)
  .map((parts) => parts.join(""))
  // a lone surrogate next to its other half would be a character
  .filter((text) => withoutForbidden(text) !== text.replaceAll("\r", ""));

/** A plain bare JID. */
export const bareJid: fc.Arbitrary<string> = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/),
    fc.constantFrom("capulet.example", "chat.shakespeare.example", "xn--4ca.example"),
  )
  .map(([local, domain]) => `${local}@${domain}`);

/** A bare JID with a resource of any kind. */
export const fullJid: fc.Arbitrary<string> = fc
  .tuple(bareJid, someXmlText)
  .map(([bare, resource]) => `${bare}/${resource}`);

/** A Date that XEP-0082 can write: years 1 to 9999. */
export const date: fc.Arbitrary<Date> = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

/**
 * Arbitrary XML elements as text: names, namespaces and attributes from the pools given, so that they often nearly mean
 * something.
 */
export function elementText(pools: {
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
  readonly attributes: readonly string[];
  readonly values?: readonly string[];
}): fc.Arbitrary<string> {
  const value = fc.oneof(xmlText, fc.constantFrom(...(pools.values ?? []), "", "true", "0", "-1"));
  const attributes = fc.dictionary(fc.constantFrom(...pools.attributes), value, { maxKeys: 4 });
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(...pools.names),
        fc.option(fc.constantFrom(...pools.namespaces, ""), { nil: undefined }),
        attributes,
        fc.array(fc.oneof({ depthSize: "small" }, xmlText.map(escapeXml), tie("element")), { maxLength: 4 }),
      )
      .map(([name, xmlns, attrs, children]) => {
        const all = xmlns === undefined ? attrs : { ...attrs, xmlns };
        const written = Object.entries(all).map(([key, text]) => ` ${key}="${escapeXml(text)}"`);
        return `<${name}${written.join("")}>${children.join("")}</${name}>`;
      }),
  }));
  return element;
}

/** Text as XML character data, good in attributes too. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function withoutForbidden(text: string): string {
  return text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
