import { canonicalXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { type Connected, type ConnectOptions, connect } from "../client/connect.ts";
import { deadline } from "../deadline.ts";
import type { XmppServer } from "../servers/xmpp-server.ts";

/** A client that is only XML text in both directions. */
export class XmlClient {
  readonly jid: string;
  readonly connected: Connected;
  #received: string[] = [];
  #barriers = 0;

  private constructor(connected: Connected) {
    this.connected = connected;
    this.jid = connected.jid;
    connected.entity.on("stanza", (stanza: Element) => this.#received.push(stanza.toString()));
  }

  static async logIn(server: XmppServer, name: string, options: ConnectOptions = {}): Promise<XmlClient> {
    return new XmlClient(await connect(server, await server.account(name), { resource: "res", ...options }));
  }

  /** Sends the text as it is. */
  async send(...stanzas: readonly string[]): Promise<void> {
    for (const stanza of stanzas) await this.connected.entity.write(stanza);
  }

  /**
   * Everything received since the last call, once the service has answered all that was sent; without random ids, and
   * without the presence that a room like Prosody's sends of itself once somebody is in.
   */
  async received(): Promise<string[]> {
    const all = (await this.receivedInFull()).filter((text) => !text.includes("vcard-temp:x:update"));
    return all.map((text) => text.replace(RANDOM_IDS, ""));
  }

  /** The same with all that. */
  async receivedInFull(): Promise<string[]> {
    await this.settled();
    return this.#received.splice(0);
  }

  /** The service has answered all that was sent. */
  async settled(): Promise<void> {
    const id = `barrier-${++this.#barriers}`;
    const pong = new Promise<void>((resolve) => {
      const listener = (stanza: Element) => {
        if (stanza.attrs.id !== id) return;
        this.connected.entity.removeListener("stanza", listener);
        resolve();
      };
      this.connected.entity.on("stanza", listener);
    });
    await this.send(
      `<iq xmlns='jabber:client' type='get' id='${id}' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>`,
    );
    await deadline(pong, 10_000, "pong");
    this.#received = this.#received.filter((text) => !text.includes(`"${id}"`));
  }

  /** Sends, and gives what comes back, in canonical form. */
  async ask(...stanzas: readonly string[]): Promise<string[]> {
    await this.send(...stanzas);
    return canonical(await this.received());
  }

  stop(): Promise<void> {
    return this.connected.stop();
  }
}

const RANDOM_IDS = /<(occupant-id|stanza-id) [^>]*\/>/g;

/** The canonical forms of stanzas. */
export function canonical(stanzas: readonly string[]): string[] {
  return stanzas.map((stanza) => canonicalXml(stanza));
}
