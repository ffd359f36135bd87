/** Credentials that a server accepts. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** Where a XEP-0114 component connects. */
export interface ComponentPort {
  readonly port: number;
  readonly domain: string;
  readonly secret: string;
}

/**
 * A running XMPP server with a MUC service, wherever it comes from: the same face for the embedded service, Prosody and
 * ejabberd.
 */
export interface XmppServer {
  readonly name: ServerName;
  /** The loopback address it listens on. */
  readonly host: string;
  /** The port of client streams over TCP, without TLS. */
  readonly port: number;
  /** The address of XMPP over WebSocket, RFC 7395. */
  readonly websocketUrl: string;
  /** The domain of the accounts. */
  readonly domain: string;
  /** The domain of the MUC service. */
  readonly conference: string;
  /** Absent where components are not served. */
  readonly component?: ComponentPort;
  /** Makes an account of this name and a password of its own; the same account when it was made before. */
  account(name: string): Promise<Account>;
  /** Ends the server and starts it again with what it has written. Absent where nothing is written. */
  restart?(): Promise<void>;
  /** Ends the server and removes what it wrote; a second call waits for the first. */
  stop(): Promise<void>;
}

/** "memory" is the embedded service. */
export type ServerName = "memory" | "prosody" | "ejabberd";
