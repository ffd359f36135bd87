import { BuildError } from "@xeps/xep-0030";

/** The largest xs:int, the type of all limits in XEP-0045 §19.1. */
const MAX_INT = 2_147_483_647;

// XML Schema 2 §3.3.17, xs:int: optional sign, digits, leading zeros allowed; white space around it is not part of it.
const NON_NEGATIVE_INT = /^[ \t\r\n]*(?:\+?\d+|-0+)[ \t\r\n]*$/;

/** A non-negative xs:int as written in an attribute; `undefined` for anything else. */
export function readInteger(text: string | undefined): number | undefined {
  if (text === undefined || !NON_NEGATIVE_INT.test(text)) return undefined;
  const value = Math.abs(Number(text));
  return value <= MAX_INT ? value : undefined;
}

/** The limit, if it can be sent. Throws `BuildError` for what is no integer of 0 to 2 147 483 647. */
export function checkInteger(element: string, attribute: string, value: number | undefined): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (Number.isInteger(value) && value >= 0 && value <= MAX_INT) return value;
  throw new BuildError(element, `${attribute} is no integer from 0 to ${MAX_INT}: ${value}`);
}
