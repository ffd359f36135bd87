export {
  bareJid,
  date,
  elementText,
  escapeXml,
  forbiddenText,
  fullJid,
  laws,
  runs,
  someXmlText,
  xmlText,
} from "./arbitraries.ts";
export { canonicalXml } from "./canonical-xml.ts";
export { FakeEntity, type FakeEntityOptions } from "./fake-entity.ts";
export { parseAll, parseWithOtherLtx, parseXml } from "./parse-xml.ts";
export { schemaErrors } from "./schema-errors.ts";
export { readVectors, vectorsFolder } from "./vectors.ts";
