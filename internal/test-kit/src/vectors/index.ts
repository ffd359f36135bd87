export { readVectors, vectorsFolder } from "./folder.ts";
export { schemaErrors } from "./schema-errors.ts";
