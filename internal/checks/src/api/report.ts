import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IConfigFile } from "@microsoft/api-extractor";
import { temporaryFolder } from "../temporary-folder.ts";
import type { Workspace } from "../workspace.ts";

/** An entry point of a package and the report of what it exports. */
export interface Report {
  /** `dist/….d.ts`, relative to the package. */
  readonly declarations: string;
  /** `etc/….api.md`, relative to the package. */
  readonly file: string;
}

/** One report per entry point. */
export function reportsOf({ manifest }: Workspace): readonly Report[] {
  const name = manifest.name.replace("@xeps/", "");
  return Object.entries(manifest.publishConfig?.exports ?? {}).map(([path, { types = "" }]) => ({
    declarations: types,
    file: `etc/${[name, ...path.split("/").slice(1)].join("-")}.api.md`,
  }));
}

/**
 * Compares a report with what is built, and when asked writes it anew. Gives what is wrong, `undefined` when they agree.
 * Throws for declarations that do not compile.
 */
export function compareReport(
  { path }: Workspace,
  { declarations, file }: Report,
  accept: boolean,
): string | undefined {
  const folder = join(path, "etc");
  mkdirSync(folder, { recursive: true });
  const configObject: IConfigFile = {
    projectFolder: path,
    mainEntryPointFilePath: join(path, declarations),
    compiler: { overrideTsconfig: { compilerOptions: COMPILER, files: [join(path, declarations)] } },
    apiReport: {
      enabled: true,
      reportFileName: file.replace("etc/", ""),
      reportFolder: folder,
      reportTempFolder: temporaryFolder(),
      includeForgottenExports: false,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      // comments are for typedoc, and releases have no tags
      extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  };
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(path, "package.json"),
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: accept,
    messageCallback(message) {
      message.handled = true; // what is wrong is the difference, and that is what comes back
    },
  });
  return apiReportChanged && !accept ? `${file} is not what the package exports now` : undefined;
}

const COMPILER = {
  target: "ES2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  lib: ["ES2022", "DOM", "ESNext.Disposable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
};
