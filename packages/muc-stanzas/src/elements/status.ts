import { BuildError } from "@xeps/xep-0030";
import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { readInteger } from "./integer.ts";

/** @internal The code of a `<status/>`; `undefined` when it is no integer of 100 to 999. */
export function readStatus(element: Element): number | undefined {
  const code = readInteger(attributeOf(element, "code"));
  return code !== undefined && isStatusCode(code) ? code : undefined;
}

/** @internal */
export function buildStatus(code: number): Element {
  if (!isStatusCode(code)) throw new BuildError("status", `code is no integer from 100 to 999: ${code}`);
  return buildElement("status", { code });
}

// XEP-0045 §19.2: <xs:minInclusive value='100'/> <xs:maxInclusive value='999'/>
function isStatusCode(code: number): boolean {
  return Number.isInteger(code) && code >= 100 && code <= 999;
}
