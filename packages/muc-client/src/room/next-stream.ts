/** What waits for a stream on which stanzas can be sent. */
export class NextStream {
  #waiting: { readonly promise: Promise<void>; resolve(): void; reject(error: Error): void } | undefined;

  /** Resolves when it is there, rejects when there will be none. */
  wait(): Promise<void> {
    this.#waiting ??= deferred();
    return this.#waiting.promise;
  }

  ready(): void {
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  /** There will be none. */
  never(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

function deferred() {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  return { promise, resolve, reject };
}
