import { type ExitReason, JoinError } from "@xeps/muc-client";
import { JOIN_WORDS } from "../../shared/join-words.ts";

/** Why it did not work, in a sentence. */
export function problemOf(error: unknown): string {
  if (error instanceof JoinError) return sentence(JOIN_WORDS[error.failure] ?? error.condition ?? error.failure);
  const { condition, message } = error as { condition?: string; message?: string };
  if (condition === "forbidden" || condition === "not-allowed") return "That is not allowed.";
  if (condition === "not-authorized") return "The server refuses this address and password.";
  return sentence(condition ?? message ?? String(error));
}

/** Why somebody is gone, as part of a sentence. */
export function departure(why: ExitReason): string {
  switch (why.kind) {
    case "left":
      return `left${quoted(why.text)}`;
    case "kicked":
    case "banned":
      return `was ${why.kind}${why.actor?.nick ? ` by ${why.actor.nick}` : ""}${quoted(why.reason)}`;
    case "members-only":
    case "affiliation-lost":
      return "had to go, as the room is for members only";
    case "destroyed":
      return `had to go, as the room was destroyed${quoted(why.destroy.reason)}`;
    default:
      return `is gone (${why.kind})${quoted(why.text)}`;
  }
}

function quoted(text: string | undefined): string {
  return text ? `: “${text}”` : "";
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
