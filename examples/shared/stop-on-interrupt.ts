interface Stoppable {
  readonly reconnect: { stop(): void };
  stop(): Promise<unknown>;
}

/** On Ctrl-C says goodbye, then stops the entity; nothing is left that keeps the process running. */
export function stopOnInterrupt(entity: Stoppable, goodbye: () => Promise<void>): void {
  async function stop(): Promise<void> {
    await goodbye();
    entity.reconnect.stop();
    await entity.stop();
  }
  process.once("SIGINT", () => void stop());
}
