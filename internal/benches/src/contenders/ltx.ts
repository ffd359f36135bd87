import { StringDecoder } from "node:string_decoder";
import { Parser } from "@xmpp/xml";
import type { Piece } from "../stream/piece.ts";
import type { Contender, Session } from "./contender.ts";
import { StanzaCounter } from "./stanza-counter.ts";

class ParserSession extends StanzaCounter implements Session {
  readonly #parser = new Parser();
  readonly #decoder = new StringDecoder("utf8");

  constructor() {
    super();
    this.#parser.on("element", (element) => this.count(element));
    this.#parser.write('<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams">');
  }

  feed({ chunks }: Piece): void {
    for (const chunk of chunks) this.#parser.write(this.#decoder.write(chunk));
  }
}

/** ltx's tokenizer and Element, as xmpp.js puts them together: what every program on it pays. */
export const ltx: Contender = { name: "ltx (parser and Element)", open: async () => new ParserSession() };
