import type { Element } from "ltx";
import { copyElement } from "../kit/copy-element.ts";
import { own } from "../kit/own.ts";

interface Kept {
  readonly answer: object;
  readonly at: number;
  readonly size: number;
}

const MAX_ANSWERS = 1_000;
const MAX_CHARACTERS = 1_000_000;

/**
 * Earlier answers, at most 1 000 of them and a million characters of text; those not used for the longest time give
 * way.
 */
export class AnswerCache {
  /** The least recently used first. */
  readonly #kept: Map<string, Kept> = new Map();
  #characters = 0;

  /** The answer kept under this key if it is at most `maxAge` milliseconds old. */
  get<T extends object>(key: string, maxAge: number): T | undefined {
    const kept = this.#kept.get(key);
    if (!kept || performance.now() - kept.at > maxAge) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.answer as T;
  }

  /** Keeps a copy that holds on to no network chunk. */
  set(key: string, answer: object): void {
    this.#delete(key);
    let size = 0;
    const copy = copyDeep(answer as Data, (text) => {
      size += text.length;
      return own(text);
    });
    this.#kept.set(key, { answer: copy as object, at: performance.now(), size });
    this.#characters += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_ANSWERS && this.#characters <= MAX_CHARACTERS) break;
      this.#delete(oldest);
    }
  }

  #delete(key: string): void {
    this.#characters -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}

/** What parse results are made of. */
type Data = string | number | Element | readonly Data[] | { readonly [key: string]: Data };

function copyDeep(value: Data, keep: (text: string) => string): Data {
  if (typeof value === "string") return keep(value);
  if (typeof value === "number") return value;
  if (Array.isArray(value)) return value.map((part: Data) => copyDeep(part, keep));
  if ("attrs" in value) return copyElement(value as Element, keep);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyDeep(part, keep)]));
}
