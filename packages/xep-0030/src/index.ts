export { createDisco } from "./disco/create-disco.ts";
export type {
  Address,
  Disco,
  DiscoHandler,
  DiscoOptions,
  DiscoQuery,
  PageOptions,
  QueryOptions,
} from "./disco/disco.ts";
export { BuildError } from "./errors/build-error.ts";
export { StanzaError, type StanzaErrorInit } from "./errors/stanza-error.ts";
export { buildStanzaError, parseStanzaError } from "./errors/stanza-error-xml.ts";
export { assertXmlText, sanitizeText } from "./errors/text.ts";
export { buildDiscoInfo, type DiscoInfo, hasFeature, type Identity, parseDiscoInfo } from "./stanzas/disco-info.ts";
export { buildDiscoItems, type DiscoItem, type DiscoItems, parseDiscoItems } from "./stanzas/disco-items.ts";
export { NS_DISCO_INFO, NS_DISCO_ITEMS } from "./stanzas/namespaces.ts";
export type { Page } from "./stanzas/page.ts";
