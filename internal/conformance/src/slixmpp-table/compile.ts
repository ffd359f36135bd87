import { fileURLToPath } from "node:url";
import ts from "typescript";
import { imports, nameList } from "./names.ts";
import type { Row } from "./rows.ts";

const FILE = fileURLToPath(new URL("lines-of-the-document.ts", import.meta.url));
const CONFIG = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));

/** What the TypeScript compiler, as strict as for our own code, has to say against the lines. */
export function complaints(rows: readonly Row[]): readonly string[] {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(CONFIG, ts.sys.readFile).config, ts.sys, folder());
  const options: ts.CompilerOptions = { ...config.options, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const text = program(rows);
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.readFile = (name) => (name === FILE ? text : readFile(name));
  host.getSourceFile = (name, version) =>
    name === FILE ? ts.createSourceFile(name, text, version) : getSourceFile(name, version);
  const compiled = ts.createProgram(
    [FILE, ...config.fileNames.filter((name) => name.endsWith(".d.ts"))],
    options,
    host,
  );
  const diagnostics = ts.getPreEmitDiagnostics(compiled, compiled.getSourceFile(FILE));
  return diagnostics.map(({ messageText, start }) => {
    const line = text.slice(0, start).split("\n").length;
    return `${text.split("\n")[line - 1]?.trim()}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function folder(): string {
  return fileURLToPath(new URL("../..", import.meta.url));
}

/** Each line in a block of its own, so that it may declare what others declare too. */
function program(rows: readonly Row[]): string {
  const lines = rows.map(({ code }) => `  {\n    ${code}\n  }`);
  return `import type { Names } from "./names.ts";
import * as client from "@xeps/muc-client";
import * as stanzas from "@xeps/muc-stanzas";
const { ${Object.keys(imports).join(", ")} } = { ...stanzas, ...client };
export async function lines({ ${nameList.join(", ")} }: Names) {
${lines.join("\n")}
}
`;
}
