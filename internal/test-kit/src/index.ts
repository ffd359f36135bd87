export {
  bareJid,
  character,
  date,
  elementText,
  escapeXml,
  forbiddenText,
  fullJid,
  laws,
  someXmlText,
  xmlText,
} from "./arbitraries.ts";
export { canonicalXml } from "./canonical-xml.ts";
export { complaints } from "./complaints.ts";
export { FakeEntity, type FakeEntityOptions } from "./fake-entity.ts";
export { garbageCollector, heapUsed } from "./memory.ts";
export { nextTurn } from "./next-turn.ts";
export { nodeProcess } from "./node-process.ts";
export { type Fields, objects } from "./objects.ts";
export { type Pair, pairLaws } from "./pair-laws.ts";
export { parseAll, parseWithOtherLtx, parseXml } from "./parse-xml.ts";
export { plain } from "./plain.ts";
export { respell } from "./respell.ts";
export { besideParsing, type Proportion, time } from "./timing.ts";
