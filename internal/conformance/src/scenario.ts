import type { World } from "./world.ts";

/** One thing that must hold on every service, whoever wrote it. */
export interface Scenario {
  /** What it shows, as a sentence. */
  readonly title: string;
  /** The section of XEP-0045 that says so. */
  readonly section: string;
  run(world: World): Promise<void>;
}
