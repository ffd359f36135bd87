import { hasInstanceByName } from "../kit/named-error.ts";

/** A builder or verb refuses what may not be sent. Nothing was sent. */
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

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, BuildError, "BuildError", value);
  }
}
