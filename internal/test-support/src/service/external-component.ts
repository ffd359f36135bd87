import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Component } from "./component.ts";
import type { ComponentStream } from "./component-stream.ts";
import { readdress } from "./stanza.ts";

/** The place of an external component among the domains of the service, whether or not it is connected. */
export class ExternalComponent implements Component {
  readonly domain: string;
  readonly name = "Component";
  readonly #away: (stanza: Element) => void;
  #stream: ComponentStream | undefined;

  /** `away` is called for what arrives while there is no component. */
  constructor(domain: string, away: (stanza: Element) => void) {
    this.domain = domain;
    this.#away = away;
  }

  online(stream: ComponentStream): void {
    const former = this.#stream;
    this.#stream = stream;
    former?.end("conflict");
  }

  /** The stream is over. */
  disconnected(stream: ComponentStream): void {
    if (stream === this.#stream) this.#stream = undefined;
  }

  receive(stanza: Element): void {
    if (!this.#stream) return this.#away(stanza);
    this.#stream.send(readdress(stanza, attributeOf(stanza, "from") ?? "", attributeOf(stanza, "to")));
  }
}
