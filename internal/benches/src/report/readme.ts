import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../../README.md", import.meta.url));
const BEGIN = "<!-- figures: written by npm run bench -->";
const END = "<!-- end of figures -->";

/** Puts the text between the marks of the README. */
export function writeIntoReadme(text: string): void {
  writeFileSync(path, between(readFileSync(path, "utf8"), text));
}

/** The document with the text between its marks. */
export function between(document: string, text: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error("README.md has no marks");
  return `${document.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${document.slice(end)}`;
}
