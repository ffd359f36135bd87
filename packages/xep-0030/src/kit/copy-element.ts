import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { assertXmlText } from "../errors/text.ts";
import { attributeOf, declaredNamespace } from "./element.ts";

/**
 * A deep copy that stands alone: of the Element class of `@xmpp/xml`, whatever copy of ltx the original came from, and
 * with the namespaces which the original inherits from its parents. Throws `BuildError` for characters that XML
 * forbids. No recursion: an element nested 4 000 deep is an element.
 *
 * @param keep applied to every attribute and text: `own` for a copy that is to outlive the handler
 */
export function copyElement(original: Element, keep: (text: string) => string = (text) => text): Element {
  const copy = copyShallow(original, keep);
  const inherited = new InheritedNamespaces(original, copy, keep);
  const work: [from: Element, to: Element][] = [[original, copy]];
  for (let next = work.pop(); next; next = work.pop()) {
    const [from, to] = next;
    inherited.declareFor(from);
    for (const child of from.children) {
      if (typeof child === "object" && child !== null) {
        const childCopy = copyShallow(child, keep);
        childCopy.parent = to;
        to.children.push(childCopy);
        work.push([child, childCopy]);
      } else {
        const text = String(child);
        assertXmlText(text, from.name);
        to.children.push(keep(text));
      }
    }
  }
  return copy;
}

function copyShallow(element: Element, keep: (text: string) => string): Element {
  const copy = xml(element.name);
  for (const name of Object.keys(element.attrs)) {
    const value = attributeOf(element, name);
    if (value === undefined) continue;
    assertXmlText(value, element.name);
    copy.attrs[name] = keep(value);
  }
  return copy;
}

/**
 * Writes on the copy the declarations that the original takes from above; each is looked up once, so that deep trees
 * stay linear.
 */
class InheritedNamespaces {
  readonly #original: Element;
  readonly #copy: Element;
  readonly #keep: (text: string) => string;
  readonly #seen: Set<string> = new Set();

  constructor(original: Element, copy: Element, keep: (text: string) => string) {
    this.#original = original;
    this.#copy = copy;
    this.#keep = keep;
  }

  declareFor(element: Element): void {
    const colon = element.name.indexOf(":");
    this.#declare(colon < 0 ? "xmlns" : `xmlns:${element.name.slice(0, colon)}`);
    for (const name of Object.keys(element.attrs)) {
      const end = name.indexOf(":");
      if (end > 0 && !name.startsWith("xml")) this.#declare(`xmlns:${name.slice(0, end)}`);
    }
  }

  #declare(declaration: string): void {
    if (this.#seen.has(declaration)) return;
    this.#seen.add(declaration);
    const namespace = declaredNamespace(this.#original, declaration);
    if (namespace !== undefined) this.#copy.attrs[declaration] = this.#keep(namespace);
  }
}
