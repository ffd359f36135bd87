/** A page reads no folders, so it has no vectors. */
export const vectorsFolder: string | undefined = undefined;

export function readVectors<T>(file: string): T {
  throw new Error(`${file} is not for pages`);
}

export function schemaErrors(): never {
  throw new Error("the schemas are not for pages");
}
