/** What the compiler writes for a source; paths are relative to the package, with "/". */
export function builtFrom(source: string): readonly string[] {
  const stem = source.replace(/^src\//, "dist/").replace(/\.ts$/, "");
  return [".js", ".js.map", ".d.ts"].map((ending) => stem + ending);
}
