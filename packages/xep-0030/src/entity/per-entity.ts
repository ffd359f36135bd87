import type { XmppEntity } from "./xmpp-entity.ts";

interface Made<Value> {
  readonly value: Value;
  readonly options: object;
}

/**
 * What exists once per entity (or once per entity and key): the same call gives the same object, until it is deleted.
 * What a later call does not say agrees with what the first one said; anything else is a `TypeError`.
 */
export class PerEntity<Value> {
  readonly #made: WeakMap<XmppEntity, Map<string, Made<Value>>> = new WeakMap();

  /** The value of this entity and key, made by the first call. */
  get(entity: XmppEntity, options: object, make: () => Value, key = ""): Value {
    const known = this.#made.get(entity)?.get(key);
    if (known) {
      if (!agrees(options, known.options)) throw new TypeError("it exists already, with other options");
      return known.value;
    }
    const value = make();
    const ofEntity = this.#made.get(entity) ?? new Map<string, Made<Value>>();
    this.#made.set(entity, ofEntity.set(key, { value, options }));
    return value;
  }

  /** The value, if it was made and is not deleted. */
  find(entity: XmppEntity, key = ""): Value | undefined {
    return this.#made.get(entity)?.get(key)?.value;
  }

  /** Forgets it: the next call makes a new one. */
  delete(entity: XmppEntity, key = ""): void {
    this.#made.get(entity)?.delete(key);
  }
}

/**
 * Whether everything that `later` says is said by `first` too. Plain objects and arrays by their content, all else by
 * identity.
 */
function agrees(later: unknown, first: unknown): boolean {
  if (later === undefined || Object.is(later, first)) return true;
  if (!isPlain(later) || !isPlain(first) || Array.isArray(later) !== Array.isArray(first)) return false;
  if (Array.isArray(later) && later.length !== (first as unknown as unknown[]).length) return false;
  return Object.keys(later).every((key) => agrees(later[key], first[key]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
