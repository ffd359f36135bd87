import type { Element } from "ltx";
import { BuildError } from "../errors/build-error.ts";
import { buildElement, buildExtensions } from "../kit/build-element.ts";
import { attributeOf, childElements, isNamed } from "../kit/element.ts";
import type { Draft } from "./draft.ts";
import { NS_DISCO_INFO } from "./namespaces.ts";

/** What an entity is, XEP-0030 §3.1; the registry lists the categories and types. */
export interface Identity {
  /** E.g. "conference". */
  readonly category: string;
  /** E.g. "text". */
  readonly type: string;
  /** A name for people, in the language `lang`. */
  readonly name?: string | undefined;
  /** `xml:lang` of the identity itself. */
  readonly lang?: string | undefined;
  /** Children of `<identity/>`; XEP-0030 gives it none. */
  readonly extensions?: readonly Element[] | undefined;
}

/** What an entity, or one node of it, is and supports: `<query xmlns='…disco#info'/>`. */
export interface DiscoInfo {
  readonly node?: string | undefined;
  /** In the order given. */
  readonly identities: readonly Identity[];
  /** In the order given, repetitions included. */
  readonly features: readonly string[];
  /** All other children, e.g. the forms of XEP-0128. */
  readonly extensions?: readonly Element[] | undefined;
}

/**
 * Reads `<query xmlns='…disco#info'/>`, XEP-0030 §3; `undefined` for another element. Identities without category or
 * type and features without `var` are left out, as is text. Never throws.
 */
export function parseDiscoInfo(query: Element): DiscoInfo | undefined {
  if (!isNamed(query, "query", NS_DISCO_INFO)) return undefined;
  const identities: Identity[] = [];
  const features: string[] = [];
  const extensions: Element[] = [];
  for (const child of childElements(query)) {
    if (isNamed(child, "feature", NS_DISCO_INFO)) {
      const feature = attributeOf(child, "var");
      if (feature) features.push(feature);
    } else if (isNamed(child, "identity", NS_DISCO_INFO)) {
      const identity = parseIdentity(child);
      if (identity) identities.push(identity);
    } else extensions.push(child);
  }
  const info: Draft<DiscoInfo> = { identities, features };
  const node = attributeOf(query, "node");
  if (node !== undefined) info.node = node;
  if (extensions.length > 0) info.extensions = extensions;
  return info;
}

// "the 'category' and 'type' attributes MUST be included" (XEP-0030 §3.1)
function parseIdentity(element: Element): Identity | undefined {
  const category = attributeOf(element, "category");
  const type = attributeOf(element, "type");
  if (!category || !type) return undefined;
  const identity: Draft<Identity> = { category, type };
  const name = attributeOf(element, "name");
  const lang = attributeOf(element, "xml:lang");
  const extensions = childElements(element);
  if (name !== undefined) identity.name = name;
  if (lang !== undefined) identity.lang = lang;
  if (extensions.length > 0) identity.extensions = extensions;
  return identity;
}

/**
 * Writes `<query xmlns='…disco#info'/>`, XEP-0030 §3: of `{}` or `{ node }` the request, else an answer, exactly as
 * given (an answer needs at least one identity, and the feature disco#info). Throws `BuildError` for an empty category,
 * type or feature, for two identities that differ in their name only, and for characters that XML forbids.
 */
export function buildDiscoInfo(info: Partial<DiscoInfo>): Element {
  const { node, identities = [], features = [], extensions } = info;
  assertNamedOnce(identities);
  return buildElement("query", { xmlns: NS_DISCO_INFO, node }, [
    ...identities.map(buildIdentity),
    ...features.map(buildFeature),
    ...buildExtensions(extensions),
  ]);
}

function buildIdentity({ category, type, name, lang, extensions }: Identity): Element {
  if (!category || !type) throw new BuildError("identity", "category and type must not be empty");
  return buildElement("identity", { category, type, name, "xml:lang": lang }, buildExtensions(extensions));
}

function buildFeature(feature: string): Element {
  if (!feature) throw new BuildError("feature", "var must not be empty");
  return buildElement("feature", { var: feature });
}

// "the <query/> element MUST NOT include multiple <identity/> elements with the same category+type+xml:lang but with
// different 'name' values" (XEP-0030 §3.1)
function assertNamedOnce(identities: readonly Identity[]): void {
  const names = new Map<string, string | undefined>();
  for (const identity of identities) {
    const key = identityKey(identity);
    if (names.has(key) && names.get(key) !== identity.name) {
      throw new BuildError("identity", "identities of one category, type and language must not differ in name");
    }
    names.set(key, identity.name);
  }
}

/** What makes two identities the same one. */
export function identityKey({ category, type, lang }: Identity): string {
  return JSON.stringify([category, type, lang]);
}

/**
 * True when the feature is listed, or implied: an answer to disco#info proves disco#info.
 */
export function hasFeature(info: DiscoInfo, feature: string): boolean {
  return feature === NS_DISCO_INFO || info.features.includes(feature);
}
