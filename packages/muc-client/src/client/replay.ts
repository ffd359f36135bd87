import { isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type QuietTimer, startQuietTimer } from "../room/quiet-timer.ts";
import { Fingerprint } from "../state/fingerprint.ts";

/** At least so many stanzas are remembered; twice as many at most. */
const REMEMBERED = 1_000;

/** Milliseconds after which what looked like the beginning of a repetition is taken for news. */
const PATIENCE = 1_000;

/**
 * Keeps away what a resumed stream brings a second time. XEP-0198 §5: the server sends again what we have not counted;
 * xmpp.js does not count the answers that it handles itself, so that is the last stanzas we had, as many as there were
 * such answers, in the same order. A stanza alone proves nothing (people join and leave again, and repeat themselves),
 * so what looks like a repetition is held back until it has reached the last stanza before the loss, or goes another
 * way.
 */
export class Replay {
  readonly #handle: (stanza: Element) => void;
  #recent: number[] = [];
  /** Positions where the repetition may have begun; `undefined` while there is nothing to compare. */
  #begins: readonly number[] | undefined;
  #held: Element[] = [];
  /** So many of those held are known to be a repetition. */
  #repeated = 0;
  #timer: QuietTimer | undefined;

  constructor(handle: (stanza: Element) => void) {
    this.#handle = handle;
  }

  /** A stanza of a stream that can be resumed. */
  receive(stanza: Element): void {
    const print = printOf(stanza);
    if (this.#begins) this.#compare(stanza, print, this.#begins);
    else this.#news(stanza, print);
  }

  #compare(stanza: Element, print: number, candidates: readonly number[]): void {
    const length = this.#held.length;
    const begins = candidates.filter((begin) => this.#recent[begin + length] === print);
    if (begins.length === 0) {
      this.release();
      this.#news(stanza, print);
      return;
    }
    this.#held.push(stanza);
    const goesOn = begins.filter((begin) => begin + length + 1 < this.#recent.length);
    if (goesOn.length < begins.length) this.#repeated = length + 1;
    this.#begins = goesOn;
    if (goesOn.length === 0) this.release();
    else this.#timer ??= startQuietTimer(PATIENCE, () => this.release());
  }

  /** The stream is lost and may be resumed. */
  begin(): void {
    this.release();
    this.#begins = this.#recent.map((_, position) => position);
  }

  /** Nothing more is a repetition: what was held back and is none is handled. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const news = this.#held.slice(this.#repeated);
    this.#begins = undefined;
    this.#held = [];
    this.#repeated = 0;
    for (const stanza of news) this.#news(stanza, printOf(stanza));
  }

  /** Another stream, which repeats nothing. */
  forget(): void {
    this.release();
    this.#recent = [];
  }

  #news(stanza: Element, print: number): void {
    this.#recent.push(print);
    if (this.#recent.length >= 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED);
    this.#handle(stanza);
  }
}

const print: Fingerprint = new Fingerprint();

/** Elements whose children are not printed yet; empty between two stanzas. */
const open: Element[] = [];

/** Of all that the sender wrote; a server that keeps a stanza for us may add a delay. */
function printOf(stanza: Element): number {
  print.begin();
  note(stanza);
  for (const child of stanza.children as (Element | string)[]) {
    if (!isNamed(child, "delay", "urn:xmpp:delay")) add(child);
  }
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    for (const child of element.children) add(child as Element | string);
  }
  return print.end();
}

function add(node: Element | string): void {
  if (typeof node === "string") return void print.add(node);
  note(node);
  // What has no children, or one text, needs no second look.
  const [only] = node.children;
  if (typeof only === "string" && node.children.length === 1) print.add(only);
  else if (only !== undefined) open.push(node);
}

/**
 * Namespaces are among the attributes; to look them up in every element would be quadratic in a deep one. What is the
 * same in nearly every stanza, namespaces and names of attributes, counts by its length: to reckon it all took as long
 * as the rest.
 */
function note({ name, attrs }: Element): void {
  print.add(name);
  for (const attribute in attrs) {
    const value = String(attrs[attribute]);
    if (attribute === "xmlns") print.count(value.length);
    else print.count(attribute.length).add(value);
  }
}
