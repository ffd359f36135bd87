/** That of Node; `undefined` in a page, where runners of tests put an object of this name with an environment alone. */
export const nodeProcess: NodeJS.Process | undefined =
  typeof process !== "undefined" && typeof process.on === "function" ? process : undefined;
