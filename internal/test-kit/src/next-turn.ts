/**
 * Resolves in a later turn of the event loop, after all that is ready now: promises that are settled, and what follows
 * from them. No timer, so it comes under fake timers too; the same in Node and in a page.
 */
export function nextTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
