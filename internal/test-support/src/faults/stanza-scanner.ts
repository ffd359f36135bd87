/** Where a stanza is: its first byte and the one behind its last, from 0 at the start of the connection. */
export interface StanzaPlace {
  readonly start: number;
  readonly end: number;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const CDATA_START = "<![CDATA[";
const STANZA = /^<(?:message|presence|iq)[\s/>]/;
/** Enough of a tag to know its name. */
const NAME_LENGTH = 16;

/**
 * Finds the ends of the stanzas in the bytes of one direction of a client stream, RFC 6120 §4. It looks at single bytes
 * (all of XML's syntax is ASCII, and no byte of a longer UTF-8 character is), so chunks may end anywhere.
 */
export class StanzaScanner {
  #position = 0;
  #depth = 0;
  /** The beginning of the markup that we are in, as text; empty between tags. */
  #markup = "";
  #kind: "tag" | "cdata" | "instruction" = "tag";
  #quote = 0;
  #last = 0;
  #beforeLast = 0;
  #isStanza = false;
  #start = 0;
  #markupStart = 0;

  /** The stanzas that end in this chunk. */
  scan(chunk: Uint8Array): StanzaPlace[] {
    const places: StanzaPlace[] = [];
    for (const byte of chunk) {
      this.#position += 1;
      if (this.#takes(byte)) places.push({ start: this.#start, end: this.#position });
    }
    return places;
  }

  /** Whether a stanza ends with this byte. */
  #takes(byte: number): boolean {
    if (this.#markup === "") {
      if (byte === LESS) this.#begin();
      return false;
    }
    if (this.#markup.length < NAME_LENGTH) this.#markup += String.fromCharCode(byte);
    if (this.#markup.length === 2) this.#kind = byte === BANG ? "cdata" : byte === QUESTION ? "instruction" : "tag";
    const ended = this.#ends(byte);
    this.#beforeLast = this.#last;
    this.#last = byte;
    return ended && this.#close();
  }

  #begin(): void {
    this.#markup = "<";
    this.#markupStart = this.#position - 1;
    this.#kind = "tag";
    this.#last = 0;
    this.#beforeLast = 0;
  }

  /** Whether the markup ends here: a ">" in an attribute or in a CDATA section is text. */
  #ends(byte: number): boolean {
    if (this.#kind === "cdata") {
      const closing = this.#last === 0x5d && this.#beforeLast === 0x5d;
      return byte === GREATER && (closing || !CDATA_START.startsWith(this.#markup.slice(0, CDATA_START.length)));
    }
    if (this.#kind === "instruction") return byte === GREATER && this.#last === QUESTION;
    if (this.#quote) {
      if (byte === this.#quote) this.#quote = 0;
      return false;
    }
    if (byte === 0x22 || byte === 0x27) this.#quote = byte;
    return byte === GREATER;
  }

  /** One tag is complete. */
  #close(): boolean {
    const markup = this.#markup;
    this.#markup = "";
    if (this.#kind !== "tag") return false;
    // RFC 6120 §4.3.3: after the login a new stream begins on the same connection.
    if (markup.startsWith("<stream:stream")) {
      this.#depth = 1;
      return false;
    }
    const isClosing = markup.startsWith("</");
    if (!isClosing && this.#depth === 1) {
      this.#isStanza = STANZA.test(markup);
      this.#start = this.#markupStart;
    }
    if (isClosing) this.#depth -= 1;
    else if (this.#beforeLast !== SLASH) this.#depth += 1;
    else return this.#depth === 1 && this.#isStanza;
    return isClosing && this.#depth === 1 && this.#isStanza;
  }
}
