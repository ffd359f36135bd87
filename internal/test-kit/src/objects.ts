import fc from "fast-check";

/** One arbitrary for every field: a field added to T does not compile until it is generated. */
export type Fields<T> = { readonly [K in keyof Required<T>]: fc.Arbitrary<Exclude<T[K], undefined>> };

/** Objects of T with and without each of the fields that are not named in `required`. */
export function objects<T>(fields: Fields<T>, required: readonly (keyof T & string)[] = []): fc.Arbitrary<T> {
  return fc.record(fields, { requiredKeys: [...required] as never[], noNullPrototype: true }) as fc.Arbitrary<T>;
}
