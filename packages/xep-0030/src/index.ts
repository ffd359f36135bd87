export { BuildError } from "./errors/build-error.ts";
export { StanzaError, type StanzaErrorInit } from "./errors/stanza-error.ts";
export { buildStanzaError, parseStanzaError } from "./errors/stanza-error-xml.ts";
export { assertXmlText, sanitizeText } from "./errors/text.ts";
