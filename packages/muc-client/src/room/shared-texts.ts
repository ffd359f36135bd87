import { own } from "@xeps/xep-0030/kit";

/** So many are kept, and none that is longer: whoever makes up others must not fill our memory. */
const MOST = 1_000;
const LONGEST = 256;

/** One copy of what many rooms say in the same words, such as the features of their service. */
export class SharedTexts {
  readonly #texts: Map<string, string> = new Map();

  of(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const copy = own(text);
    if (this.#texts.size < MOST && copy.length <= LONGEST) this.#texts.set(copy, copy);
    return copy;
  }
}
