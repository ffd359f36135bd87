import type { Listening } from "./listeners.ts";
import type { Wire, WireListener } from "./wire.ts";

/** A stream of a client or a component. */
export interface Stream extends WireListener {
  attach(wire: Wire): void;
  end(condition?: string): void;
  cut(): void;
}

const END_WITHIN_MS = 2_000;

/** All that are open. */
export class Streams {
  readonly #open: Set<Stream> = new Set();

  /** Makes a stream for each new connection; `make` is given what to call when its connection is gone. */
  accepting(make: (forget: () => void) => Stream): () => Stream {
    return () => {
      const stream: Stream = make(() => this.#open.delete(stream));
      this.#open.add(stream);
      return stream;
    };
  }

  /** Ends all, by force those that do not end, and resolves when the last connection is gone. */
  async stop(ports: readonly Listening[]): Promise<void> {
    const closing = ports.map((port) => port.close());
    for (const stream of this.#open) stream.end("system-shutdown");
    const late = setTimeout(() => {
      for (const stream of this.#open) stream.cut();
    }, END_WITHIN_MS);
    await Promise.all(closing);
    clearTimeout(late);
  }
}
