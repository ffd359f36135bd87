import type { Person } from "./person.ts";

/** The full JID which all stanzas are to. */
export const ME = "romeo@montague.example/bench";

/** The nickname under which every room is entered. */
export const MY_NICK = "romeo";

export interface PresenceParts {
  /** Status codes, e.g. 110. */
  readonly codes?: readonly number[];
  readonly show?: string | undefined;
  /** Without XEP-0153. */
  readonly withoutAvatar?: boolean | undefined;
}

/** The presence of an occupant, as Prosody sends it: about 574 bytes. */
export function presence(
  room: string,
  who: Person,
  { codes = [], show = who.show, withoutAvatar }: PresenceParts = {},
) {
  const item = `<item affiliation="${who.affiliation}" role="${who.role}" jid="${who.jid}"/>`;
  const avatar = `<x xmlns="vcard-temp:x:update"><photo>${who.avatar}</photo></x>`;
  return (
    `<presence from="${room}/${who.nick}" to="${ME}">` +
    (show === undefined ? "" : `<show>${show}</show>`) +
    (who.status === undefined ? "" : `<status>${who.status}</status>`) +
    `<c xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="${who.client}" ver="${who.caps}"/>` +
    (withoutAvatar ? "" : avatar) +
    `<occupant-id xmlns="urn:xmpp:occupant-id:0" id="${who.occupantId}"/>` +
    `<x xmlns="http://jabber.org/protocol/muc#user">${item}${codes.map((code) => `<status code="${code}"/>`).join("")}` +
    "</x></presence>"
  );
}

export function unavailable(room: string, who: Person): string {
  return (
    `<presence from="${room}/${who.nick}" to="${ME}" type="unavailable">` +
    `<occupant-id xmlns="urn:xmpp:occupant-id:0" id="${who.occupantId}"/>` +
    `<x xmlns="http://jabber.org/protocol/muc#user">` +
    `<item affiliation="${who.affiliation}" role="none" jid="${who.jid}"/></x></presence>`
  );
}

export function subject(room: string, text: string): string {
  const delay = `<delay xmlns="urn:xmpp:delay" from="${room}" stamp="2026-03-01T09:00:00Z"/>`;
  return `<message from="${room}" to="${ME}" type="groupchat"><subject>${text}</subject>${delay}</message>`;
}

export interface MessageParts {
  readonly id: string;
  readonly stanzaId: string;
  readonly body: string;
}

export function message(room: string, who: Person, { id, stanzaId, body }: MessageParts): string {
  return (
    `<message from="${room}/${who.nick}" to="${ME}" type="groupchat" id="${id}" xml:lang="en">` +
    `<body>${body}</body><origin-id xmlns="urn:xmpp:sid:0" id="${id}"/>` +
    `<stanza-id xmlns="urn:xmpp:sid:0" id="${stanzaId}" by="${room}"/>` +
    `<occupant-id xmlns="urn:xmpp:occupant-id:0" id="${who.occupantId}"/>` +
    `<markable xmlns="urn:xmpp:chat-markers:0"/></message>`
  );
}
