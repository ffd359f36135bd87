import { stripVTControlCharacters, styleText } from "node:util";
import { JoinError } from "@xeps/muc-client";
import { JOIN_WORDS } from "../shared/join-words.ts";
import { UsageError } from "./arguments.ts";

type Tone = "room" | "speech" | "private" | "note";

const STYLES = { room: "cyan", speech: "green", private: "magenta", note: "gray" } as const;

/** Colours where a person looks, unless NO_COLOR says otherwise (https://no-color.org). */
const coloured = !process.env.NO_COLOR && (process.stdout.isTTY || Boolean(process.env.FORCE_COLOR));

/** One line on the screen. Text from the wire may hold control sequences, which would act on the terminal. */
export function say(tone: Tone, line: string): void {
  const safe = stripVTControlCharacters(line).replaceAll(/[\r\n\t]+/g, " ");
  console.log(coloured ? styleText(STYLES[tone], safe) : safe);
}

/** One clear sentence about what went wrong. */
export function complaint(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof JoinError) {
    return `Cannot enter ${error.room}: ${JOIN_WORDS[error.failure] ?? error.condition ?? error.failure}.`;
  }
  const { name, code, condition, message, hostname } = error as NodeJS.ErrnoException & Record<string, string>;
  if (name === "SASLError" || condition === "not-authorized")
    return `The server refuses the login: ${condition ?? message}.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `There is no host named ${hostname}.`;
  if (code === "ECONNREFUSED") return "Nobody listens at that address and port.";
  return `It failed: ${message ?? String(error)}`;
}
