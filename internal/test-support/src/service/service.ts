import { MucService } from "../muc/muc-service.ts";
import { complete } from "../muc/profile/complete.ts";
import { EJABBERD } from "../muc/profile/ejabberd.ts";
import type { Profile } from "../muc/profile/profile.ts";
import { PROSODY } from "../muc/profile/prosody.ts";
import { type RoomControl, roomControl } from "../muc/room-control.ts";
import { newPassword } from "../servers/password.ts";
import type { Account, ComponentPort, XmppServer } from "../servers/xmpp-server.ts";
import { Accounts } from "./accounts.ts";
import { ClientSessions } from "./client-sessions.ts";
import { ClientStream } from "./client-stream.ts";
import { ComponentStream, NS_COMPONENT } from "./component-stream.ts";
import { ExternalComponent } from "./external-component.ts";
import { listenTcp, listenWebSocket, WEBSOCKET_PATH } from "./listeners.ts";
import { Router } from "./router.ts";
import { Sessions } from "./sessions.ts";
import { Streams } from "./streams.ts";
import { DEFAULT_LIMITS, type WireLimits } from "./wire.ts";

export interface ServiceOptions {
  /** Which service it behaves like where services differ; default "prosody". */
  readonly profile?: Profile["name"];
  /**
   * Nothing but what the real service offers. By default it is completed by the rest of XEP-0045: all fields of the
   * configuration, registration of whom an admin lets in, warning of archives, lists of rooms in pages.
   */
  readonly exact?: boolean;
  /** Seconds that a session waits to be resumed (XEP-0198), default 600; 0: streams are not managed. */
  readonly resumption?: number;
  /** Bounds on what a client may send. */
  readonly limits?: Partial<WireLimits>;
}

/** An XMPP server inside this process. */
export interface XmppService extends XmppServer {
  readonly name: "memory";
  /** Where a component connects, XEP-0114; there is a domain for one. */
  readonly component: ComponentPort;
  /** An account of this name; without a password the service makes one up. Registering again changes the password. */
  account(name: string, password?: string): Promise<Account>;
  /** The control of a room, by bare JID or name; it need not exist. */
  room(address: string): RoomControl;
  /**
   * Cuts all connections of an account, or of everybody, without a word; gives their number. Sessions whose streams are
   * managed (XEP-0198) can be resumed, unless `resumable` is false: then they are over.
   */
  drop(username?: string, options?: { readonly resumable?: boolean }): number;
}

/** Starts it on free loopback ports: TCP, WebSocket, and TCP for a component. */
export async function startService(options: ServiceOptions = {}): Promise<XmppService> {
  const domain = "localhost";
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const profile = profileOf(options);
  const patience = options.resumption ?? 600;
  const accounts = new Accounts();
  const sessions = new Sessions();
  const router = new Router(domain, accounts, sessions);
  const rooms = new MucService({ domain: `conference.${domain}`, profile, deliver: (one) => router.deliver(one) });
  const component = new ExternalComponent(`comp.${domain}`, (stanza) =>
    router.refuse(stanza, profile.errors.componentAway),
  );
  router.addComponent(rooms);
  router.addComponent(component);
  const clients = new ClientSessions(
    {
      online: (session) => sessions.add(session),
      received: (session, stanza) => router.submit(session, stanza),
      offline(session) {
        if (sessions.remove(session)) router.leave(session);
      },
      undelivered: (stanza) => router.refuse(stanza, profile.errors.sessionLost),
    },
    patience,
    limits.unacknowledged,
  );
  const streams = new Streams();
  const host = { domain, accounts, sessions: clients, managesStreams: patience > 0 };
  const acceptClient = streams.accepting((forget) => new ClientStream(host, forget));
  const secret = newPassword();
  const acceptComponent = streams.accepting(
    (forget) =>
      new ComponentStream(
        {
          domain: component.domain,
          secret,
          received: (stanza, from) => router.submitFrom(stanza, from),
          online: (stream) => component.online(stream),
          disconnected: (stream) => component.disconnected(stream),
        },
        forget,
      ),
  );
  const tcp = await listenTcp(acceptClient, limits);
  const webSocket = await listenWebSocket(acceptClient, limits);
  const componentTcp = await listenTcp(acceptComponent, limits, NS_COMPONENT);
  return {
    name: "memory",
    host: "127.0.0.1",
    port: tcp.port,
    websocketUrl: `ws://127.0.0.1:${webSocket.port}${WEBSOCKET_PATH}`,
    domain,
    conference: rooms.domain,
    component: { port: componentTcp.port, domain: component.domain, secret },
    account: async (name, password) => accounts.register(name, password),
    room: (address) => roomControl(rooms, address),
    drop(username, { resumable = true } = {}) {
      const dropped = username === undefined ? sessions.all() : sessions.of(`${username}@${domain}`);
      for (const { jid } of dropped) clients.drop(jid, resumable);
      return dropped.length;
    },
    stop: once(async () => {
      await streams.stop([tcp, webSocket, componentTcp]);
      clients.stop();
    }),
  };
}

function profileOf({ profile, exact }: ServiceOptions): Profile {
  const real = profile === "ejabberd" ? EJABBERD : PROSODY;
  return exact ? real : complete(real);
}

function once<T>(action: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
