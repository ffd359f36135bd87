import { codes, ROOM, userXml } from "./use-service.ts";

/** What is expected of a presence of an occupant. */
export interface ExpectedPresence {
  /** Content of the item, such as a reason. */
  readonly content?: string;
  /** Attributes of the item beside affiliation and role. */
  readonly more?: string;
  readonly statusCodes?: readonly number[];
  /** What the presence shows beside the payload of the room. */
  readonly shown?: string;
}

/** An occupant as the room shows it to `to`: `standing` is "affiliation/role". */
export function occupantXml(nick: string, to: string, standing: string, expected: ExpectedPresence = {}): string {
  return presenceXml("", nick, to, standing, expected);
}

/** An occupant that is not there any more. */
export function goneXml(nick: string, to: string, standing: string, expected: ExpectedPresence = {}): string {
  return presenceXml(" type='unavailable'", nick, to, standing, expected);
}

function presenceXml(type: string, nick: string, to: string, standing: string, expected: ExpectedPresence): string {
  const [affiliation, role] = standing.split("/");
  const { content = "", more = "", statusCodes = [], shown = "" } = expected;
  const item = `<item affiliation='${affiliation}' role='${role}' ${more}>${content}</item>`;
  return `<presence from='${ROOM}/${nick}' to='${to}'${type}>${shown}${userXml(item + codes(...statusCodes))}</presence>`;
}

export function resultXml(id: string, to: string, content = ""): string {
  return `<iq type='result' id='${id}' from='${ROOM}' to='${to}'>${content}</iq>`;
}

/** A request of muc#admin. */
export function adminXml(type: "get" | "set", items: string, room: string = ROOM): string {
  return `<iq type='${type}' id='a' to='${room}'><query xmlns='http://jabber.org/protocol/muc#admin'>${items}</query></iq>`;
}

/** Content of the answer to one. */
export function listXml(items: string): string {
  return `<query xmlns='http://jabber.org/protocol/muc#admin'>${items}</query>`;
}
