// What this repository uses of @xmpp/component, which has no types of its own.
declare module "@xmpp/component" {
  import type { Element as LtxElement } from "ltx";

  type Listener = (...args: any[]) => void;
  export interface Component {
    readonly jid: { toString(): string } | null;
    readonly status: string;
    readonly reconnect: { stop(): void };
    readonly iqCallee: { get(ns: string, name: string, handler: (context: any) => any): void };
    on(event: string, listener: Listener): this;
    removeListener(event: string, listener: Listener): this;
    emit(event: string, ...args: unknown[]): boolean;
    listenerCount(event: string): number;
    start(): Promise<{ toString(): string }>;
    stop(): Promise<unknown>;
    send(stanza: LtxElement): Promise<void>;
  }
  export function component(options: {
    readonly service: string;
    readonly domain: string;
    readonly password: string;
  }): Component;
  export function xml(
    name: string,
    attributes?: Record<string, string | undefined>,
    ...children: (LtxElement | string)[]
  ): LtxElement;
}
