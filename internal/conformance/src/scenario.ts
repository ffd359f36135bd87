import type { Offer } from "./profiles.ts";
import type { World } from "./world.ts";

/** One thing that must hold on every service, whoever wrote it. */
export interface Scenario {
  /** What it shows, as a sentence. */
  readonly title: string;
  /** The sections that say so: of XEP-0045, or of the XEP named in front of them. */
  readonly section: string;
  /** What a service must offer for it; a service that does not says so in its profile. */
  readonly needs?: Offer;
  run(world: World): Promise<void>;
}
