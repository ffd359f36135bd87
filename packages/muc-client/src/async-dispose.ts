/// <reference lib="esnext.disposable" preserve="true" />

/**
 * Gives all objects of a prototype their `Symbol.asyncDispose`, for `await using`, where the engine has that symbol.
 * Asked with each object: a polyfill may bring the symbol later.
 */
export function defineAsyncDispose(target: object, dispose: () => Promise<void>): void {
  const symbol: symbol | undefined = Symbol.asyncDispose;
  if (symbol && !Object.hasOwn(target, symbol))
    Object.defineProperty(target, symbol, { value: dispose, configurable: true });
}
