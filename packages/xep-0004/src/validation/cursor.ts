/** The pattern is none, or holds what is not supported: it is not run. */
export class Unsupported extends Error {}

/** A position in a text, moved on by what is read; one character is one code point. */
export interface Cursor {
  /** The next character. Throws {@link Unsupported} at the end. */
  take(): string;
  /** Whether `text` comes next. */
  sees(text: string): boolean;
  /** Reads `text` if it comes next. */
  accept(text: string): boolean;
  /** Reads `text`. Throws {@link Unsupported} when something else comes next. */
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
      if (code === undefined) throw new Unsupported();
      const character = String.fromCodePoint(code);
      at += character.length;
      return character;
    },
    sees: (next) => text.startsWith(next, at),
    accept,
    expect: (next) => {
      if (!accept(next)) throw new Unsupported();
    },
    isAtEnd: () => at === text.length,
  };
}
