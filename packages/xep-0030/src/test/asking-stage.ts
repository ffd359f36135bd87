import type { FakeEntity } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { NS_DISCO_INFO, NS_DISCO_ITEMS } from "../index.ts";

export const SERVICE = "chat.example";
export const RSM = "http://jabber.org/protocol/rsm";

export const info = (content: string, attributes = ""): string =>
  `<query xmlns='${NS_DISCO_INFO}'${attributes}>${content}</query>`;
export const items = (content: string, attributes = ""): string =>
  `<query xmlns='${NS_DISCO_ITEMS}'${attributes}>${content}</query>`;
export const room = (name: string): string => `<item jid='${name}@chat.example' name='${name}'/>`;
export const page = (last: string | undefined, count: string | number = ""): string =>
  `<set xmlns='${RSM}'>${last === undefined ? "" : `<first>f</first><last>${last}</last>`}<count>${count}</count></set>`;

/** Answers the next question with this content. */
export async function answer(entity: FakeEntity, content: string, type = "result"): Promise<Element> {
  const sent = await entity.nextSent("<iq");
  entity.receive(`<iq type='${type}' id='${sent.attrs.id}' from='${sent.attrs.to}'>${content}</iq>`);
  return sent;
}
