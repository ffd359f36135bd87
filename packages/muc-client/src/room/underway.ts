import { withSignals } from "./with-signals.ts";

/** Work that may have to end before its time: what is asked during a stay, or before a join. */
export class Underway {
  /** Made when something is: most rooms have nothing under way. */
  #controllers: Set<AbortController> | undefined;

  get size(): number {
    return this.#controllers?.size ?? 0;
  }

  /** The outcome of the work, whose signal aborts with the caller's or by {@link cancel}. */
  run<T>(signals: readonly (AbortSignal | undefined)[], work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#controllers = (this.#controllers ?? new Set()).add(controller);
    return withSignals([controller.signal, ...signals], work, () => this.#ended(controller));
  }

  #ended(controller: AbortController): void {
    this.#controllers?.delete(controller);
    if (this.size === 0) this.#controllers = undefined;
  }

  cancel(reason: Error): void {
    for (const controller of this.#controllers ?? []) controller.abort(reason);
  }
}
