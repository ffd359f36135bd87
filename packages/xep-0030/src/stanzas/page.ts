import type { Element } from "ltx";
import { BuildError } from "../errors/build-error.ts";
import { buildElement, buildTextElement } from "../kit/build-element.ts";
import { attributeOf, childElements, nameOf, namespaceOf, textOf } from "../kit/element.ts";
import type { Draft } from "./draft.ts";

/** The namespace of result set management, XEP-0059. */
export const NS_RSM = "http://jabber.org/protocol/rsm";

/** Result set management, XEP-0059: in an answer where this page stands, in a request which page is wanted. */
export interface Page {
  /** Answer: the id of the first item of this page, to be taken as it is. */
  readonly first?: string | undefined;
  /** Answer: how many items come before the first. */
  readonly firstIndex?: number | undefined;
  /** Answer: the id of the last item of this page: `after` of the next request. */
  readonly last?: string | undefined;
  /** Answer: how many items there are; an estimate. */
  readonly count?: number | undefined;
  /** Request: at most so many items; 0 asks for the count alone. */
  readonly max?: number | undefined;
  /** Request: the page that follows the item of this id. */
  readonly after?: string | undefined;
  /** Request: the page in front of the item of this id; "" for the last page. */
  readonly before?: string | undefined;
  /** Request: the page which begins at this position. */
  readonly index?: number | undefined;
}

/** Reads `<set xmlns='…rsm'/>`; what is no number where one belongs is left out. */
export function parsePage(set: Element): Page {
  const page: Draft<Page> = {};
  for (const child of childElements(set)) if (namespaceOf(child) === NS_RSM) readPart(page, child);
  return page;
}

function readPart(page: Draft<Page>, part: Element): void {
  const name = nameOf(part);
  switch (name) {
    case "first": {
      page.first = textOf(part);
      setNumber(page, "firstIndex", attributeOf(part, "index"));
      break;
    }
    case "last":
    case "after":
    case "before":
      page[name] = textOf(part);
      break;
    case "count":
    case "max":
    case "index":
      setNumber(page, name, textOf(part));
      break;
    default:
  }
}

const MAX_INT = 2_147_483_647;

// XEP-0059 §8: xs:int; none of them makes sense below 0.
function setNumber(page: Draft<Page>, key: "firstIndex" | "count" | "max" | "index", text: string | undefined): void {
  const number = text !== undefined && /^\s*\+?\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (number <= MAX_INT) page[key] = number;
}

/**
 * Writes `<set xmlns='…rsm'/>`. Throws `BuildError` for numbers that are no integers from 0 on, and for an index of a
 * first item which is not named.
 */
export function buildPage(page: Page): Element {
  const { first, firstIndex } = page;
  if (first === undefined && firstIndex !== undefined) throw new BuildError("first", "an index needs a first item");
  return buildElement("set", { xmlns: NS_RSM }, [
    first === undefined ? undefined : buildElement("first", { index: integer("first", firstIndex) }, [first]),
    buildTextElement("last", page.last),
    buildTextElement("count", integer("count", page.count)),
    buildTextElement("max", integer("max", page.max)),
    buildTextElement("after", page.after),
    buildTextElement("before", page.before),
    buildTextElement("index", integer("index", page.index)),
  ]);
}

function integer(element: string, value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < 0 || value > MAX_INT) {
    throw new BuildError(element, "must be an integer from 0 to 2147483647");
  }
  return String(value);
}
