/** The first program of a Markdown text. */
export function programOf(markdown: string): string {
  const [, program] = /^```js\n(.*?)^```$/ms.exec(markdown) ?? [];
  if (!program) throw new Error("README.md shows no program");
  return program;
}

/**
 * The program with the address and the password of a server that is there: these alone are another's in every copy. It
 * logs in by itself, by SCRAM-SHA-1, because xmpp.js sends no password over TCP without TLS.
 */
export function programAt(program: string, address: string, password: string): string {
  return replaced(replaced(program, "localhost:5222", address), '"secret"', JSON.stringify(password));
}

function replaced(program: string, old: string, now: string): string {
  const [before, after, ...more] = program.split(old);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`${old} stands not once in it`);
  return `${before}${now}${after}`;
}
