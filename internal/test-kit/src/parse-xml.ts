import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";

/** What a client receives for this text: the stanza namespace comes from the stream, as on the wire. */
export function parseXml(text: string, streamNamespace = "jabber:client"): Element {
  const [element, second] = parseAll(text, streamNamespace);
  if (!element || second) throw new Error(`not one element: ${text.slice(0, 200)}`);
  return element;
}

/** All top-level elements of the text, parsed by the parser that xmpp.js uses. */
export function parseAll(text: string, streamNamespace = "jabber:client"): Element[] {
  const elements: Element[] = [];
  const parser = new Parser();
  parser.on("element", (element) => elements.push(element));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(`<stream:stream xmlns='${streamNamespace}' xmlns:stream='http://etherx.jabber.org/streams'>${text}`);
  return elements;
}

/** The same text as elements of another copy of ltx, another Element class. */
export async function parseWithOtherLtx(text: string, streamNamespace = "jabber:client"): Promise<Element> {
  const ltx = await import("ltx");
  const root = ltx.parse(`<w xmlns='${streamNamespace}'>${text}</w>`);
  const element = root.children.find((child) => typeof child !== "string");
  if (!element || typeof element === "string") throw new Error(`no element: ${text.slice(0, 200)}`);
  return element;
}
