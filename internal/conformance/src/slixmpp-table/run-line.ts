import { imports, type Names, nameList } from "./names.ts";

/** What a line of the document did. */
export interface Outcome {
  /** What it declares: the value of `const … = value`. */
  readonly value: unknown;
  /** What it has printed and its listeners will, one entry per call. */
  readonly printed: readonly (readonly unknown[])[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...source: string[]
) => (names: unknown, imported: unknown) => Promise<unknown>;

/** Runs a line as it stands in the document. A name which it uses and nobody gave is `undefined`. */
export async function runLine(code: string, given: Partial<Names>): Promise<Outcome> {
  const printed: unknown[][] = [];
  const print = (...values: unknown[]) => void printed.push(values);
  const names = { console: { log: print, error: print }, ...given };
  const body = code.replace(/^const [^=]+ = /, "return ");
  const source = `const { ${nameList.join(", ")} } = names; const { ${Object.keys(imports).join(", ")} } = imported; { ${body} }`;
  return { value: await new AsyncFunction("names", "imported", source)(names, imports), printed };
}
