import { parseStanzaError } from "@xeps/xep-0030";
import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import type { ErrorInfo } from "./muc-stanza.ts";

/** The error of a stanza of type "error". */
export function readError(stanza: Element): ErrorInfo {
  const error = parseStanzaError(stanza);
  const info: Draft<ErrorInfo> = { condition: error?.condition ?? "undefined-condition" };
  if (error?.type !== undefined) info.type = error.type;
  if (error?.by !== undefined) info.by = error.by;
  if (error?.text !== undefined) info.text = error.text;
  return info;
}
