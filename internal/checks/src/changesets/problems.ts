/** What is wrong with the text of one changeset. */
export function changesetProblems(text: string, packages: readonly string[]): readonly string[] {
  const parts = /^---\n(.*?)\n?---\n(.*)$/s.exec(text);
  if (!parts) return ["no front matter"];
  const [, head = "", body = ""] = parts;
  const problems: string[] = [];
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) problems.push("names no package");
  for (const line of lines) {
    const entry = /^["']?(.+?)["']?: (patch|minor|major)$/.exec(line);
    if (!entry) problems.push(`cannot read "${line}"`);
    else if (!packages.includes(entry[1] ?? "")) problems.push(`${entry[1]} is no published package`);
  }
  return [...problems, ...sentenceProblems(body.trim())];
}

/** The sentence lands in the CHANGELOG that users read. */
function sentenceProblems(body: string): readonly string[] {
  const problems: string[] = [];
  if (!/^[A-Z`].*\.$/s.test(body)) problems.push("is no sentence");
  if (/\.\s+[A-Z]/.test(body) || /\n\s*\n/.test(body)) problems.push("is more than one sentence");
  if (/\b[0-9a-f]{7,40}\b|#\d+/.test(body)) problems.push("names a commit or a ticket, which says nothing to users");
  return problems;
}
