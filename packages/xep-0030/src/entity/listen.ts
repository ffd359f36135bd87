/** The part of an emitter that {@link listen} needs: an entity, or its `streamManagement`. */
export interface Listenable {
  /** As an EventEmitter of Node. */
  // biome-ignore lint/suspicious/noExplicitAny: listeners take what the event carries
  on(event: string, listener: (...args: any[]) => void): unknown;
  /** As an EventEmitter of Node. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeListener(event: string, listener: (...args: any[]) => void): unknown;
}

/**
 * Listens on an entity without ever throwing into it: a throw in a `stanza` listener would leave its parser in the
 * middle of an element, and the stream deaf. What is thrown goes to `console.error`. What you get removes the listener.
 */
export function listen<Argument>(
  target: Listenable,
  event: string,
  listener: (argument: Argument) => void,
): () => void {
  const guarded = (argument: Argument) => {
    try {
      listener(argument);
    } catch (error) {
      console.error(error);
    }
  };
  target.on(event, guarded);
  return () => void target.removeListener(event, guarded);
}
