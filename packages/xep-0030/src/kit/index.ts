export { bareOf, domainOf, foldJid, isJid, resourceOf } from "./address.ts";
export { type Attributes, buildElement, buildExtensions, buildTextElement } from "./build-element.ts";
export { copyElement } from "./copy-element.ts";
export {
  attributeOf,
  childElements,
  findChild,
  isInNamespaceOf,
  isNamed,
  nameOf,
  namespaceOf,
  textOf,
} from "./element.ts";
export { hasInstanceByName } from "./named-error.ts";
export { own } from "./own.ts";
