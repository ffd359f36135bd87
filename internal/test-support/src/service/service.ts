import { MucService } from "../muc/muc-service.ts";
import { EJABBERD, PROSODY, type Profile } from "../muc/profile.ts";
import { type RoomControl, roomControl } from "../muc/room-control.ts";
import type { Account, XmppServer } from "../servers/xmpp-server.ts";
import { Accounts } from "./accounts.ts";
import { ClientStream, type Host } from "./client-stream.ts";
import { type Listening, listenTcp, listenWebSocket, WEBSOCKET_PATH } from "./listeners.ts";
import { Router } from "./router.ts";
import type { Session } from "./session.ts";
import { Sessions } from "./sessions.ts";
import { DEFAULT_LIMITS, type WireLimits } from "./wire.ts";

export interface ServiceOptions {
  /** Which service the rooms behave like where services differ; default "prosody". */
  readonly profile?: Profile["name"];
  /**
   * Who may register with rooms like Prosody's: by default everybody, and those who administer the room are asked about
   * who has no affiliation (XEP-0045 §9.9); "members" is what Prosody 0.12 really does.
   */
  readonly registration?: "everybody" | "members";
  /** Bounds on what a client may send. */
  readonly limits?: Partial<WireLimits>;
}

/** An XMPP server inside this process. */
export interface XmppService extends XmppServer {
  readonly name: "memory";
  /** An account of this name; without a password the service makes one up. Registering again changes the password. */
  account(name: string, password?: string): Promise<Account>;
  /** The control of a room, by bare JID or name; it need not exist. */
  room(address: string): RoomControl;
  /** Cuts all connections of an account, or of everybody, without a word; gives their number. */
  drop(username?: string): number;
}

/** Starts it on free loopback ports: TCP and WebSocket. */
export async function startService(options: ServiceOptions = {}): Promise<XmppService> {
  const domain = "localhost";
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const accounts = new Accounts();
  const sessions = new Sessions();
  const streams = new Set<ClientStream>();
  const router = new Router(domain, accounts, sessions);
  const rooms = new MucService({
    domain: `conference.${domain}`,
    profile: profileOf(options),
    deliver: (stanza) => router.deliver(stanza),
  });
  router.addComponent(rooms);
  const host: Host = {
    domain,
    accounts,
    isOnline: (jid) => sessions.get(jid) !== undefined,
    online: (session) => sessions.add(session),
    received: (session, stanza) => router.submit(session, stanza),
    offline(session) {
      if (sessions.remove(session)) router.leave(session);
    },
  };
  const accept = () => {
    const stream = new ClientStream(host, () => streams.delete(stream));
    streams.add(stream);
    return stream;
  };
  const tcp = await listenTcp(accept, limits);
  const webSocket = await listenWebSocket(accept, limits);
  return {
    name: "memory",
    host: "127.0.0.1",
    port: tcp.port,
    websocketUrl: `ws://127.0.0.1:${webSocket.port}${WEBSOCKET_PATH}`,
    domain,
    conference: rooms.domain,
    account: async (name, password) => accounts.register(name, password),
    room: (address) => roomControl(rooms, address),
    drop(username) {
      const dropped = cutting(sessions, username === undefined ? undefined : `${username}@${domain}`);
      for (const session of dropped) session.cut();
      return dropped.length;
    },
    stop: once(() => stopAll(streams, [tcp, webSocket])),
  };
}

function profileOf({ profile, registration }: ServiceOptions): Profile {
  if (profile === "ejabberd") return EJABBERD;
  return registration === "members" ? { ...PROSODY, asksForRegistration: false } : PROSODY;
}

function cutting(sessions: Sessions, bare: string | undefined): readonly Session[] {
  return bare === undefined ? sessions.all() : sessions.of(bare);
}

async function stopAll(streams: ReadonlySet<ClientStream>, ports: readonly Listening[]): Promise<void> {
  const closing = ports.map((port) => port.close());
  for (const stream of streams) stream.end("system-shutdown");
  const late = setTimeout(() => {
    for (const stream of streams) stream.cut();
  }, 2_000);
  await Promise.all(closing);
  clearTimeout(late);
}

function once<T>(action: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
