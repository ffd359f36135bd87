import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Block } from "./blocks.ts";
import { NAMES } from "./scene.ts";

const CONFIG = fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** What the compiler says against blocks: of TypeScript as strictly as of our own code, of JavaScript less so. */
export function complaints(blocks: readonly Block[], language: Block["language"]): readonly string[] {
  const { options, ambient } = settings(language);
  const files = new Map<string, { readonly block: Block; readonly text: string }>(
    blocks.map((block, index) => [`${FOLDER}block-${index}.${language}`, { block, text: moduleOf(block) }]),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, version) => {
    const file = files.get(name);
    return file ? ts.createSourceFile(name, file.text, version) : getSourceFile(name, version);
  };
  const program = ts.createProgram([...files.keys(), ...ambient], options, host);
  return [...files].flatMap(([name, { block, text }]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText, start }) => {
      const line = text.slice(0, start).split("\n").at(-1) + (text.slice(start).split("\n")[0] ?? "");
      return `${block.at}: ${line.trim()}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    }),
  );
}

function settings(language: Block["language"]) {
  const read = ts.readConfigFile(CONFIG, ts.sys.readFile).config as unknown;
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    read,
    ts.sys,
    fileURLToPath(new URL("..", import.meta.url)),
  );
  const lax = { noUnusedLocals: false, noUnusedParameters: false, noImplicitReturns: false };
  const loose = { ...lax, allowJs: true, checkJs: true, strict: false, exactOptionalPropertyTypes: false };
  return {
    options: { ...options, ...(language === "js" ? loose : lax) },
    ambient: fileNames.filter((name) => name.endsWith(".d.ts")),
  };
}

/** The block with what it may find before it, a module also without imports. */
function moduleOf({ code, names, language }: Block): string {
  const unknown = names.find((name) => !NAMES.some((known) => known === name));
  if (unknown) throw new Error(`no fragment finds ${unknown}`);
  const found = names.map((name) => {
    const type = `import("./scene.ts").Names["${name}"]`;
    if (language === "ts") return `declare const ${name}: ${type};`;
    return `/** @type {${type}} */ const ${name} = /** @type {any} */ (undefined);`;
  });
  return `${found.join(" ")} export {};\n${code}\n`;
}
