import { BroadcastChannel } from "node:worker_threads";
import { TestRunner } from "vitest";
import type { Job } from "./messages.ts";
import { Repeater } from "./repeater.ts";

/** Vitest's own runner; where a channel is named, its worker does not end with its files but goes on with mutants. */
// biome-ignore lint/style/noDefaultExport: vitest takes no other
export default class Worker extends TestRunner {
  /** Vitest waits for the promise, which its type does not have. */
  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const name = this.injectValue("warm");
    return (name ? serve(name, new Repeater(this)) : undefined) as undefined;
  }
}

function serve(name: string, repeater: Repeater): Promise<void> {
  const channel = new BroadcastChannel(name);
  return new Promise((resolve) => {
    const answer = async (job: Job) => {
      const verdict = await repeater.try(job).catch((error: unknown) => ({ broken: String(error) }));
      channel.postMessage(verdict);
    };
    channel.onmessage = (message) => {
      const job = (message as { readonly data: Job | undefined }).data;
      if (job) return void answer(job);
      channel.close();
      resolve();
    };
    channel.postMessage(undefined);
  });
}
