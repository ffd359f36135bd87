/**
 * What may not be sent is refused when it is built. The same by name as the `BuildError` of the other packages:
 * `instanceof` one holds for all.
 */
export class BuildError extends TypeError {
  override readonly name = "BuildError" as const;
  /** The name of the element that could not be built. */
  readonly element: string;
  /** What is wrong, in the words of the rule. */
  readonly rule: string;

  constructor(element: string, rule: string) {
    super(`<${element}/>: ${rule}`);
    this.element = element;
    this.rule = rule;
  }
}

// XML 1.0 §2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
// With the `u` flag a surrogate pair is one character, so of surrogates only lone ones are met.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Throws {@link BuildError} when `text` holds a character which XML 1.0 forbids: servers close the stream over it (RFC
 * 6120 §4.9.3.13).
 */
export function assertXmlText(text: string, element: string): void {
  const match = FORBIDDEN.exec(text);
  if (!match) return;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  throw new BuildError(element, `character U+${code} at ${match.index} is forbidden in XML 1.0`);
}
