import { parseAll } from "@xeps-internal/test-kit";
import type { Element } from "ltx";

/** One line of a recorded stream: somebody sent or received a stanza. Between steps the recorder waited for quiet. */
export type Line =
  | { readonly kind: "step" }
  | { readonly kind: "send" | "recv"; readonly who: string; readonly stanza: Element };

const LINE = /<(send|recv|step)(?: who="([^"]*)"[^>]*)?>([\s\S]*?)<\/\1>/g;

/** The lines of a transcript, without what is no XML and no stanza (some clients misbehave on purpose). */
export function readTranscript(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [, kind, who = "", content = ""] of text.matchAll(LINE)) {
    if (kind === "step") lines.push({ kind });
    else for (const stanza of stanzas(content)) lines.push({ kind: kind as "send" | "recv", who, stanza });
  }
  return lines;
}

function stanzas(text: string): readonly Element[] {
  try {
    return parseAll(text).filter(({ name }) => name === "presence" || name === "message" || name === "iq");
  } catch {
    return [];
  }
}
