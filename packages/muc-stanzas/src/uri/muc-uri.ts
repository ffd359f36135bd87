import { assertXmlText, BuildError } from "@xeps/xep-0030";
import { bareOf, isJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Draft } from "../elements/children.ts";

/** An xmpp: URI that leads into a room. XEP-0045 §16.7, XEP-0147. */
export interface MucUri {
  /** The bare JID of the room, as written. */
  readonly room: string;
  /** To enter the room; or to enter it, if one is not there yet, and invite `jids`. */
  readonly action: "join" | "invite";
  readonly password?: string | undefined;
  /** Whom to invite; never empty in what is read. */
  readonly jids?: readonly string[] | undefined;
}

// RFC 5122 §2.2: "xmpp:", an authority to connect by (left aside), the address, "?", the query type, its ";key=value"
// pairs, "#" and a fragment
const URI = /^xmpp:(?:\/\/[^/?#]*\/)?([^?#]+)\?([^#]*)(?:#.*)?$/is;

/**
 * What the URI says; `undefined` when it is no xmpp: URI, its address is no JID, or its query type is neither "join"
 * nor "invite". A resource in the address and keys that are not registered are left aside; of several passwords the
 * first counts. IRIs, with characters that URIs escape, are read too. Never throws.
 */
export function parseMucUri(uri: string): MucUri | undefined {
  const match = URI.exec(uri);
  const address = decode(match?.[1]);
  if (address === undefined || !isJid(address)) return undefined;
  const room = bareOf(address);
  // RFC 3986 §2.4: parts are separated before they are decoded, so an escaped "/" begins no resource
  if (decode(match?.[1]?.split("/", 1)[0]) !== room) return undefined;
  const [action, ...pairs] = (match?.[2] ?? "").split(";");
  if (action !== "join" && action !== "invite") return undefined;
  const parsed: Draft<MucUri> = { room, action };
  const jids: string[] = [];
  for (const pair of pairs) {
    const [key, value] = keyAndValue(pair);
    if (value === undefined) continue;
    if (key === "password") parsed.password ??= value;
    else if (key === "jid") jids.push(value);
  }
  if (jids.length > 0) parsed.jids = jids;
  return parsed;
}

function keyAndValue(pair: string): readonly [key: string, value: string | undefined] {
  const equals = pair.indexOf("=");
  return equals < 0 ? [pair, undefined] : [pair.slice(0, equals), decode(pair.slice(equals + 1))];
}

/** `undefined` for escapes that are no UTF-8. */
function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The URI, with everything escaped that RFC 5122 wants escaped. Throws `BuildError` when `room` is no bare JID, for
 * another action, and for characters that XML forbids.
 */
export function buildMucUri(uri: MucUri): string {
  const { room, action, password, jids } = uri;
  if (!isJid(room) || resourceOf(room) !== undefined) throw new BuildError("uri", "room is no bare JID");
  if (action !== "join" && action !== "invite") throw new BuildError("uri", "action is neither join nor invite");
  const pairs = [
    ...(jids ?? []).map((jid) => `;jid=${encode(jid)}`),
    ...(password === undefined || password === null ? [] : [`;password=${encode(password)}`]),
  ];
  return `xmpp:${encode(room)}?${action}${pairs.join("")}`;
}

/** "@" needs no escape, in the address it separates; the apostrophe is escaped as in XEP-0147 §3.1. */
function encode(text: string): string {
  assertXmlText(text, "uri");
  return encodeURIComponent(text).replace(/%40|[!'()*]/g, (found) => {
    return found === "%40" ? "@" : `%${found.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
