import { parseStanzaError, type StanzaErrorInit } from "@xeps/xep-0030";
import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import type { ErrorInfo } from "./muc-stanza.ts";

const UNKNOWN: StanzaErrorInit = { condition: "undefined-condition" };

/** The error of a stanza of type "error". */
export function readError(stanza: Element): ErrorInfo {
  const { condition, type, by, text }: StanzaErrorInit = parseStanzaError(stanza) ?? UNKNOWN;
  const info: Draft<ErrorInfo> = { condition };
  if (type !== undefined) info.type = type;
  if (by !== undefined) info.by = by;
  if (text !== undefined) info.text = text;
  return info;
}
