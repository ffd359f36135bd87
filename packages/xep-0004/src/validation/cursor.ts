/** The message of the SyntaxError for a pattern that is none, or holds what is not supported. */
export const UNSUPPORTED = "not a supported pattern";

/** A position in a text, moved on by what is read; one character is one code point. */
export interface Cursor {
  /** The next character. Throws SyntaxError at the end. */
  take(): string;
  /** Whether `text` comes next. */
  sees(text: string): boolean;
  /** Reads `text` if it comes next. */
  accept(text: string): boolean;
  /** Reads `text`. Throws SyntaxError when something else comes next. */
  expect(text: string): void;
  isAtEnd(): boolean;
}

export function cursorOf(text: string): Cursor {
  let at = 0;
  const accept = (next: string) => {
    if (!text.startsWith(next, at)) return false;
    at += next.length;
    return true;
  };
  return {
    take: () => {
      const code = text.codePointAt(at);
      if (code === undefined) throw new SyntaxError(UNSUPPORTED);
      const character = String.fromCodePoint(code);
      at += character.length;
      return character;
    },
    sees: (next) => text.startsWith(next, at),
    accept,
    expect: (next) => {
      if (!accept(next)) throw new SyntaxError(UNSUPPORTED);
    },
    isAtEnd: () => at === text.length,
  };
}
