export { DisconnectedError } from "./disconnected-error.ts";
export { type AnswerOptions, type RequestOptions, request } from "./request.ts";
export { TimeoutError } from "./timeout-error.ts";
export type { ErrorEvent, IterateOptions, TypedEmitter } from "./typed-emitter.ts";
export type { XmppEntity } from "./xmpp-entity.ts";

// For those who build on an entity: packages of other XEPs.

export { Emitter } from "./emitter.ts";
export { type Delivery, EventQueue } from "./event-queue.ts";
export { type Listenable, listen } from "./listen.ts";
export { onAbort } from "./on-abort.ts";
export { parseTimeout, startTimer } from "./parse-timeout.ts";
export { PerEntity } from "./per-entity.ts";
export { randomId } from "./random-id.ts";
export { assertOnline, isOnline, isResumable, sendStanza } from "./stream.ts";
export { type StreamWatcher, watchStream } from "./watch-stream.ts";
