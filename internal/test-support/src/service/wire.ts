import type { Element } from "ltx";

/** One connection of a client, TCP or WebSocket: a way for elements out. */
export interface Wire {
  /** Answers the header of the client's stream. */
  open(from: string, id: string): void;
  send(element: Element): void;
  /** What comes next from the client is the header of a new stream (RFC 6120 §4.3.3). */
  restart(): void;
  /** Ends the stream politely, after what was sent before. */
  close(): void;
  /** Cuts the connection, as a fault of the network does. */
  cut(): void;
}

/** What a connection reports. */
export interface WireListener {
  /** The client's stream header, with the domain that it asks for. */
  opened(to: string | undefined): void;
  element(element: Element): void;
  /** The client ends its stream. */
  closed(): void;
  /** What arrived is no stream, or too large; the condition is one of RFC 6120 §4.9.3. */
  failed(condition: string): void;
  /** There is no connection any more. Last call. */
  gone(): void;
}

/** Bounds on what one client can make the service hold. */
export interface WireLimits {
  /** Characters of one stanza. */
  readonly stanzaSize: number;
  /** Bytes that may wait for a client that does not read. */
  readonly backlog: number;
  /** Stanzas that may wait for a client to acknowledge them, XEP-0198. */
  readonly unacknowledged: number;
}

export const DEFAULT_LIMITS: WireLimits = { stanzaSize: 262_144, backlog: 64 * 1_048_576, unacknowledged: 200_000 };

/** Deeper elements would overflow the stack of whoever writes them recursively. */
const MAX_DEPTH = 500;

/** Whether an element is nested deeper than anybody needs. */
export function isTooDeep(element: Element): boolean {
  let level: Element[] = [element];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((parent) => parent.children.filter((child): child is Element => typeof child === "object"));
  }
  return false;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 forbids these, ltx lets them through
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Whether raw text of a stream holds characters that no XML document may. */
export function hasForbiddenCharacter(text: string): boolean {
  return FORBIDDEN.test(text);
}
