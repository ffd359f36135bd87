import { listen } from "./listen.ts";
import { isOnline, isResumable, streamManagementOf } from "./stream.ts";
import type { XmppEntity } from "./xmpp-entity.ts";

/** What may happen to a stream. Each is called once per change, however often xmpp.js tries to connect meanwhile. */
export interface StreamWatcher {
  /**
   * The stream is gone; `resumable` when stream management may bring it back, and then `resumed` or `failed` follows.
   */
  lost?(resumable: boolean): void;
  /**
   * The lost stream is back, with all that was under way; stanzas can be sent again. Replayed stanzas may have come
   * before.
   */
  resumed?(): void;
  /** The lost stream will not come back. Not called after `lost(false)`. */
  failed?(): void;
  /** A fresh stream is up. */
  online?(): void;
}

/** Follows the stream of an entity. What you get ends it. */
export function watchStream(entity: XmppEntity, watcher: StreamWatcher): () => void {
  const stream = new StreamState(entity, watcher);
  const management = streamManagementOf(entity);
  const removals = [
    listen(entity, "disconnect", () => stream.disconnected()),
    // "offline" is the end after stop(): nothing will be resumed.
    listen(entity, "offline", () => stream.failed()),
    listen(entity, "online", () => stream.online()),
    ...(management
      ? [listen(management, "resumed", () => stream.resumed()), listen(management, "fail", () => stream.failed())]
      : []),
  ];
  return () => {
    stream.ended = true;
    for (const remove of removals) remove();
  };
}

class StreamState {
  ended = false;
  readonly #entity: XmppEntity;
  readonly #watcher: StreamWatcher;
  #state: "up" | "waiting" | "down";

  constructor(entity: XmppEntity, watcher: StreamWatcher) {
    this.#entity = entity;
    this.#watcher = watcher;
    if (isOnline(entity)) this.#state = "up";
    else this.#state = isResumable(entity) ? "waiting" : "down";
  }

  disconnected(): void {
    const resumable = isResumable(this.#entity);
    if (this.#state === "up") {
      this.#state = resumable ? "waiting" : "down";
      this.#watcher.lost?.(resumable);
    } else if (!resumable) this.failed();
  }

  failed(): void {
    if (this.#state !== "waiting") return;
    this.#state = "down";
    this.#watcher.failed?.();
  }

  resumed(): void {
    if (this.#state !== "waiting") return;
    this.#state = "up";
    // xmpp.js emits "resumed" in front of the statement that sets the status back to "online".
    queueMicrotask(() => {
      if (!this.ended && this.#state === "up") this.#watcher.resumed?.();
    });
  }

  online(): void {
    this.failed();
    this.#state = "up";
    this.#watcher.online?.();
  }
}
