// What this repository uses of @xmpp/client. @types/xmpp__client fails under nodenext and lacks much.
declare module "@xmpp/client" {
  import type { Element as LtxElement } from "ltx";

  type Listener = (...args: any[]) => void;
  interface Events {
    on(event: string, listener: Listener): this;
    once(event: string, listener: Listener): this;
    removeListener(event: string, listener: Listener): this;
    emit(event: string, ...args: unknown[]): boolean;
    listenerCount(event: string): number;
  }
  export interface Jid {
    readonly local: string;
    readonly domain: string;
    readonly resource: string;
    bare(): Jid;
    toString(): string;
  }
  export interface Credentials {
    readonly username?: string;
    readonly password?: string;
  }
  export interface ClientOptions {
    readonly service: string;
    readonly domain?: string;
    readonly resource?: string;
    readonly username?: string;
    readonly password?: string;
    readonly credentials?: (
      authenticate: (credentials: Credentials, mechanism: string) => Promise<void>,
      mechanisms: readonly string[],
    ) => Promise<void>;
  }
  export interface Client extends Events {
    readonly jid: Jid | null;
    readonly status: string;
    /** A net.Socket or the WebSocket adapter; null while there is none. */
    readonly socket: { setEncoding?(encoding: string): unknown } | null;
    readonly reconnect: Events & { delay: number; start(): void; stop(): void };
    isSecure(): boolean;
    readonly streamManagement: Events & { id: string; enabled: boolean; allowResume: boolean };
    readonly iqCaller: {
      request(stanza: LtxElement, timeout?: number): Promise<LtxElement>;
      get(payload: LtxElement, to?: string, timeout?: number): Promise<LtxElement | undefined>;
      set(payload: LtxElement, to?: string, timeout?: number): Promise<LtxElement | undefined>;
    };
    readonly iqCallee: {
      get(ns: string, name: string, handler: (context: any) => any): void;
      set(ns: string, name: string, handler: (context: any) => any): void;
    };
    start(): Promise<Jid>;
    stop(): Promise<unknown>;
    disconnect(): Promise<unknown>;
    send(stanza: LtxElement): Promise<void>;
    write(text: string): Promise<void>;
  }
  export function client(options: ClientOptions): Client;
  export function jid(text: string): Jid;
  export function xml(
    name: string,
    attributes?: Record<string, string> | string,
    ...children: (LtxElement | string)[]
  ): LtxElement;
}
