/**
 * How much is kept of what others choose. Whoever sends more than any service lets through must not fill our memory: a
 * room has thousands of occupants. The stanza itself is given to listeners whole.
 */

/** UTF-16 units of a nickname; RFC 7622 §3.4 allows 1 023 bytes, so more is no address, and nobody. */
export const NICKNAME = 1_023;

/** Of a real JID: RFC 7622 §3.1 allows 3 071 bytes. Of more, nothing is kept. */
export const JID = 3_071;

/** Of a status: its beginning is kept. */
export const STATUS = 4_096;

/** Of what is a word or a hash. Of more, nothing is kept. */
export const WORD = 256;

/** Sessions under one nickname whose real JIDs are kept. */
export const SESSIONS = 100;

/** The beginning of a text, whole characters only. */
export function beginningOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const lastUnit = text.charCodeAt(limit - 1);
  return text.slice(0, lastUnit >= 0xd800 && lastUnit <= 0xdbff ? limit - 1 : limit);
}

/** The text, unless it is too long to be what it claims. */
export function atMost(text: string | undefined, limit: number): string | undefined {
  return text !== undefined && text.length <= limit ? text : undefined;
}
