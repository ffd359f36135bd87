import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";

/** What was seen to happen at a real service. */
export interface Transcript {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** A part of it that the author gave a title; the first one, before any title, is "start". */
export interface Step {
  readonly title: string;
  readonly events: readonly Event[];
}

export type Event =
  | { readonly kind: "send" | "recv"; readonly who: string; readonly xml: string }
  | { readonly kind: "gone"; readonly who: string };

/** The folder of transcripts, or `undefined` where there is none. */
export const transcriptsFolder: string | undefined = process.env.XEPS_TRANSCRIPTS || undefined;

export function readTranscripts(folder: string, server: string): Transcript[] {
  const files = readdirSync(join(folder, server)).filter((file) => file.endsWith(".xml"));
  return files.sort().map((file) => parse(basename(file, ".xml"), readFileSync(join(folder, server, file), "utf8")));
}

function parse(name: string, xml: string): Transcript {
  const steps: { title: string; events: Event[] }[] = [{ title: "start", events: [] }];
  const parser = new Parser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("element", (element: Element) => {
    const who = String(element.attrs.who ?? "");
    const events = steps.at(-1)?.events ?? [];
    const content = element.children.filter((child): child is Element => typeof child === "object");
    if (element.name === "step") steps.push({ title: element.text(), events: [] });
    else if (element.name === "disconnected") events.push({ kind: "gone", who });
    else if (element.name === "send" || element.name === "recv") {
      for (const stanza of content) events.push({ kind: element.name, who, xml: stanza.toString() });
    }
  });
  parser.write(xml);
  return { name, steps };
}
