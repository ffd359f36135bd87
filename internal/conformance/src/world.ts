import { createMucClient, type MucClient, type MucClientOptions, type Room } from "@xeps/muc-client";
import { StanzaError } from "@xeps/xep-0030";
import { request, type XmppEntity } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import {
  type Connected,
  connect,
  type FaultProxy,
  runSlixmpp,
  type Slixmpp,
  startFaultProxy,
  type XmppServer,
} from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import type { Element } from "ltx";
import { type OnlineComponent, startComponent } from "./component.ts";
import { next } from "./next.ts";
import type { Profile } from "./profiles.ts";

/** Somebody with an account, online, with our client on a real @xmpp/client. */
export interface Guest {
  readonly name: string;
  readonly entity: Client;
  readonly jid: string;
  /** Its bare JID. */
  readonly account: string;
  readonly muc: MucClient;
  /** Every stanza received so far, in order. */
  readonly received: readonly Element[];
  /** What the stream reported as errors. */
  readonly errors: readonly Error[];
}

let worlds = 0;

/** One scenario's corner of a server: guests of its own and rooms that nobody else knows. */
export class World {
  readonly server: XmppServer;
  readonly profile: Profile;
  readonly #number: number = ++worlds;
  readonly #connections: { stop(): Promise<void> }[] = [];
  readonly #clients: MucClient[] = [];
  #rooms = 0;

  constructor(server: XmppServer, profile: Profile) {
    this.server = server;
    this.profile = profile;
  }

  /** Logs in under a name that belongs to this world; the same name again is another session of the same account. */
  async guest(name: string, options?: MucClientOptions): Promise<Guest> {
    const connected = await connect(this.server, await this.server.account(`${name}${this.#number}`));
    this.#connections.push(connected);
    return this.#welcome(name, connected, options);
  }

  /** The same, behind a proxy that can spoil the connection; nobody manages the stream, for that would notice. */
  async guestBehindFaults(name: string): Promise<Guest & { readonly proxy: FaultProxy }> {
    const account = await this.server.account(`${name}${this.#number}`);
    const proxy = await startFaultProxy(this.server);
    const connected = await connect(proxy.server, account, { recovery: "fresh" });
    this.#connections.push({ stop: () => connected.stop().then(() => proxy.stop()) });
    return { ...(await this.#welcome(name, connected, undefined)), proxy };
  }

  async #welcome(name: string, connected: Connected, options: MucClientOptions | undefined): Promise<Guest> {
    const { entity, jid, errors } = connected;
    const received: Element[] = [];
    entity.on("stanza", (stanza: Element) => received.push(stanza));
    const muc = this.client(entity, options);
    await becomeAvailable(entity, this.server.domain);
    return { name, entity, jid, account: jid.replace(/\/.*/, ""), muc, received, errors };
  }

  /** Juliet, who is the owner of a room that she has just made, and Romeo, who is in it without any right. */
  async pair(): Promise<Pair> {
    const [juliet, romeo] = await Promise.all([this.guest("juliet"), this.guest("romeo")]);
    const jid = this.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const arrival = next(hers, "occupantJoin");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    await arrival;
    return { juliet, romeo, jid, hers, his };
  }

  /** Our client on an entity; ended with this world. */
  client(entity: XmppEntity, options?: MucClientOptions): MucClient {
    const muc = createMucClient(entity, options);
    this.#clients.push(muc);
    return muc;
  }

  /** Logs in with python3-slixmpp. */
  async slixmpp(name: string): Promise<Slixmpp> {
    const agent = await runSlixmpp(this.server, await this.server.account(`${name}${this.#number}`));
    this.#connections.push(agent);
    await agent.run("disco", { jid: this.server.domain }); // the answer comes after its presence was handled
    return agent;
  }

  /** A real @xmpp/component, online. There is one domain for it, so one at a time. */
  async component(): Promise<OnlineComponent> {
    const component = await startComponent(this.server);
    this.#connections.push(component);
    return component;
  }

  /** The address of a room that does not exist yet. */
  roomJid(name = "room"): string {
    return `${name}-${this.#number}-${++this.#rooms}@${this.server.conference}`;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.dispose()));
    await Promise.all(this.#connections.map((connection) => connection.stop()));
  }
}

/** Messages to an account reach only sessions that are available; resolves when the server knows that this one is. */
async function becomeAvailable(entity: Client, domain: string): Promise<void> {
  await entity.send(buildElement("presence"));
  const ping = buildElement("iq", { type: "get", to: domain }, [buildElement("ping", { xmlns: "urn:xmpp:ping" })]);
  await request(entity, ping).catch((error) => {
    if (!(error instanceof StanzaError)) throw error; // any answer comes after the presence was handled
  });
}

/** See {@link World.pair}. */
export interface Pair {
  readonly juliet: Guest;
  readonly romeo: Guest;
  readonly jid: string;
  readonly hers: Room;
  readonly his: Room;
}
