import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Keeps every core busy until the returned function is called: what depends on the speed of the machine shows. */
export function keepBusy(): () => void {
  const loop = new URL("data:text/javascript,for(;;);");
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(loop));
  return () => {
    for (const worker of workers) void worker.terminate();
  };
}
