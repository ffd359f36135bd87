import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";

/** An element as xmpp.js makes it of what comes over a stream. */
export function parsed(text: string): Element {
  const parser = new Parser();
  let element: Element | undefined;
  parser.on("element", (one) => {
    element = one;
  });
  parser.write(`<r>${text}`);
  if (!element) throw new Error("no element");
  return element;
}
