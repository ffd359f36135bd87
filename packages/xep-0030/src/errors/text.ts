import { BuildError } from "./build-error.ts";

// XML 1.0 §2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
// With the `u` flag a surrogate pair is one character, so of surrogates only lone ones are met.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const ALL_FORBIDDEN: RegExp = new RegExp(FORBIDDEN, "gu");

/**
 * Throws {@link BuildError} when `text` holds a character which XML 1.0 forbids, lone surrogates included. Servers
 * answer such a character by closing the stream (RFC 6120 §4.9.3.13), so it is refused before it is sent.
 *
 * @param element the name of the element to be built, for the error
 */
export function assertXmlText(text: string, element: string): void {
  const match = FORBIDDEN.exec(text);
  if (match)
    throw new BuildError(element, `character ${codePoint(match[0])} at ${match.index} is forbidden in XML 1.0`);
}

/** The text with every character that XML 1.0 forbids replaced: what a bridge does with text from elsewhere. */
export function sanitizeText(text: string, replacement = "\uFFFD"): string {
  return text.replace(ALL_FORBIDDEN, () => replacement);
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
