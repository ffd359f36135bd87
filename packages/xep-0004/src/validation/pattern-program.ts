import { UNSUPPORTED } from "./cursor.ts";
import type { Pattern } from "./parse-pattern.ts";
import type { Test } from "./pattern-class.ts";

const MAX_STATES = 1_100;
const MAX_WORK = 20_000;

/** A pattern as a machine of numbered states: begun at 0, done at the last. */
export interface Program {
  readonly states: readonly State[];
  /** Copies of a part share its test: a character is tested as often as the pattern has tests, however many states. */
  readonly tests: readonly Test[];
}

export interface State {
  /** Which test the next character has to pass; without one, the state leads on by itself. */
  readonly test?: number;
  readonly next: number[];
}

/** The program of a pattern. Throws SyntaxError when its counts make it grow beyond 1 100 states. */
export function makeProgram(pattern: Pattern): Program {
  const states: State[] = [];
  const tests = new Map<Test, number>();
  let work = 0;

  const add = (state: State): State => {
    if (states.push(state) > MAX_STATES) throw new SyntaxError(UNSUPPORTED);
    return state;
  };
  const numberOf = (test: Test): number => {
    const number = tests.get(test) ?? tests.size;
    tests.set(test, number);
    return number;
  };
  const emit = (part: Pattern): void => {
    // groups of nothing, repeated, make no states but work all the same
    if (++work > MAX_WORK) throw new SyntaxError(UNSUPPORTED);
    switch (part.kind) {
      case "character":
        add({ test: numberOf(part.test), next: [states.length + 1] });
        break;
      case "sequence":
        for (const one of part.parts) emit(one);
        break;
      case "choice":
        emitChoice(part.branches);
        break;
      case "repeat":
        for (let count = 0; count < part.min; count++) emit(part.part);
        if (part.max === Number.POSITIVE_INFINITY) emitLoop(part.part);
        else emitOptional(part.part, part.max - part.min);
    }
  };
  const emitChoice = (branches: readonly Pattern[]): void => {
    const fork = add({ next: [] });
    const ends: State[] = [];
    for (const branch of branches) {
      fork.next.push(states.length);
      emit(branch);
      ends.push(add({ next: [] }));
    }
    for (const end of ends) end.next.push(states.length);
  };
  const emitLoop = (part: Pattern): void => {
    const start = states.length;
    const fork = add({ next: [start + 1] });
    emit(part);
    add({ next: [start] });
    fork.next.push(states.length);
  };
  const emitOptional = (part: Pattern, copies: number): void => {
    const forks: State[] = [];
    for (let count = 0; count < copies; count++) {
      forks.push(add({ next: [states.length + 1] }));
      emit(part);
    }
    for (const fork of forks) fork.next.push(states.length);
  };

  emit(pattern);
  add({ next: [] });
  return { states, tests: [...tests.keys()] };
}
