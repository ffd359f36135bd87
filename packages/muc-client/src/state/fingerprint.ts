/** Nobody outside knows it, so nobody can make two texts that look the same. */
const SEED: number = Math.trunc(Math.random() * 2 ** 32);

/** Between two parts: no XML text has it. */
const SEPARATOR = 0xffff;

/** Texts of fewer UTF-16 units are faster taken as they are. */
const SHORT = 24;

/** Behind the last byte of a text: no UTF-8 has it. */
const END = 0xff;

const encoder: TextEncoder = new TextEncoder();
const bytes: Uint8Array = new Uint8Array(4_096);
const words: Int32Array = new Int32Array(bytes.buffer);

/**
 * 53 bits of some texts: enough to tell them from a few thousand others, and all that is kept of them. One is made once
 * and begun anew for each, so that it costs no memory.
 */
export class Fingerprint {
  #high = 0;
  #low = 0;

  begin(): this {
    this.#high = 0xdeadbeef ^ SEED;
    this.#low = 0x41c6ce57 ^ SEED;
    return this;
  }

  add(part: string): this {
    if (part.length < SHORT || part.length * 3 + 4 > bytes.length) this.#addUnits(part);
    else this.#addWords(part);
    return this;
  }

  /** A number of 32 bits. */
  count(number: number): this {
    this.#high = Math.imul(this.#high ^ number, 2_654_435_761);
    this.#low = Math.imul(this.#low ^ number, 1_597_334_677);
    return this;
  }

  #addUnits(part: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < part.length; at++) {
      const unit = part.charCodeAt(at);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
    this.#high = Math.imul(high ^ SEPARATOR, 2_654_435_761);
    this.#low = Math.imul(low ^ SEPARATOR, 1_597_334_677);
  }

  /** Four bytes at once: most strings are pieces of a chunk, and each unit of a piece costs V8 a way to it. */
  #addWords(part: string): void {
    const { written } = encoder.encodeInto(part, bytes);
    // Faster one by one than as a range.
    bytes[written] = bytes[written + 1] = bytes[written + 2] = bytes[written + 3] = END;
    let high = this.#high;
    let low = this.#low;
    const last = written >> 2;
    for (let at = 0; at <= last; at++) {
      const word = words[at] as number;
      // The shifts bring the upper bits down: multiplication only brings the lower ones up.
      high = Math.imul(high ^ word, 2_654_435_761);
      high ^= high >>> 15;
      low = Math.imul(low ^ word, 1_597_334_677);
      low ^= low >>> 13;
    }
    this.#high = high;
    this.#low = low;
  }

  /** Never 0. */
  end(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0) || 1;
  }
}
