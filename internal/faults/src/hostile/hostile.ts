/** What a hostile stanza can know: addresses, and the ids of what we have sent. */
export interface Scene {
  readonly room: string;
  /** Our full JID. */
  readonly me: string;
  /** Our occupant JID. */
  readonly mine: string;
  /** The occupant JID of somebody who was in the room before us. */
  readonly romeo: string;
  /** Somebody who is in no room with us. */
  readonly stranger: string;
  /** The id of our join presence. */
  readonly joinId: string;
  /** The id of the request that we have sent to the room. */
  readonly questionId: string;
  /** The id of the message that we have sent to the room. */
  readonly messageId: string;
}

/**
 * What a stanza may bring about.
 *
 * - `nothing`: a listener hears at most a message, a presence or an error of a message; the room is what it was
 * - `notice`: some event besides, such as an invitation; the room is what it was
 * - `content`: the room said it of its occupants or its subject, and that is believed; we are as much in as before
 * - `stay`: the room said it of our stay, or answered our request
 */
export type Effect = "nothing" | "notice" | "content" | "stay";

export interface Hostile {
  readonly title: string;
  readonly effect: Effect;
  /** One stanza or several, as XML text. */
  readonly stanzas: (scene: Scene) => string | readonly string[];
}

/** Hostile stanzas of one kind. */
export interface Area {
  readonly name: string;
  readonly hostile: readonly Hostile[];
}

const maker =
  (effect: Effect) =>
  (title: string, stanzas: Hostile["stanzas"]): Hostile => ({ title, effect, stanzas });

export const nothing = maker("nothing");
export const notice = maker("notice");
export const content = maker("content");
export const stay = maker("stay");

export const NS_USER = "http://jabber.org/protocol/muc#user";
export const NS_DATA = "jabber:x:data";
const NS_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";

export const user = (children: string): string => `<x xmlns='${NS_USER}'>${children}</x>`;
export const item = "<item affiliation='none' role='participant'/>";
export const gone = "<item affiliation='none' role='none'/>";
export const error = (children: string, type = "cancel"): string => `<error type='${type}'>${children}</error>`;
export const condition = (name: string): string => `<${name} xmlns='${NS_ERRORS}'/>`;
export const form = (type: string, fields: string): string => `<x xmlns='${NS_DATA}' type='${type}'>${fields}</x>`;
export const field = (name: string, value: string): string => `<field var='${name}'><value>${value}</value></field>`;
/** The hidden field that says what a form is about. */
export const formType = (type: string): string => `<field var='FORM_TYPE' type='hidden'><value>${type}</value></field>`;
