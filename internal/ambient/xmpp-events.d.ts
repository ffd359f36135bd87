// What this repository uses of @xmpp/events, which has no types: the emitter of Node, in a page that of `events`.
declare module "@xmpp/events" {
  type Listener = (...args: any[]) => void;
  export class EventEmitter {
    on(event: string, listener: Listener): this;
    once(event: string, listener: Listener): this;
    off(event: string, listener: Listener): this;
    removeListener(event: string, listener: Listener): this;
    emit(event: string, ...args: unknown[]): boolean;
    eventNames(): string[];
    listenerCount(event: string): number;
  }
}
