/**
 * `instanceof` by name, so that two copies of a package in one program agree. A class derived by a user keeps the
 * ordinary meaning.
 *
 * @param target the class at the right of `instanceof`
 */
export function hasInstanceByName(target: object, base: object, name: string, value: unknown): boolean {
  if (target !== base) return Function.prototype[Symbol.hasInstance].call(target, value);
  return value instanceof Error && value.name === name;
}
