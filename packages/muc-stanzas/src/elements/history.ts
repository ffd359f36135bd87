import { BuildError } from "@xeps/xep-0030";
import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import { formatDateTime, parseDateTime } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { Draft } from "./children.ts";
import { checkInteger, readInteger } from "./integer.ts";

/**
 * How much of the past a joining occupant wants, in any combination; `maxChars: 0` for none of it. XEP-0045 §7.2.14.
 */
export interface History {
  /** Characters of the whole stanzas, not of their bodies. */
  readonly maxChars?: number | undefined;
  readonly maxStanzas?: number | undefined;
  /** Only what is younger than this many seconds. */
  readonly seconds?: number | undefined;
  readonly since?: Date | undefined;
}

/** @internal Limits that are no non-negative integer, and dates that break XEP-0082, are left out. */
export function readHistory(element: Element): History {
  const history: Draft<History> = {};
  const maxChars = readInteger(attributeOf(element, "maxchars"));
  if (maxChars !== undefined) history.maxChars = maxChars;
  const maxStanzas = readInteger(attributeOf(element, "maxstanzas"));
  if (maxStanzas !== undefined) history.maxStanzas = maxStanzas;
  const seconds = readInteger(attributeOf(element, "seconds"));
  if (seconds !== undefined) history.seconds = seconds;
  const since = parseDateTime(attributeOf(element, "since") ?? "");
  if (since !== undefined) history.since = since;
  return history;
}

/** @internal */
export function buildHistory(history: History | undefined): Element | undefined {
  if (!history) return undefined;
  return buildElement("history", {
    maxchars: checkInteger("history", "maxchars", history.maxChars),
    maxstanzas: checkInteger("history", "maxstanzas", history.maxStanzas),
    seconds: checkInteger("history", "seconds", history.seconds),
    since: formatSince(history.since),
  });
}

function formatSince(since: Date | undefined): string | undefined {
  if (since === undefined || since === null) return undefined;
  try {
    return formatDateTime(since);
  } catch {
    // XEP-0082 §3.2: "CCYY" is the four-digit year; an invalid Date has none, nor has what is no Date at all.
    throw new BuildError("history", "since is no date of the years 1 to 9999");
  }
}
