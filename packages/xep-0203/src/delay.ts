import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { assertXmlText, BuildError } from "./build-error.ts";
import { formatDateTime, parseDateTime, parseLegacyStamp } from "./date-time.ts";
import { attributeOf, isNamed, textOf } from "./element.ts";
import { NS_DELAY, NS_LEGACY_DELAY } from "./namespaces.ts";

/** That a stanza is older than its arrival: kept by a room, a server, an archive. XEP-0203. */
export interface Delay {
  /** When the stanza was first sent. */
  readonly stamp: Date;
  /**
   * Who says so: the room, the user's server, the original sender. Anybody can write anything here: compare it with the
   * one you trust, or ask {@link findDelay} for that one. Absent when the writer did not say.
   */
  readonly from?: string | undefined;
  /** Text for people, e.g. "Offline Storage". */
  readonly reason?: string | undefined;
}

/**
 * The delay which this element states, in the format of XEP-0203 or the older one of XEP-0091. `undefined` for any
 * other element, and for one whose stamp is missing or unreadable; never throws.
 */
export function parseDelay(element: Element): Delay | undefined {
  if (isNamed(element, "delay", NS_DELAY)) return readDelay(element, parseDateTime);
  if (isNamed(element, "x", NS_LEGACY_DELAY)) return readDelay(element, parseEitherStamp);
  return undefined;
}

// XEP-0082 §4, of this namespace: "SHOULD be liberal in what they accept by handling datetimes either in the
// "CCYYMMDDThh:mm:ss" format or in the lexical representation defined in XML Schema"
function parseEitherStamp(text: string): Date | undefined {
  return parseLegacyStamp(text) ?? parseDateTime(text);
}

function readDelay(element: Element, parseStamp: (text: string) => Date | undefined): Delay | undefined {
  const stamp = parseStamp(attributeOf(element, "stamp") ?? "");
  if (!stamp) return undefined;
  const from = attributeOf(element, "from");
  const reason = textOf(element);
  return { stamp, ...(from !== undefined && { from }), ...(reason !== "" && { reason }) };
}

/**
 * The `<delay/>` element. Its stamp is written in UTC, so that it does not tell where the writer is. Throws an error
 * named `BuildError` for characters that XML forbids, an invalid Date, and years before 1 or after 9999. XEP-0203 §2.
 */
export function buildDelay(delay: Delay): Element {
  const { from, reason = "" } = delay;
  if (from !== undefined) assertXmlText(from, "delay");
  assertXmlText(reason, "delay");
  const attributes = { xmlns: NS_DELAY, ...(from !== undefined && { from }), stamp: writeStamp(delay.stamp) };
  return reason === "" ? xml("delay", attributes) : xml("delay", attributes, reason);
}

function writeStamp(stamp: Date): string {
  try {
    return formatDateTime(stamp);
  } catch {
    throw new BuildError("delay", "the stamp is not a date between the years 1 and 9999");
  }
}

/**
 * The delay of a stanza; `undefined` when it has none that can be read. A stanza may carry several, each by another
 * writer: with `from` only the one of that entity counts, compared without regard to the case of local part and domain.
 * `<delay/>` comes before the older format (XEP-0091), then the first counts.
 */
export function findDelay(stanza: Element, from?: string): Delay | undefined {
  const writer = from === undefined ? undefined : foldJid(from);
  let legacy: Delay | undefined;
  for (const child of stanza.children) {
    const modern = isNamed(child, "delay", NS_DELAY);
    if (!modern && (legacy || !isNamed(child, "x", NS_LEGACY_DELAY))) continue;
    const delay = parseDelay(child);
    if (!delay || (writer !== undefined && (delay.from === undefined || foldJid(delay.from) !== writer))) continue;
    if (modern) return delay;
    legacy = delay;
  }
  return legacy;
}

/** Local part and domain in lower case; the resource, which may be a nick, keeps its case (RFC 7622 §3.4). */
function foldJid(jid: string): string {
  const slash = jid.indexOf("/");
  return slash < 0 ? jid.toLowerCase() : jid.slice(0, slash).toLowerCase() + jid.slice(slash);
}
