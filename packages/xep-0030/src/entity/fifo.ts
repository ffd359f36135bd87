/** First in, first out, each step in constant time. Emptied it keeps its room: most queues hold one thing at a time. */
export class Fifo<T> {
  #items: (T | undefined)[] = [];
  #first = 0;
  #end = 0;

  get size(): number {
    return this.#end - this.#first;
  }

  push(item: T): void {
    this.#items[this.#end] = item;
    this.#end += 1;
  }

  /** The oldest, taken out; `undefined` when empty. */
  shift(): T | undefined {
    if (this.#first === this.#end) return undefined;
    const item = this.#items[this.#first];
    this.#items[this.#first] = undefined;
    this.#first += 1;
    if (this.#first === this.#end) this.#rewind();
    else if (this.#first >= MANY && this.#first * 2 >= this.#end) this.#moveUp();
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#rewind();
  }

  #rewind(): void {
    if (this.#items.length > MANY) this.#items = [];
    this.#first = 0;
    this.#end = 0;
  }

  /** What was taken is cut off once it is half of all: never more than one move for each item. */
  #moveUp(): void {
    this.#items = this.#items.slice(this.#first, this.#end);
    this.#end -= this.#first;
    this.#first = 0;
  }
}

const MANY = 64;
