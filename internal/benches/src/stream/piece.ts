import { Buffer } from "node:buffer";

/** Some stanzas as they come over the wire. */
export interface Piece {
  readonly stanzas: number;
  /** Over TCP: cut anywhere, in the middle of a character too. */
  readonly chunks: readonly Buffer[];
  /** Over WebSocket: one stanza each, with its namespace. RFC 7395 §3.3. */
  readonly frames: readonly string[];
}

/** What a socket gives at a time when much is waiting: 16 KiB. */
const CHUNK: number = 16 * 1_024;

/** Stanzas in pieces of so many; each piece in chunks of so many bytes. */
export function pieces(stanzas: readonly string[], perPiece: number, chunk: number = CHUNK): readonly Piece[] {
  const cut: Piece[] = [];
  for (let at = 0; at < stanzas.length; at += perPiece) cut.push(piece(stanzas.slice(at, at + perPiece), chunk));
  return cut;
}

function piece(stanzas: readonly string[], size: number): Piece {
  const bytes = Buffer.from(stanzas.join(""));
  const chunks: Buffer[] = [];
  // Each in memory of its own, as a socket has it: a view of one large buffer would be another thing to keep alive.
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)));
  return { stanzas: stanzas.length, chunks, frames: stanzas.map(framed) };
}

function framed(stanza: string): string {
  return stanza.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"');
}
