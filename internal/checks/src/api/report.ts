import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from "@microsoft/api-extractor";
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
 * Compares the reports of packages with what is built, and when asked writes them anew. Gives the files that differ,
 * relative to the repository. Throws for declarations that do not compile.
 */
export function differingReports(workspaces: readonly Workspace[], accept: boolean): readonly string[] {
  const entries = workspaces.flatMap((workspace) =>
    reportsOf(workspace).map(({ declarations, file }) => ({
      name: `${workspace.folder}/${file}`,
      config: configOf(workspace, join(workspace.path, declarations), file.replace("etc/", "")),
    })),
  );
  const [first, ...others] = entries.map(({ config }) => config);
  if (!first) return [];
  // One program for all of them: reading the standard library takes longer than the rest.
  const additionalEntryPoints = others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath);
  const compilerState = CompilerState.create(first, { additionalEntryPoints });
  return entries.filter(({ config }) => differs(config, compilerState, accept)).map(({ name }) => name);
}

function differs(config: ExtractorConfig, compilerState: CompilerState, accept: boolean): boolean {
  mkdirSync(config.reportFolder, { recursive: true });
  const { apiReportChanged } = Extractor.invoke(config, {
    compilerState,
    localBuild: accept,
    messageCallback(message) {
      message.handled = true; // what is wrong is the difference, and that is what comes back
    },
  });
  return apiReportChanged;
}

function configOf({ path }: Workspace, declarations: string, reportFileName: string): ExtractorConfig {
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  const configObject: IConfigFile = {
    projectFolder: path,
    mainEntryPointFilePath: declarations,
    compiler: { overrideTsconfig: { compilerOptions: COMPILER, files: [declarations] } },
    apiReport: { enabled: true, reportFileName, reportFolder: join(path, "etc"), reportTempFolder: temporaryFolder() },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    // comments are for typedoc, and releases have no tags
    messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(path, "package.json"),
  });
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
