import { parsePattern } from "./parse-pattern.ts";
import { makeProgram, type Program } from "./pattern-program.ts";

const MAX_VALUE = 4_096;

/**
 * Whether a whole value matches the pattern; `undefined` for a value of more than 4 096 characters. No function at all
 * for a pattern that is not supported, or grows beyond bounds by its counts.
 *
 * Nothing is ever tried twice: all ways through the pattern are followed at once, character by character, so the time
 * is at most their number times the length.
 */
export function compilePattern(pattern: string): ((value: string) => boolean | undefined) | undefined {
  try {
    const program = makeProgram(parsePattern(pattern));
    return (value) => (value.length > MAX_VALUE ? undefined : matches(program, value));
  } catch {
    return undefined;
  }
}

function matches({ states, tests }: Program, value: string): boolean {
  const last = states.length - 1;
  // the step at which a state was last entered, so that each is entered once per character
  const entered = new Int32Array(states.length).fill(-1);
  let step = 0;
  /** Enters these states and all that they lead to; gives the ones among them that wait for a character. */
  const enter = (waiting: number[]): number[] => {
    const found: number[] = [];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const state = states[at];
      if (!state || entered[at] === step) continue;
      entered[at] = step;
      if (state.test !== undefined) found.push(at);
      else for (const next of state.next) waiting.push(next);
    }
    return found;
  };
  let current = enter([0]);
  for (const character of value) {
    step++;
    const passes = tests.map((test) => test(character));
    const next: number[] = [];
    for (const at of current) {
      const state = states[at];
      if (state?.test !== undefined && passes[state.test]) for (const to of state.next) next.push(to);
    }
    current = enter(next);
  }
  return entered[last] === step;
}
