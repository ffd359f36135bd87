import { Emitter, type ErrorEvent } from "../entity/index.ts";

export interface Events {
  readonly a: { readonly n: number };
  readonly b: { readonly n: number };
  readonly error: ErrorEvent;
}

/** Something with events which tests can cause. */
export class Thing extends Emitter<Events> {
  fire<K extends keyof Events>(event: K, payload: Events[K]): void {
    this.emit(event, payload);
  }
  report(error: unknown, event: string): void {
    this.reportError(error, event);
  }
  end(): void {
    this.endEvents();
  }
  get isHeard(): boolean {
    return this.hasListeners;
  }
}
