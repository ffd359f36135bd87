import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs that are not part of this repository and that some tests need. */
export type Requirement = "chromium" | "prosody" | "ejabberd" | "slixmpp";

/** Whether XEPS_REQUIRE lists it: then its absence is a failure, not a reason to skip. */
export function isRequired(requirement: Requirement): boolean {
  return (process.env.XEPS_REQUIRE ?? "").split(/[\s,]+/).includes(requirement);
}

/** Gives back `present`, and throws when it is false for something that XEPS_REQUIRE lists. */
export function checkRequirement(requirement: Requirement, present: boolean): boolean {
  if (!present && isRequired(requirement)) {
    throw new Error(`XEPS_REQUIRE lists ${requirement}, but it is not installed on this machine`);
  }
  return present;
}

/** The path of an executable on PATH or in Debian's folders for services, which are not on everybody's PATH. */
export function findExecutable(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/sbin", "/bin", "/sbin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
