import type { XmppEntity } from "@xeps/xep-0030/entity";
import { deadline, type XmppServer } from "@xeps-internal/test-support";
import { component } from "@xmpp/component";
import { PATIENCE } from "./next.ts";

/** A real @xmpp/component that is online. */
export interface OnlineComponent {
  readonly entity: XmppEntity;
  readonly domain: string;
  stop(): Promise<void>;
}

/** Connects as the component which the server is configured for. */
export async function startComponent(server: XmppServer): Promise<OnlineComponent> {
  if (!server.component) throw new Error(`${server.name} serves no components`);
  const { domain, port, secret } = server.component;
  const entity = component({ service: `xmpp://${server.host}:${port}`, domain, password: secret });
  entity.on("error", () => undefined);
  await deadline(entity.start(), PATIENCE, `component online at ${server.name}`);
  return {
    entity,
    domain,
    async stop() {
      entity.reconnect.stop();
      await entity.stop();
    },
  };
}
