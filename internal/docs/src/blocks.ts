/** A block of JavaScript or TypeScript in a document. */
export interface Block {
  /** `file:line` of its first line. */
  readonly at: string;
  readonly language: "js" | "ts";
  readonly code: string;
  /** Names that the reader is assumed to have; none in a whole program. */
  readonly names: readonly string[];
  /** Needs what a test has not; compiled only. */
  readonly isUnrun: boolean;
  /** The kind of service that it needs. */
  readonly profile: "prosody" | "ejabberd";
}

const FENCE = /^```(\S*)\s*(.*)$/;

/**
 * The blocks of a Markdown text. What stands behind the language in the opening fence nobody sees: names that are there
 * already, `unrun`, or `ejabberd`. Blocks in other languages are none of ours.
 */
export function readBlocks(file: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; words: readonly string[]; line: number; code: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    const fence = FENCE.exec(text);
    if (open && text === "```") {
      const { language, words, line, code } = open;
      if (language === "js" || language === "ts") {
        const names = words.filter((word) => word !== "unrun" && word !== "ejabberd");
        const profile = words.includes("ejabberd") ? "ejabberd" : "prosody";
        const isUnrun = words.includes("unrun");
        blocks.push({ at: `${file}:${line}`, language, code: code.join("\n"), names, isUnrun, profile });
      }
      open = undefined;
    } else if (open) open.code.push(text);
    else if (fence) {
      const [, language = "", words = ""] = fence;
      open = { language, words: words.split(" ").filter(Boolean), line: index + 2, code: [] };
    }
  }
  if (open) throw new Error(`${file}:${open.line}: the block has no end`);
  return blocks;
}
