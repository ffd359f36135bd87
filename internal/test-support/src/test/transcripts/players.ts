import type { Element } from "ltx";
import type { XmppService } from "../../service/service.ts";
import { RawClient } from "../raw-client.ts";

/** The clients of a transcript, by the names which they have there. */
export class Players {
  readonly #service: XmppService;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #clients: Map<string, RawClient> = new Map();
  /** Our ids of questions that the room passed on, by the recorded ones. */
  readonly #ids: Map<string, string> = new Map();

  constructor(service: XmppService, addresses: ReadonlyMap<string, string>) {
    this.#service = service;
    this.#addresses = addresses;
  }

  /** Nobody else has its address: logging in would end his session. */
  isFree(who: string): boolean {
    const address = this.#addresses.get(who);
    return ![...this.#clients.keys()].some((other) => other !== who && this.#addresses.get(other) === address);
  }

  /** Logs in, unless it is there; `managed`: with XEP-0198. */
  async enter(who: string, managed = false): Promise<void> {
    if (this.#clients.get(who)?.isClosed === false) return;
    const { host, component } = this.#service;
    const client = await (who === "comp" ? RawClient.component(host, component) : this.#logIn(who));
    if (managed) client.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    await client.settled();
    client.take();
    this.#clients.set(who, client);
    await this.#settle();
  }

  /** Sends, and everybody has what comes of it. */
  async send(who: string, xml: string): Promise<void> {
    await this.enter(who);
    const client = this.#clients.get(who);
    client?.write(xml.replace(/^<iq[^>]* id="([^"]*)"/, (iq, id) => iq.replace(id, this.#ids.get(id) ?? id)));
    await client?.settled();
    await this.#settle();
  }

  async cut(who: string): Promise<void> {
    await this.#clients.get(who)?.cut();
    await this.#settle();
  }

  /** What each has received since the last call. */
  take(): Map<string, readonly Element[]> {
    return new Map([...this.#clients].map(([who, client]) => [who, client.take()]));
  }

  /** Rooms give questions that they pass on ids of their own: the answers that were recorded have to have ours. */
  expect(who: string, recorded: string): void {
    const id = questionId(recorded);
    const ours = this.#clients.get(who)?.seen.map((one) => questionId(one.toString())) ?? [];
    const last = ours.filter((one) => one !== undefined).at(-1);
    if (id !== undefined && last !== undefined) this.#ids.set(id, last);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.stop()));
  }

  async #logIn(who: string): Promise<RawClient> {
    const [name = "", resource = "res"] = (this.#addresses.get(who) ?? `${who}@localhost/res`).split(/@localhost\//);
    const client = await RawClient.logIn(this.#service, await this.#service.account(name), resource);
    client.write("<presence/>");
    return client;
  }

  async #settle(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.settled()));
  }
}

/** The id of a question that a room passes on. */
function questionId(xml: string): string | undefined {
  return /^<iq(?=[^>]* type="get")(?=[^>]* from="[^"]*\/)[^>]* id="([^"]*)"/.exec(xml)?.[1];
}
