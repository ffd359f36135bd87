// RFC 7622 §3.1: "Each allowable portion of a JID (localpart, domainpart, and resourcepart) is 1 to 1023 octets in
// length"
const MAX_PART = 1_023;
const MAX_JID = 3 * MAX_PART + 2;

/** Everything before the first "/": resources may hold "/" and "@" (XEP-0045 §17.1). */
export function bareOf(jid: string): string {
  const slash = jid.indexOf("/");
  return slash < 0 ? jid : jid.slice(0, slash);
}

/** What follows the first "/"; `undefined` without one. */
export function resourceOf(jid: string): string | undefined {
  const slash = jid.indexOf("/");
  return slash < 0 ? undefined : jid.slice(slash + 1);
}

/** The domain of an address, lower-case. */
export function domainOf(jid: string): string {
  const bare = bareOf(jid);
  return bare.slice(bare.indexOf("@") + 1).toLowerCase();
}

/** Most addresses need no folding, and then no copy is made. */
const MAY_FOLD = /[A-Z\u0080-\uFFFF]/;

/**
 * The address with local part and domain in lower case, for comparison; the resource keeps its case (RFC 7622 §3.4). No
 * full preparation: addresses from the wire have been prepared by servers.
 */
export function foldJid(jid: string): string {
  if (!MAY_FOLD.test(jid)) return jid;
  const slash = jid.indexOf("/");
  return slash < 0 ? jid.toLowerCase() : jid.slice(0, slash).toLowerCase() + jid.slice(slash);
}

/**
 * Whether the text can be an address at all: parts present, of 1 to 1 023 bytes, one "@", nothing that a local part or
 * domain may not hold. RFC 7622 §3.
 */
export function isJid(text: string): boolean {
  if (text.length > MAX_JID) return false;
  const bare = bareOf(text);
  const resource = resourceOf(text);
  const at = bare.indexOf("@");
  const local = at < 0 ? undefined : bare.slice(0, at);
  const domain = bare.slice(at + 1);
  if (resource !== undefined && !fits(resource)) return false;
  if (local !== undefined && (!fits(local) || /["&':<>\s]/.test(local))) return false;
  return fits(domain) && !/["&'<>@\s]/.test(domain);
}

const encoder: TextEncoder = new TextEncoder();

function fits(part: string): boolean {
  return part.length > 0 && (part.length * 3 <= MAX_PART || encoder.encode(part).length <= MAX_PART);
}
