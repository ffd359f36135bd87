import type { Element } from "ltx";
import { canonicalXml } from "./canonical-xml.ts";

/** Data to compare: every element in it as canonical XML, everything else as it is. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Map) return value;
  if ("attrs" in value && "children" in value) return canonicalXml(value as Element);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}
