import { namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { isAffiliation, isRole } from "../standing.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The value without what builders write as it is given although no schema has it: unknown roles and affiliations, an
 * empty admin list, and foreign children where the schema foresees none. `undefined` when nothing is left.
 */
export function schemaShaped(type: string, value: object): object | undefined {
  const fields = shaped(value) as Fields;
  if (type === "MucAdmin" && (fields.items as readonly unknown[]).length === 0) return undefined;
  if (type !== "MucUser" && type !== "MucJoin") return fields;
  const kept = ((value as Fields).extensions as readonly Element[] | undefined)?.filter((child) => namespaceOf(child));
  return kept ? { ...fields, extensions: kept } : fields;
}

function shaped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shaped);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const kept = Object.entries(value).filter(([key, field]) => {
    if (key === "extensions") return false;
    if (key === "affiliation") return isAffiliation(field);
    return key !== "role" || isRole(field);
  });
  return Object.fromEntries(kept.map(([key, field]) => [key, shaped(field)]));
}
