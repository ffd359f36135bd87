import { createMucClient, type MucClient } from "@xeps/muc-client";
import { type Client, client, xml } from "@xmpp/client";

/** Somebody who is logged in. */
export interface Session {
  readonly jid: string;
  readonly domain: string;
  readonly muc: MucClient;
  /** Calls back now and with every change: is the stream there? */
  watch(listener: (isOnline: boolean) => void): void;
  end(): Promise<void>;
}

export interface Credentials {
  readonly service: string;
  readonly jid: string;
  readonly password: string;
}

/** Logs in over WebSocket; rejects with what the server or the network says. */
export async function logIn({ service, jid, password }: Credentials): Promise<Session> {
  const [username = "", domain = ""] = jid.split("@");
  const { protocol, hostname } = new URL(service);
  // In browsers xmpp.js knows PLAIN only: the password itself goes over the wire.
  if (protocol !== "wss:" && !/^(localhost|127\..*|\[::1\])$/.test(hostname)) {
    throw new Error("passwords go over wss:// only");
  }
  const entity = client({
    service,
    domain,
    credentials: (authenticate) => authenticate({ username, password }, "PLAIN"),
  });
  entity.on("error", console.warn);
  const muc = createMucClient(entity);
  const end = () => stop(entity, muc);
  try {
    const full = await entity.start();
    await entity.send(xml("presence"));
    entity.on("online", () => void entity.send(xml("presence")).catch(console.warn));
    return { jid: full.bare().toString(), domain, muc, end, watch: (listener) => watch(entity, listener) };
  } catch (error) {
    await end();
    throw error;
  }
}

function watch(entity: Client, listener: (isOnline: boolean) => void): void {
  listener(entity.status === "online");
  entity.on("status", (status: string) => listener(status === "online"));
  // A resumed stream has no status of its own. The rooms hear of it a moment later, so we wait for them.
  entity.streamManagement.on("resumed", () => setTimeout(listener, 0, true));
}

async function stop(entity: Client, muc: MucClient): Promise<void> {
  await muc.dispose();
  entity.reconnect.stop();
  await entity.stop().catch(() => {});
}
