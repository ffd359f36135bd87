/// <reference lib="esnext.disposable" preserve="true" />

/** Gives the object its `Symbol.asyncDispose`, for `await using`, where the engine has that symbol. */
export function defineAsyncDispose(target: object, dispose: () => Promise<void>): void {
  const symbol: symbol | undefined = Symbol.asyncDispose;
  if (symbol) Object.defineProperty(target, symbol, { value: dispose, configurable: true });
}
