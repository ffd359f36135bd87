import { escapeXml } from "@xeps-internal/test-kit";

/** The room of these tests, as the service writes its address. */
export const ROOM = "coven@chat.shakespeare.example";
export const ME = "juliet@capulet.example/balcony";

export interface PresenceParts {
  readonly type?: "unavailable" | "error";
  readonly affiliation?: string;
  readonly role?: string;
  readonly jid?: string;
  /** `nick` of the item. */
  readonly newNick?: string;
  readonly codes?: readonly number[];
  /** Children of the item. */
  readonly item?: string;
  /** Other children of the muc#user payload. */
  readonly user?: string;
  /** Other children of the presence. */
  readonly extra?: string;
  readonly id?: string;
}

/** A presence of an occupant, as a room sends it. */
export function presence(nick: string, parts: PresenceParts = {}): string {
  const { type, codes = [], item = "", user = "", extra = "", id, ...attributes } = parts;
  const { affiliation = "none", role = type ? "none" : "participant", jid, newNick } = attributes;
  const itemAttributes = Object.entries({ affiliation, role, jid, nick: newNick })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}='${escapeXml(String(value))}'`);
  const statuses = codes.map((code) => `<status code='${code}'/>`).join("");
  return `<presence from='${ROOM}/${escapeXml(nick)}' to='${ME}'${type ? ` type='${type}'` : ""}${id ? ` id='${id}'` : ""}>${extra}
    <x xmlns='http://jabber.org/protocol/muc#user'><item${itemAttributes.join("")}>${item}</item>${user}${statuses}</x></presence>`;
}

/** Our own presence, with code 110. */
export function selfPresence(nick: string, parts: PresenceParts = {}): string {
  return presence(nick, { ...parts, codes: [...(parts.codes ?? []), 110] });
}

/** A groupchat message; from the room itself when the nickname is ''. */
export function said(nick: string, body: string, extra = "", id = ""): string {
  const from = nick ? `${ROOM}/${escapeXml(nick)}` : ROOM;
  return `<message from='${from}' to='${ME}' type='groupchat'${id ? ` id='${id}'` : ""}><body>${escapeXml(body)}</body>${extra}</message>`;
}

export function subject(text: string, nick = "", extra = ""): string {
  const from = nick ? `${ROOM}/${escapeXml(nick)}` : ROOM;
  return `<message from='${from}' to='${ME}' type='groupchat'><subject>${escapeXml(text)}</subject>${extra}</message>`;
}

/** XEP-0203, by the room unless it says otherwise; null leaves the author out. */
export function delay(stamp: string, from: string | null = ROOM): string {
  return `<delay xmlns='urn:xmpp:delay'${from ? ` from='${from}'` : ""} stamp='${stamp}'/>`;
}

export function presenceError(
  condition: string,
  type: string,
  options: { id?: string; from?: string; extra?: string } = {},
): string {
  const { id, from = `${ROOM}/thirdwitch`, extra = "" } = options;
  return `<presence from='${from}' to='${ME}' type='error'${id ? ` id='${id}'` : ""}>${extra}<error type='${type}'>
    <${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`;
}

/** The room, or somebody in it, sends our message back. */
export function messageError(condition: string, id: string, from = ROOM): string {
  return `<message type='error' from='${from}' id='${id}'><error type='auth'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`;
}
