import type { RoomConfig } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { RoomCore } from "../room/room-core.ts";
import { abandon } from "./abandon.ts";
import { getConfig } from "./get-config.ts";
import { enter } from "./join.ts";
import { openWithDefaults } from "./open-with-defaults.ts";
import { type ConfigOptions, setConfig } from "./set-config.ts";

/** A room just created, locked for everybody else until one of these methods ends that. XEP-0045 §10.1. */
export interface NewRoom extends JoinResult {
  /**
   * The form of its configuration; what the service does not configure rejects with StanzaError "undefined-condition".
   */
  getConfig(options?: RequestOptions): Promise<DataForm>;
  /** Submits the configuration and opens the room; the handle stays usable when it is refused. */
  configure(config: RoomConfig, options?: ConfigOptions): Promise<void>;
  /** Opens the room as the service makes rooms. */
  acceptDefaults(options?: RequestOptions): Promise<void>;
  /** Cancels; if the service keeps the room all the same, destroys it. */
  abandon(options?: RequestOptions): Promise<void>;
}

/** `MucClient.create`. */
export async function create(core: RoomCore, nick: string, options: JoinOptions = {}): Promise<NewRoom> {
  const result = await enter(core, nick, options, "keep-locked");
  return {
    ...result,
    getConfig: (request) => getConfig(core, request),
    configure: (config, request) => setConfig(core, config, request),
    acceptDefaults: (request) => openWithDefaults(core, request),
    abandon: (request) => abandon(core, request),
  };
}
